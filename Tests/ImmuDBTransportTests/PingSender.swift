import NIOCore

/// Behaves like a peer that measures bandwidth: sends a PING with everything it sends, and keeps the
/// answers to itself.
final class PingSender: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var isServer: Bool
    private var hasPreface = false
    private var received: [UInt8] = []
    private var prefaceLeft: Int

    init(isServer: Bool) {
        self.isServer = isServer
        prefaceLeft = isServer ? Frames.preface.count : 0
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        hasPreface = true
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        if hasPreface { context.write(wrapOutboundOut(ByteBuffer(bytes: Frames.ping(42))), promise: nil) }
        context.flush()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        var passed = Array(received.prefix(prefaceLeft))
        received.removeFirst(passed.count)
        prefaceLeft -= passed.count
        while prefaceLeft == 0, received.count >= 9 {
            let length = Int(received[0]) << 16 | Int(received[1]) << 8 | Int(received[2])
            guard received.count >= 9 + length else { break }
            let isAnswer = received[3] == 6 && received[4] == 1
            if !isAnswer { passed += received[..<(9 + length)] }
            received.removeFirst(9 + length)
        }
        if !passed.isEmpty { context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: passed))) }
    }
}

extension Channel {
    /// Puts a sender of PINGs next to the network.
    func addPingSender(isServer: Bool) -> EventLoopFuture<Void> {
        eventLoop.makeCompletedFuture {
            try pipeline.syncOperations.addHandler(PingSender(isServer: isServer), position: .first)
        }
    }
}
