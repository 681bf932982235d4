internal import GRPCCore
internal import NIOCore

/// The bytes of one message, and where they travel.
///
/// A message that is to be sent has room for its prefix in front, so that it goes to the socket as it is.
struct MessageBytes: GRPCContiguousBytes, Sendable {
    /// Compressed flag and length, in front of each message (gRPC over HTTP/2, "Length-Prefixed-Message").
    static let prefixBytes = 5

    /// The message is what is readable.
    private(set) var buffer: ByteBuffer

    /// A message that was received.
    init(received buffer: ByteBuffer) { self.buffer = buffer }

    init(repeating byte: UInt8, count: Int) {
        buffer = ByteBuffer()
        buffer.reserveCapacity(Self.prefixBytes + count)
        buffer.writeRepeatingByte(0, count: Self.prefixBytes)
        buffer.moveReaderIndex(forwardBy: Self.prefixBytes)
        buffer.writeRepeatingByte(byte, count: count)
    }

    init(_ sequence: some Sequence<UInt8>) {
        buffer = ByteBuffer()
        buffer.reserveCapacity(Self.prefixBytes + sequence.underestimatedCount)
        buffer.writeRepeatingByte(0, count: Self.prefixBytes)
        buffer.moveReaderIndex(forwardBy: Self.prefixBytes)
        buffer.writeBytes(sequence)
    }

    var count: Int { buffer.readableBytes }

    func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try buffer.withUnsafeReadableBytes(body)
    }

    mutating func withUnsafeMutableBytes<R>(
        _ body: (UnsafeMutableRawBufferPointer) throws -> R
    ) rethrows -> R {
        try buffer.withUnsafeMutableReadableBytes(body)
    }

    /// The message behind its prefix; nil when its length does not fit into one.
    func framed() -> ByteBuffer? {
        guard let length = UInt32(exactly: count) else { return nil }
        guard buffer.readerIndex == Self.prefixBytes else {
            // A message that was received and goes out again as it is.
            var copy = ByteBuffer()
            copy.reserveCapacity(Self.prefixBytes + count)
            copy.writeInteger(UInt8(0))
            copy.writeInteger(length)
            copy.writeImmutableBuffer(buffer)
            return copy
        }
        var whole = buffer
        whole.moveReaderIndex(to: 0)
        whole.setInteger(UInt8(0), at: 0)
        whole.setInteger(length, at: 1)
        return whole
    }
}
