import CommandLineKit
import ImmuDBProofs
import ImmuDBStorage
import SystemIO
import TerminalUI

/// A backup file that is written to.
struct BackupFile: BackupOutput {
    private let file: any File
    private let path: String
    private let files: any FileSystem
    private var end: UInt64
    private var pending: [UInt8] = []

    /// A new file.
    /// - Throws: `alreadyExists`.
    init(creating path: String, in files: any FileSystem) throws(SystemIOError) {
        file = try files.open(path, .createExclusive, followLinks: false, permissions: 0o600)
        self.path = path
        self.files = files
        end = 0
    }

    /// A file that goes on behind its last whole record.
    init(appendingTo path: String, at end: UInt64, in files: any FileSystem) throws(SystemIOError) {
        file = try files.open(path, .readWrite)
        self.path = path
        self.files = files
        self.end = end
        if try file.size() > end { try file.truncate(to: end) }
    }

    /// A file that is about to grow. First its manifest says so, so that what a power cut leaves behind the
    /// bytes that are there already is known to be unfinished.
    /// - Parameter contents: what the file holds; nil for a new one.
    static func growing(
        _ path: String, _ contents: BackupContents?, of database: String, in files: any FileSystem
    ) throws -> BackupFile {
        if contents != nil {
            // The process before may have ended without syncing what is read now.
            let file = try files.open(path, .readWrite)
            try file.sync()
            try file.close()
        }
        var manifest = BackupManifest(
            database: database, chain: contents?.chain ?? BackupChain(), bytes: contents?.end ?? 0,
            createdAt: SystemClock().now().rfc3339, signature: nil)
        manifest.unfinished = true
        try manifest.save(for: path, in: files)
        guard let contents else { return try BackupFile(creating: path, in: files) }
        return try BackupFile(appendingTo: path, at: contents.end, in: files)
    }

    mutating func write(_ bytes: [UInt8]) throws {
        pending += bytes
        if pending.count >= Limits.backupBufferBytes { try flush() }
    }

    private mutating func flush() throws(SystemIOError) {
        guard !pending.isEmpty else { return }
        try file.write(pending, at: end)
        end += UInt64(pending.count)
        pending.removeAll(keepingCapacity: true)
    }

    mutating func finish() throws {
        try flush()
        try file.sync()
        try file.close()
        try files.syncDirectory(parentDirectory(of: path))
    }
}

/// Standard output.
struct BackupPipe: BackupOutput {
    let sink: OutputSink

    func write(_ bytes: [UInt8]) throws { try sink.write(bytes) }
    func finish() throws { try sink.flush() }
}

/// Standard input or a file to read a backup from.
enum BackupFileReading {
    /// Reads a whole file and checks everything in it.
    /// - Parameters:
    ///   - allowsCut: what an interrupted run left behind the last whole record is passed over: a backup goes
    ///     on there.
    ///   - progress: bytes read, and in all.
    /// - Throws: `cut` for a file whose end was never finished, anything else for one that is damaged.
    static func check(
        _ path: String, in files: any FileSystem, allowsCut: Bool = false,
        progress: (_ done: UInt64, _ total: UInt64) -> Void = { _, _ in }
    ) throws -> BackupContents {
        let file = try files.open(path, .readOnly)
        defer { close(file) }
        let size = try file.size()
        var reader = BackupReader(ExpandingBackupInput(FileBackupInput(file)))
        do {
            while try reader.next() != nil { progress(reader.offset, size) }
            return BackupContents(chain: reader.chain, end: reader.offset)
        } catch {
            let tail = BackupTail(
                file: file, start: reader.offset, size: size, manifest: try .load(for: path, in: files))
            if try ExpandingBackupInput.isCompressed(path, in: files) { throw error }
            guard try tail.isTorn(error) else {
                guard error.code == .cut else { throw error }
                throw BackupError(
                    .malformed, "the length of the record was changed: it leads beyond the end of the file",
                    offset: reader.offset)
            }
            let contents = BackupContents(chain: reader.chain, end: reader.offset, isCutShort: true)
            guard allowsCut else { throw BackupError(.cut, "the backup is \(contents.cutShort)") }
            return contents
        }
    }

    /// A file that was only read cannot lose anything when it is closed.
    static func close(_ file: any File) {
        do throws(SystemIOError) { try file.close() } catch _ {}
    }
}
