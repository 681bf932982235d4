/// The ways a value log may be compressed; raw values are the numbers in the heads of its files.
package enum CompressionFormat: UInt64, Sendable, Hashable, CaseIterable {
    case none = 0
    /// Raw DEFLATE (RFC 1951).
    case flate = 1
    /// DEFLATE in a gzip container (RFC 1952).
    case gzip = 2
    /// LZW with codes of up to 12 bits, see ``LZW``.
    case lzw = 3
    /// DEFLATE in a zlib container (RFC 1950).
    case zlib = 4

    /// One complete stream for `bytes`.
    /// - Parameter level: 1 fastest to 9 smallest, 0 stored, -1 default, -2 Huffman codes only. LZW has none.
    package func compress(_ bytes: [UInt8], level: Int) throws(CodecError) -> [UInt8] {
        switch self {
        case .none: bytes
        case .lzw: LZW.compress(bytes)
        case .flate: try Deflate.compress(bytes, in: .raw, level: level)
        case .gzip: try Deflate.compress(bytes, in: .gzip, level: level)
        case .zlib: try Deflate.compress(bytes, in: .zlib, level: level)
        }
    }

    /// The bytes of one complete stream.
    /// - Parameter byteCount: how many there must be, no more and no fewer. It bounds what is allocated.
    package func expand(_ stream: [UInt8], byteCount: Int) throws(CodecError) -> [UInt8] {
        switch self {
        case .none:
            guard stream.count == byteCount else { throw .wrongLength(expected: byteCount) }
            return stream
        case .lzw: return try LZW.expand(stream, byteCount: byteCount)
        case .flate: return try Deflate.expand(stream, in: .raw, byteCount: byteCount)
        case .gzip: return try Deflate.expand(stream, in: .gzip, byteCount: byteCount)
        case .zlib: return try Deflate.expand(stream, in: .zlib, byteCount: byteCount)
        }
    }
}

/// Why bytes cannot be compressed or expanded.
package enum CodecError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The stream ends before its end mark.
    case truncated
    /// The bytes are no stream of the format.
    case malformed
    /// The stream holds more or fewer bytes than it should.
    case wrongLength(expected: Int)
    /// Bytes follow the end of the stream.
    case trailingBytes(count: Int)
    /// The library refuses: a level out of range, or no memory.
    case refused

    package var description: String {
        switch self {
        case .truncated: "the compressed stream ends too early"
        case .malformed: "the compressed stream is damaged"
        case .wrongLength(let expected): "the compressed stream does not hold \(expected) bytes"
        case .trailingBytes(let count): "\(count) bytes follow the compressed stream"
        case .refused: "the compression library refuses the level, or memory is short"
        }
    }
}
