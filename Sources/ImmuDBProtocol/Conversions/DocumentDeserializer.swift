package import GRPCCore
package import SwiftProtobuf

/// Reads messages that hold documents.
///
/// A level of a document is several levels of messages, so that the limit of the library, which is meant for
/// messages of fixed shape, would stop at documents that are allowed.
package struct DocumentDeserializer<Message: SwiftProtobuf.Message>: MessageDeserializer {
    package init() {}

    /// - Throws: `RPCError` with `invalidArgument`; for documents nested too deeply it says which, and where.
    package func deserialize<Bytes: GRPCContiguousBytes>(_ serializedMessageBytes: Bytes) throws -> Message {
        let bytes = serializedMessageBytes.withUnsafeBytes { [UInt8]($0) }
        var options = BinaryDecodingOptions()
        options.messageDepthLimit = WireLimits.documentMessageDepthMax
        do {
            return try Message(serializedBytes: bytes, options: options)
        } catch BinaryDecodingError.messageDepthLimit {
            throw RPCError(
                code: .invalidArgument,
                message: "illegal arguments: \(DocumentNesting.complaint(about: bytes, Message.self))")
        } catch {
            throw RPCError(
                code: .invalidArgument, message: "Can't deserialize to message of type \(Message.self).",
                cause: error)
        }
    }
}
