import ArgumentParser
import CommandLineKit
import ImmuDBStorage
import SystemCodecs
import SystemIO

/// How a backup is packed. The format inside is the same.
enum BackupCompression: String, ExpressibleByArgument, CaseIterable {
    case zstd

    /// - Throws: `CommandFailure` when the library is not installed.
    func requireLibrary() throws(CommandFailure) {
        guard Zstandard.isThere else {
            throw CommandFailure(
                .failure, "zstd is not available: the library libzstd is not installed on this machine",
                hint: "install it, or use a pipe: hot-backup ledger | gzip > ledger.imm.gz")
        }
    }
}

/// Packs a backup into one frame with a checksum.
struct CompressedOutput: BackupOutput {
    private var inner: any BackupOutput
    private let compressor: Zstandard.Compressor

    init(_ inner: any BackupOutput) throws {
        self.inner = inner
        compressor = try Zstandard.Compressor()
    }

    mutating func write(_ bytes: [UInt8]) throws { try inner.write(compressor.compress(bytes)) }

    mutating func finish() throws {
        try inner.write(compressor.compress([], ends: true))
        try inner.finish()
    }
}

/// One way or the other.
struct PackedOutput: BackupOutput {
    var inner: any BackupOutput

    mutating func write(_ bytes: [UInt8]) throws { try inner.write(bytes) }
    mutating func finish() throws { try inner.finish() }
}

/// A backup as it is, or out of its frame when it begins with the mark of one.
struct ExpandingBackupInput: BackupInput {
    private var inner: any BackupInput
    private var first: [UInt8]?
    private var expander: Zstandard.Expander?

    init(_ inner: any BackupInput) { self.inner = inner }

    /// Whether a file is compressed.
    static func isCompressed(_ path: String, in files: any FileSystem) throws -> Bool {
        let file = try files.open(path, .readOnly)
        defer { BackupFileReading.close(file) }
        return try file.read(count: Zstandard.mark.count, at: 0) == Zstandard.mark
    }

    mutating func read(atMost count: Int) throws(BackupError) -> [UInt8] {
        if first == nil { try begin() }
        guard let expander else {
            guard let known = first, !known.isEmpty else { return try inner.read(atMost: count) }
            first = Array(known.dropFirst(count))
            return Array(known.prefix(count))
        }
        while true {
            let bytes = try Self.expand(expander, count)
            if !bytes.isEmpty { return bytes }
            let piece = try inner.read(atMost: Limits.backupBufferBytes)
            guard !piece.isEmpty else { break }
            expander.take(piece)
        }
        guard expander.isComplete else { throw BackupError(.cut, "the compressed file ends too early") }
        return []
    }

    private static func expand(
        _ expander: Zstandard.Expander, _ count: Int
    ) throws(BackupError) -> [UInt8] {
        do throws(CodecError) {
            return try expander.expand(atMost: count)
        } catch {
            throw BackupError(.malformed, "the compressed file is damaged")
        }
    }

    /// Looks at the first bytes.
    private mutating func begin() throws(BackupError) {
        var bytes: [UInt8] = []
        while bytes.count < Zstandard.mark.count {
            let more = try inner.read(atMost: Zstandard.mark.count - bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        first = bytes
        guard bytes == Zstandard.mark else { return }
        do throws(CodecError) {
            let made = try Zstandard.Expander()
            made.take(bytes)
            expander = made
        } catch {
            throw BackupError(
                .unsupportedVersion, "the file is compressed with zstd, and libzstd is not installed here")
        }
    }
}
