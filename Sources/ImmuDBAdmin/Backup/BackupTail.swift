import ImmuDBStorage
import SystemIO

/// What stands behind the last whole record of a backup file, where it is no record.
///
/// A power cut takes any part of what was not synced: the end of the file, or sectors of it, which are zeros
/// then. Such a tail was never reported as saved and is copied again. Anything else is damage.
struct BackupTail {
    let file: any File
    /// Where the last whole record ends.
    let start: UInt64
    /// Bytes of the file.
    let size: UInt64
    /// What the file is known to hold.
    let manifest: BackupManifest?

    /// Whether the tail was never finished.
    /// - Parameter error: what reading the record at `start` said.
    func isTorn(_ error: BackupError) throws -> Bool {
        switch error.code {
        // Another kind of file, or one of a later program.
        case .notABackup where manifest?.isUnfinished != true: return false
        case .inputOutput, .unsupportedVersion: return false
        default: break
        }
        if let manifest, manifest.isUnfinished, start >= manifest.bytes { return true }
        let isPromised = manifest.map { start < $0.bytes && size >= $0.bytes } ?? false
        guard try endsInZeros() || (error.code == .cut && !isPromised) else { return false }
        return try !holdsWholeRecord()
    }

    /// Whether there are only zeros from a place on where a sector begins, or from the beginning on.
    private func endsInZeros() throws(SystemIOError) -> Bool {
        var end = size
        while end > start {
            let count = min(end - start, UInt64(Limits.backupBufferBytes))
            let bytes = try file.read(count: Int(count), at: end - count)
            if let last = bytes.lastIndex(where: { $0 != 0 }) {
                let first = end - count + UInt64(last) + 1
                return first + (Limits.sectorBytes - first % Limits.sectorBytes) % Limits.sectorBytes < size
            }
            end -= count
        }
        return size > start
    }

    /// Whether a transaction can be read further behind: then something in front of it was damaged.
    private func holdsWholeRecord() throws -> Bool {
        let mark = BackupRecord.magic
        var position = start + 1
        while position < size {
            let bytes = try file.read(count: Limits.backupBufferBytes, at: position)
            var rest = bytes[...]
            while let found = rest.firstRange(of: mark) {
                if isRecord(at: position + UInt64(found.lowerBound)) { return true }
                rest = rest[(found.lowerBound + 1)...]
            }
            guard bytes.count == Limits.backupBufferBytes else { break }
            // A mark may lie across the end of what was read.
            position += UInt64(bytes.count - mark.count + 1)
        }
        return false
    }

    private func isRecord(at offset: UInt64) -> Bool {
        var reader = BackupReader(FileBackupInput(file, at: offset))
        do throws(BackupError) {
            return try reader.next() != nil
        } catch {
            return false  // A value may hold the mark.
        }
    }
}

/// What a backup file holds.
struct BackupContents {
    var chain = BackupChain()
    /// Where the last whole record ends.
    var end: UInt64 = 0
    /// Whether something unfinished stands behind it.
    var isCutShort = false

    /// What is said about the end of a file that is cut short.
    var cutShort: String { "cut short at byte \(end), after transaction \(chain.last.id)" }
}
