import NIOCore
import NIOEmbedded
import Testing

@testable import ImmuDBTransport

@Suite struct PingResponderTests {
    private func channel(
        _ role: PingResponder.Role, quota: PingQuota = PingQuota()
    ) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        let responder = PingResponder(role: role, quota: quota)
        try channel.pipeline.syncOperations.addHandler(responder)
        return channel
    }

    private func sent(_ channel: EmbeddedChannel) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += buffer.readableBytesView }
        return bytes
    }

    private func passed(_ channel: EmbeddedChannel) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readInbound(as: ByteBuffer.self) { bytes += buffer.readableBytesView }
        return bytes
    }

    @Test func aServerAnswersAPingWithEachCall() throws {
        let channel = try channel(.server)
        try channel.writeInbound(ByteBuffer(bytes: Frames.preface + Frames.settings))
        #expect(try passed(channel) == Frames.preface + Frames.settings)
        for call in 0..<1000 {
            let request = Frames.frame(type: 1, flags: 4, stream: UInt32(2 * call + 1), [0x83, 0x86])
            try channel.writeInbound(ByteBuffer(bytes: request + Frames.ping(UInt64(call))))
            #expect(try passed(channel) == request)
            #expect(try sent(channel) == Frames.ping(UInt64(call), flags: 1))
        }
        #expect(try channel.finish().isClean)
    }

    @Test func aClientAnswersAPingWithEachAnswer() throws {
        let channel = try channel(.client)
        for call in 0..<1000 {
            let answer = Frames.data(Array(repeating: 7, count: call % 50), stream: UInt32(2 * call + 1))
            let bytes = Frames.ping(UInt64(call)) + answer
            try channel.writeInbound(ByteBuffer(bytes: bytes.prefix(12)))
            try channel.writeInbound(ByteBuffer(bytes: bytes.dropFirst(12)))
            #expect(try passed(channel) == answer)
            #expect(try sent(channel) == Frames.ping(UInt64(call), flags: 1))
        }
        #expect(try channel.finish().isClean)
    }

    /// A handler above may make the channel read on before it returns, as a failing write does.
    @Test func aReadInsideOfAReadKeepsItsPlace() throws {
        let channel = try channel(.server)
        let next = Frames.frame(type: 1, flags: 4, stream: 3, [0x83]) + Frames.ping(2)
        try channel.pipeline.syncOperations.addHandler(ReadsOn(next: ByteBuffer(bytes: next)))
        let first = Frames.frame(type: 1, flags: 4, stream: 1, [0x82])
        let bytes = Frames.preface + first + Frames.ping(1) + Frames.settings
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        #expect(try passed(channel) == Frames.preface + first + Frames.settings + next.dropLast(17))
        #expect(try sent(channel) == Frames.ping(1, flags: 1) + Frames.ping(2, flags: 1))
        #expect(try channel.finish().isClean)
    }

    private final class ReadsOn: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer
        private var next: ByteBuffer?

        init(next: ByteBuffer) { self.next = next }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if let bytes = next {
                next = nil
                context.pipeline.fireChannelRead(bytes)
            }
            context.fireChannelRead(data)
        }
    }

    @Test func answersToOurOwnPingsPass() throws {
        let channel = try channel(.client)
        try channel.writeInbound(ByteBuffer(bytes: Frames.ping(3, flags: 1)))
        #expect(try passed(channel) == Frames.ping(3, flags: 1))
        #expect(try sent(channel).isEmpty)
        #expect(try channel.finish().isClean)
    }

    @Test func beyondTheLimitTheConnectionClosesWithAReason() throws {
        let channel = try channel(.server, quota: PingQuota(countMax: 5))
        let headers = Frames.frame(type: 1, flags: 4, stream: 3, [0x83])
        try channel.writeInbound(ByteBuffer(bytes: Frames.preface + headers))
        for _ in 0..<5 { try channel.writeInbound(ByteBuffer(bytes: Frames.ping(1))) }
        #expect(try sent(channel).count == 5 * 17)
        #expect {
            try channel.writeInbound(ByteBuffer(bytes: Frames.ping(1) + Frames.settings))
        } throws: { error in
            (error as? TransportError)?.code == .tooManyPings
        }
        let goAway = Frames.frame(
            type: 7, flags: 0, stream: 0,
            Frames.bytes(of: UInt32(3)) + Frames.bytes(of: UInt32(11)) + Array("too_many_pings".utf8))
        #expect(try sent(channel) == goAway)
        #expect(try passed(channel) == Frames.preface + headers, "nothing passes after the refusal")
        #expect(!channel.isActive)
        _ = try channel.finish(acceptAlreadyClosed: true)
    }

    @Test func theCountStartsAnewWithEachWindow() {
        var quota = PingQuota(countMax: 2, window: .seconds(1))
        let start = NIODeadline.now()
        #expect(quota.admit(at: start, isReading: true) == nil)
        #expect(quota.admit(at: start + .milliseconds(999), isReading: true) == nil)
        #expect(quota.admit(at: start + .milliseconds(999), isReading: true) == .tooManyPings)
        #expect(quota.admit(at: start + .seconds(1), isReading: true) == nil)
    }

    @Test func answersDoNotPileUpForAPeerThatDoesNotRead() throws {
        let channel = try channel(.server, quota: PingQuota(unreadMax: 3))
        try channel.writeInbound(ByteBuffer(bytes: Frames.preface))
        channel.isWritable = false
        for _ in 0..<3 { try channel.writeInbound(ByteBuffer(bytes: Frames.ping(1))) }
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        channel.isWritable = false
        for _ in 0..<3 { try channel.writeInbound(ByteBuffer(bytes: Frames.ping(1))) }
        #expect {
            try channel.writeInbound(ByteBuffer(bytes: Frames.ping(1)))
        } throws: { error in
            (error as? TransportError)?.code == .peerNotReading
        }
        _ = try channel.finish(acceptAlreadyClosed: true)
    }

    @Test func itSitsBeforeEverythingThatIsThere() throws {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(Collector())
        try channel.addPingResponder(.client).wait()
        try channel.writeInbound(ByteBuffer(bytes: Frames.ping(3) + Frames.settings))
        let collector = try channel.pipeline.syncOperations.handler(type: Collector.self)
        #expect(collector.bytes == Frames.settings)
        #expect(try sent(channel) == Frames.ping(3, flags: 1))
        _ = try channel.finish()
    }
}

private final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    var bytes: [UInt8] = []

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
    }
}
