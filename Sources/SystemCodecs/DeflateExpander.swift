internal import CZlib

/// Expands DEFLATE streams piece by piece, in constant memory. Several streams one after the other count as
/// one, as gzip files do everywhere.
package final class DeflateExpander {
    private let expander: OpaquePointer
    /// At the end of a stream, where another may begin or the data may end.
    private var isBetweenStreams = true

    /// - Throws: `refused` without memory.
    package init(_ container: Deflate.Container) throws(CodecError) {
        guard let expander = czlib_expander_create(container.number) else {
            throw .refused
        }
        self.expander = expander
    }

    deinit { czlib_expander_destroy(expander) }

    /// Expands the next bytes.
    /// - Parameters:
    ///   - input: any number of bytes of the data.
    ///   - body: takes the expanded bytes, in pieces of at most ``Limits/expandedPieceBytes``.
    /// - Throws: `malformed`, and what `body` throws.
    package func append(_ input: [UInt8], _ body: ([UInt8]) throws -> Void) throws {
        var offset = 0
        var isMoreWaiting = false
        while offset < input.count || isMoreWaiting {
            if isBetweenStreams, offset < input.count { isBetweenStreams = false }
            var (consumed, written) = (0, 0)
            var result: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: Limits.expandedPieceBytes) { buffer, count in
                result = input.withUnsafeBufferPointer { source in
                    czlib_expander_step(
                        expander, source.baseAddress.map { $0 + offset }, input.count - offset, &consumed,
                        buffer.baseAddress, buffer.count, &written)
                }
                count = written
            }
            offset += consumed
            if !piece.isEmpty { try body(piece) }
            switch result {
            case CZLIB_OK.rawValue:
                guard czlib_expander_reset(expander) == CZLIB_OK.rawValue else { throw CodecError.refused }
                isBetweenStreams = true
                isMoreWaiting = false
            case CZLIB_TRUNCATED.rawValue:
                isMoreWaiting = written == Limits.expandedPieceBytes
                if consumed == 0, written == 0, offset < input.count { throw CodecError.malformed }
            case CZLIB_REFUSED.rawValue: throw CodecError.refused
            default: throw CodecError.malformed
            }
        }
    }

    /// Says that there is no more.
    /// - Throws: `truncated` inside a stream.
    package func finish() throws(CodecError) {
        guard isBetweenStreams else { throw .truncated }
    }
}
