import SystemCodecs
import SystemIO

/// Reads a tar archive compressed with gzip, in constant memory.
final class ArchiveReader {
    private let file: any File
    private var offset: UInt64 = 0
    private let expander: DeflateExpander
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init(_ file: any File) throws {
        self.file = file
        expander = try DeflateExpander(.gzip)
    }

    /// Compressed bytes read so far.
    var byteCount: UInt64 { offset }

    /// The next header; nil at the end of the archive.
    func next() throws -> TarHeader? {
        let bytes = try take(TarHeader.byteCount)
        do throws(TarHeader.Fault) {
            return try TarHeader.parse(bytes)
        } catch {
            throw BackupArchiveError("\(file.path): \(error.message)")
        }
    }

    /// The content of the file whose header was read last, in pieces.
    func content(of header: TarHeader, _ body: ([UInt8]) throws -> Void) throws {
        var left = header.size
        while left > 0 {
            let piece = try take(Int(min(left, UInt64(Limits.archiveBlockBytes))))
            guard !piece.isEmpty else { throw BackupArchiveError("\(file.path): the archive is cut") }
            try body(piece)
            left -= UInt64(piece.count)
        }
        let rest = Int(header.size % UInt64(TarHeader.byteCount))
        if rest > 0 { _ = try take(TarHeader.byteCount - rest) }
    }

    /// Reads to the end, so that a damaged checksum there is noticed.
    func drain() throws {
        while try !take(Limits.archiveBlockBytes).isEmpty {}
    }

    /// Up to `count` bytes, fewer at the end only.
    private func take(_ count: Int) throws -> [UInt8] {
        while buffer.count - start < count, !isAtEnd {
            if start > 0 {
                buffer.removeFirst(start)
                start = 0
            }
            let compressed = try file.read(count: Limits.archiveReadBytes, at: offset)
            offset += UInt64(compressed.count)
            do {
                if compressed.isEmpty {
                    try expander.finish()
                    isAtEnd = true
                } else {
                    try expander.append(compressed) { buffer += $0 }
                }
            } catch let error as CodecError {
                throw BackupArchiveError("\(file.path) is damaged: \(error)")
            }
        }
        let end = min(start + count, buffer.count)
        defer { start = end }
        return Array(buffer[start..<end])
    }
}
