internal import CZlib

/// DEFLATE streams made and read by the system's zlib.
package enum Deflate {
    /// What surrounds the DEFLATE data.
    package enum Container: Sendable, CaseIterable {
        case raw, gzip, zlib

        var number: Int32 {
            switch self {
            case .raw: Int32(bitPattern: CZLIB_RAW.rawValue)
            case .gzip: Int32(bitPattern: CZLIB_GZIP.rawValue)
            case .zlib: Int32(bitPattern: CZLIB_ZLIB.rawValue)
            }
        }
    }

    /// - Parameter level: 0 to 9, -1 default, -2 Huffman codes only.
    package static func compress(
        _ bytes: [UInt8], in container: Container, level: Int
    ) throws(CodecError) -> [UInt8] {
        guard Limits.deflateLevels.contains(level) else { throw .refused }
        var result: Int32 = 0
        let stream = [UInt8](unsafeUninitializedCapacity: czlib_bound(bytes.count)) { buffer, count in
            var written = 0
            result = czlib_compress(
                container.number, Int32(level), bytes, bytes.count, buffer.baseAddress, buffer.count, &written
            )
            count = written
        }
        guard result == CZLIB_OK.rawValue else { throw .refused }
        return stream
    }

    /// - Parameter byteCount: of the expanded bytes; another number is an error.
    package static func expand(
        _ stream: [UInt8], in container: Container, byteCount: Int
    ) throws(CodecError) -> [UInt8] {
        guard byteCount >= 0 else { throw .wrongLength(expected: byteCount) }
        var result: Int32 = 0
        var consumed = 0
        // One byte of room more than needed tells a stream that holds too much from one that ends in time.
        let bytes = [UInt8](unsafeUninitializedCapacity: byteCount + 1) { buffer, count in
            var written = 0
            result = czlib_expand(
                container.number, stream, stream.count, buffer.baseAddress, byteCount + 1, &written, &consumed
            )
            count = written
        }
        switch result {
        case CZLIB_OK.rawValue: break
        case CZLIB_TOO_LONG.rawValue: throw .wrongLength(expected: byteCount)
        case CZLIB_TRUNCATED.rawValue: throw .truncated
        case CZLIB_REFUSED.rawValue: throw .refused
        default: throw .malformed
        }
        guard bytes.count == byteCount else { throw .wrongLength(expected: byteCount) }
        guard consumed == stream.count else { throw .trailingBytes(count: stream.count - consumed) }
        return bytes
    }
}
