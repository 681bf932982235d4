internal import NIOCore
internal import Synchronization

/// Counts the connections of a listener.
final class ConnectionQuota: Sendable {
    private let limit: Int
    private let count = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    /// Connections that are open.
    var open: Int { count.load(ordering: .relaxed) }

    /// Counts a connection until it closes.
    /// - Returns: false when there are too many; the connection is not counted then.
    func admit(_ channel: any Channel) -> Bool {
        guard count.wrappingAdd(1, ordering: .relaxed).newValue <= limit else {
            count.wrappingSubtract(1, ordering: .relaxed)
            return false
        }
        channel.closeFuture.whenComplete { _ in self.count.wrappingSubtract(1, ordering: .relaxed) }
        return true
    }
}

/// Closes a connection that does not even say which protocol it speaks, so that it does not hold a place for
/// ever.
final class FirstBytesDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let time: TimeAmount
    private var deadline: Scheduled<Void>?
    /// Bytes of the connection preface that have yet to come.
    private var missing = PingFilter.prefaceBytes

    init(time: TimeAmount) { self.time = time }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        missing -= min(unwrapInboundIn(data).readableBytes, missing)
        context.fireChannelRead(data)
        guard missing == 0 else { return }
        deadline?.cancel()
        deadline = nil
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = nil
    }
}
