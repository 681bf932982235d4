internal import GRPCCore
internal import NIOCore
internal import SystemCodecs

/// How a client compresses its messages. What is sent is never compressed: it is proofs and hashes mostly,
/// which no compression makes smaller.
enum MessageEncoding: String, CaseIterable, Sendable {
    case identity
    case gzip
    /// DEFLATE in a zlib container, as in HTTP.
    case deflate

    /// For the header `grpc-accept-encoding`.
    static let accepted = allCases.map(\.rawValue).joined(separator: ",")

    /// Expands a message.
    /// - Throws: `RESOURCE_EXHAUSTED` beyond the limit, `INTERNAL` for bytes that are no such stream.
    func expand(_ message: ByteBuffer, bytesMax: Int) throws(RPCError) -> ByteBuffer {
        let container: Deflate.Container
        switch self {
        case .identity: throw RPCError(code: .internalError, message: Self.notAnnounced)
        case .gzip: container = .gzip
        case .deflate: container = .zlib
        }
        var expanded = ByteBuffer()
        do {
            let expander = try DeflateExpander(container)
            try expander.append(Array(message.readableBytesView)) { piece in
                guard expanded.readableBytes + piece.count <= bytesMax else {
                    throw RPCError.messageTooLarge(bytesMax: bytesMax)
                }
                expanded.writeBytes(piece)
            }
            try expander.finish()
        } catch let error as RPCError {
            throw error
        } catch {
            throw RPCError(
                code: .internalError, message: "a message is no valid \(rawValue) stream: \(error)")
        }
        return expanded
    }

    static let notAnnounced = "a message is compressed, but no grpc-encoding was announced"
}

extension RPCError {
    static func messageTooLarge(bytesMax: Int) -> RPCError {
        RPCError(
            code: .resourceExhausted,
            message: "a message is larger than the limit of \(bytesMax) bytes (max-recv-msg-size)")
    }
}
