import SystemCodecs
import SystemIO

/// Writes a tar archive compressed with gzip, in constant memory.
///
/// Each block of ``Limits/archiveBlockBytes`` is a gzip stream of its own; readers take them for one.
struct ArchiveWriter {
    private let file: any File
    private var end: UInt64 = 0
    private var pending: [UInt8] = []
    private let level: Int

    /// - Parameter level: of the compression, 1 fast to 9 small.
    init(_ file: any File, level: Int = 1) {
        self.file = file
        self.level = level
    }

    /// Bytes written so far, as they are on disk.
    var byteCount: UInt64 { end }

    mutating func add(_ header: TarHeader) throws {
        let bytes: [UInt8]
        do throws(TarHeader.Fault) {
            bytes = try header.encoded()
        } catch {
            throw BackupArchiveError(error.message)
        }
        try write(bytes)
    }

    /// The content of the file whose header was added last; `padFile()` ends it.
    mutating func write(_ bytes: [UInt8]) throws(BackupArchiveError) {
        pending += bytes
        while pending.count >= Limits.archiveBlockBytes { try flush(Limits.archiveBlockBytes) }
    }

    mutating func padFile(size: UInt64) throws(BackupArchiveError) {
        let rest = Int(size % UInt64(TarHeader.byteCount))
        if rest > 0 { try write([UInt8](repeating: 0, count: TarHeader.byteCount - rest)) }
    }

    /// Ends the archive and makes it durable.
    mutating func finish() throws {
        try write([UInt8](repeating: 0, count: 2 * TarHeader.byteCount))
        while !pending.isEmpty { try flush(min(pending.count, Limits.archiveBlockBytes)) }
        try file.sync()
    }

    private mutating func flush(_ count: Int) throws(BackupArchiveError) {
        do {
            let stream = try Deflate.compress(Array(pending[..<count]), in: .gzip, level: level)
            try file.write(stream, at: end)
            end += UInt64(stream.count)
            pending.removeFirst(count)
        } catch {
            throw BackupArchiveError("cannot write \(file.path): \(error)")
        }
    }
}

/// Why an archive could not be written or read.
struct BackupArchiveError: Error, Equatable, CustomStringConvertible {
    let message: String

    init(_ message: String) { self.message = message }

    var description: String { message }
}
