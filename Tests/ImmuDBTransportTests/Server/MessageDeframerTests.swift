import GRPCCore
import NIOCore
import SystemCodecs
import Testing

@testable import ImmuDBTransport

@Suite struct MessageDeframerTests {
    private static func framed(_ bytes: [UInt8], flag: UInt8 = 0) -> ByteBuffer {
        var buffer = ByteBuffer(bytes: [flag])
        buffer.writeInteger(UInt32(bytes.count))
        buffer.writeBytes(bytes)
        return buffer
    }

    private static func failure(_ body: () throws(RPCError) -> Void) -> RPCError? {
        do throws(RPCError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    private static let messages: [[UInt8]] = [
        [], [1], Array(0...255), [UInt8](repeating: 7, count: 3000), [],
    ]

    @Test(arguments: [1, 2, 3, 5, 7, 64, 4096])
    func piecesOfAnySizeGiveTheSameMessages(size: Int) throws {
        var stream = ByteBuffer()
        for message in Self.messages { stream.writeImmutableBuffer(Self.framed(message)) }
        var deframer = MessageDeframer(encoding: .identity, bytesMax: 3000)
        var found: [[UInt8]] = []
        while stream.readableBytes > 0 {
            let piece = stream.readSlice(length: min(size, stream.readableBytes))
            deframer.append(try #require(piece))
            while let message = try deframer.next() { found.append(Array(message.readableBytesView)) }
        }
        #expect(found == Self.messages)
        #expect(!deframer.isInsideMessage)
    }

    @Test func halfAMessageIsNoticed() throws {
        var deframer = MessageDeframer(encoding: .identity, bytesMax: 10)
        var part = Self.framed([1, 2, 3])
        let beginning = part.readSlice(length: 6)
        deframer.append(try #require(beginning))
        let message = try deframer.next()
        #expect(message == nil)
        #expect(deframer.isInsideMessage)
    }

    @Test func largeMessagesAreRefusedBeforeTheyAreThere() {
        var deframer = MessageDeframer(encoding: .identity, bytesMax: 10)
        deframer.append(ByteBuffer(bytes: [0, 0, 0, 0, 11]))
        let error = Self.failure { () throws(RPCError) in _ = try deframer.next() }
        #expect(error?.code == .resourceExhausted)
    }

    @Test func anUnknownFlagIsRefused() {
        var deframer = MessageDeframer(encoding: .identity, bytesMax: 10)
        deframer.append(Self.framed([1], flag: 2))
        let error = Self.failure { () throws(RPCError) in _ = try deframer.next() }
        #expect(error?.code == .internalError)
    }

    @Test(arguments: [(MessageEncoding.gzip, Deflate.Container.gzip), (.deflate, .zlib)])
    func compressedMessagesAreExpandedUpToTheLimit(
        encoding: MessageEncoding, container: Deflate.Container
    ) throws {
        let message = [UInt8](repeating: 3, count: 100_000)
        let stream = try Deflate.compress(message, in: container, level: 6)
        var deframer = MessageDeframer(encoding: encoding, bytesMax: 100_000)
        deframer.append(Self.framed(stream, flag: 1))
        deframer.append(Self.framed([4, 5]))
        let first = try deframer.next()
        #expect(first.map { Array($0.readableBytesView) } == message)
        let second = try deframer.next()
        #expect(
            second.map { Array($0.readableBytesView) } == [4, 5], "not every message need be compressed")

        var strict = MessageDeframer(encoding: encoding, bytesMax: 99_999)
        strict.append(Self.framed(stream, flag: 1))
        let tooLarge = Self.failure { () throws(RPCError) in _ = try strict.next() }
        #expect(tooLarge?.code == .resourceExhausted)

        var damaged = MessageDeframer(encoding: encoding, bytesMax: 100_000)
        damaged.append(Self.framed(Array(stream.dropLast(3)), flag: 1))
        let malformed = Self.failure { () throws(RPCError) in _ = try damaged.next() }
        #expect(malformed?.code == .internalError)
    }

    @Test func compressionMustBeAnnounced() {
        var deframer = MessageDeframer(encoding: .identity, bytesMax: 10)
        deframer.append(Self.framed([1], flag: 1))
        let error = Self.failure { () throws(RPCError) in _ = try deframer.next() }
        #expect(error?.code == .internalError)
    }

    @Test func whatIsSentCanBeRead() throws {
        for message in Self.messages {
            let sent = [MessageBytes(message), MessageBytes(received: ByteBuffer(bytes: message))]
            for bytes in sent {
                var deframer = MessageDeframer(encoding: .identity, bytesMax: 3000)
                deframer.append(try #require(bytes.framed()))
                let found = try deframer.next()
                #expect(found.map { Array($0.readableBytesView) } == message)
            }
        }
    }
}
