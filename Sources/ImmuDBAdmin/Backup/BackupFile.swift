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

    /// A file that goes on behind its last complete record.
    init(appendingTo path: String, at end: UInt64, in files: any FileSystem) throws(SystemIOError) {
        file = try files.open(path, .readWrite)
        self.path = path
        self.files = files
        self.end = end
        if try file.size() > end { try file.truncate(to: end) }
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
    ///   - allowsCut: an incomplete record at the end is left out: an interrupted backup goes on there.
    ///   - progress: bytes read, and in all.
    /// - Returns: what it holds, and where its last complete record ends.
    static func check(
        _ path: String, in files: any FileSystem, allowsCut: Bool = false,
        progress: (_ done: UInt64, _ total: UInt64) -> Void = { _, _ in }
    ) throws -> (chain: BackupChain, end: UInt64) {
        let file = try files.open(path, .readOnly)
        defer { close(file) }
        let size = try file.size()
        var reader = BackupReader(ExpandingBackupInput(FileBackupInput(file)))
        do {
            while try reader.next() != nil { progress(reader.offset, size) }
        } catch {
            guard allowsCut, error.code == .cut else { throw error }
        }
        return (reader.chain, reader.offset)
    }

    /// A file that was only read cannot lose anything when it is closed.
    static func close(_ file: any File) {
        do throws(SystemIOError) { try file.close() } catch _ {}
    }
}
