internal import GRPCCore
internal import NIOCore

/// Takes the messages of a call out of its bytes, whatever pieces these arrive in.
struct MessageDeframer {
    private let encoding: MessageEncoding
    private let bytesMax: Int
    /// The beginning of a message.
    private var held: ByteBuffer?

    /// - Parameter bytesMax: of a message, after it was expanded, too.
    init(encoding: MessageEncoding, bytesMax: Int) {
        self.encoding = encoding
        self.bytesMax = bytesMax
    }

    /// Whether it is in the middle of a message.
    var isInsideMessage: Bool { held != nil }

    mutating func append(_ bytes: ByteBuffer) {
        guard held != nil else {
            if bytes.readableBytes > 0 { held = bytes }
            return
        }
        held?.writeImmutableBuffer(bytes)
    }

    /// The next complete message.
    /// - Throws: `RESOURCE_EXHAUSTED` for one that is too large, `INTERNAL` for one that is not what it says.
    mutating func next() throws(RPCError) -> ByteBuffer? {
        guard var buffer = held, let prefix = Prefix(buffer) else { return nil }
        guard prefix.flag <= 1 else {
            throw RPCError(code: .internalError, message: "a message has the unknown flag \(prefix.flag)")
        }
        guard prefix.length <= bytesMax else { throw .messageTooLarge(bytesMax: bytesMax) }
        let whole = MessageBytes.prefixBytes + prefix.length
        guard buffer.readableBytes >= whole else {
            return nil
        }
        buffer.moveReaderIndex(forwardBy: MessageBytes.prefixBytes)
        guard let message = buffer.readSlice(length: prefix.length) else { return nil }
        held = buffer.readableBytes > 0 ? buffer : nil
        return prefix.flag == 0 ? message : try encoding.expand(message, bytesMax: bytesMax)
    }

    private struct Prefix {
        let flag: UInt8
        let length: Int

        /// nil when it is not complete yet.
        init?(_ buffer: ByteBuffer) {
            guard let flag = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self),
                let length = buffer.getInteger(at: buffer.readerIndex + 1, as: UInt32.self)
            else { return nil }
            self.flag = flag
            self.length = Int(length)
        }
    }
}
