// Covers what a broken connection does to the hostile listener itself.
import NIOCore
import NIOEmbedded
import Testing

@testable import ImmuDBTesting

@Suite struct HostileHandlerTests {
    /// A write that fails makes a channel read what is left, in the middle of answering what came before.
    @Test(arguments: HostileListener.Behaviour.allCases)
    func readsWhileItWrites(behaviour: HostileListener.Behaviour) throws {
        let channel = EmbeddedChannel()
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandlers([ReadsOnFlush(), HostileHandler(behaviour)])
        let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
        try channel.writeInbound(ByteBuffer(bytes: preface + ReadsOnFlush.settings))
        let leftOver = try pipeline.handler(type: ReadsOnFlush.self).leftOver
        #expect(leftOver.isEmpty || [.silence, .oneByteAMinute].contains(behaviour), "it never answered")
        _ = try channel.finish(acceptAlreadyClosed: true)
    }
}

/// Reads a request when something is to be sent, once.
private final class ReadsOnFlush: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    static let settings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
    private(set) var leftOver: [UInt8] = [0, 0, 0, 1, 4, 0, 0, 0, 1] + settings

    func flush(context: ChannelHandlerContext) {
        let bytes = leftOver
        leftOver = []
        if !bytes.isEmpty { context.fireChannelRead(NIOAny(ByteBuffer(bytes: bytes))) }
        context.flush()
    }
}
