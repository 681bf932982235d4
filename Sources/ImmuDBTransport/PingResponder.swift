package import NIOCore
internal import NIOSSL

/// Answers the PING frames of the peer before the HTTP/2 implementation sees them.
///
/// Peers that estimate bandwidth send a PING with nearly every call. The HTTP/2 implementation counts PINGs
/// as an attack after 200 in 30 seconds and closes the connection, and its limit cannot be set. This handler
/// sits between it and the network (behind TLS), answers PINGs itself under limits of its own, and passes on
/// everything else, answers to our own PINGs included.
///
/// Beyond a limit the peer is told so (GOAWAY, `ENHANCE_YOUR_CALM`), a ``TransportError`` travels up the
/// pipeline, and the connection closes.
package final class PingResponder: ChannelInboundHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    /// Which end of the connection this process is.
    package enum Role: Sendable {
        case client, server
    }

    private var filter: PingFilter
    private var quota: PingQuota
    /// Reads that were not looked at yet.
    private var waiting = CircularBuffer<ByteBuffer>()
    private var isPassing = false
    private var hasUnflushedAnswers = false
    private var isClosing = false

    package init(role: Role) {
        filter = PingFilter(expectsPreface: role == .server)
        quota = PingQuota()
    }

    init(role: Role, quota: PingQuota) {
        filter = PingFilter(expectsPreface: role == .server)
        self.quota = quota
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        waiting.append(unwrapInboundIn(data))
        // Whoever gets the bytes may write, and a write that fails makes the channel read what is left: that
        // comes here while the bytes before it are still on their way.
        guard !isPassing else { return }
        isPassing = true
        while !isClosing, let bytes = waiting.popFirst() {
            var events: [(event: PingFilter.Event, lastStreamID: UInt32)] = []
            filter.receive(bytes) { events.append(($0, $1)) }
            for (event, lastStreamID) in events where !isClosing {
                switch event {
                case .pass(let bytes): context.fireChannelRead(wrapInboundOut(bytes))
                case .ping(let payload): answer(payload, lastStreamID: lastStreamID, context: context)
                }
            }
        }
        waiting.removeAll()
        isPassing = false
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        if hasUnflushedAnswers {
            hasUnflushedAnswers = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { quota.answersWereRead() }
        context.fireChannelWritabilityChanged()
    }

    private func answer(_ payload: UInt64, lastStreamID: UInt32, context: ChannelHandlerContext) {
        let verdict = quota.admit(at: context.eventLoop.now, isReading: context.channel.isWritable)
        if let refusal = verdict {
            refuse(refusal, lastStreamID: lastStreamID, context: context)
            return
        }
        var frame = context.channel.allocator.buffer(
            capacity: PingFilter.frameHeaderBytes + PingFilter.pingPayloadBytes)
        // length 8, type PING, flag ACK, stream 0
        frame.writeInteger(UInt64(0x00_0008_06_01_000000))
        frame.writeInteger(UInt8(0))
        frame.writeInteger(payload)
        context.write(wrapOutboundOut(frame), promise: nil)
        hasUnflushedAnswers = true
    }

    private func refuse(_ code: TransportError.Code, lastStreamID: UInt32, context: ChannelHandlerContext) {
        isClosing = true
        let reason = Array("too_many_pings".utf8)
        var frame = context.channel.allocator.buffer(capacity: PingFilter.frameHeaderBytes + 8 + reason.count)
        let length = UInt32(8 + reason.count)
        // type GOAWAY, no flags, stream 0; then the last stream and ENHANCE_YOUR_CALM
        frame.writeInteger(length << 8 | 0x07)
        frame.writeInteger(UInt8(0))
        frame.writeInteger(UInt32(0))
        frame.writeInteger(lastStreamID)
        frame.writeInteger(UInt32(0x0b))
        frame.writeBytes(reason)
        let message =
            code == .peerNotReading
            ? "the peer sends PING frames and does not read the answers"
            : "more than \(quota.countMax) PING frames in \(Limits.pingWindowSeconds) seconds"
        let peer = context.channel.remoteAddress.map { "\($0)" } ?? "connection"
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
        context.fireErrorCaught(TransportError(code, message, at: peer))
        context.close(promise: nil)
    }
}

/// How many PINGs a connection may send.
struct PingQuota {
    let countMax: Int
    let unreadMax: Int
    private let window: TimeAmount
    private var windowStart: NIODeadline?
    private var count = 0
    private var unread = 0

    init(
        countMax: Int = Limits.pingsPerWindowMax, unreadMax: Int = Limits.unreadPingAnswersMax,
        window: TimeAmount = .seconds(Limits.pingWindowSeconds)
    ) {
        self.countMax = countMax
        self.unreadMax = unreadMax
        self.window = window
    }

    /// Counts a PING.
    /// - Parameter isReading: whether earlier answers leave this process.
    /// - Returns: why it must not be answered, or nil.
    mutating func admit(at now: NIODeadline, isReading: Bool) -> TransportError.Code? {
        if let start = windowStart, now < start + window {
            count += 1
        } else {
            windowStart = now
            count = 1
        }
        unread = isReading ? 0 : unread + 1
        if unread > unreadMax { return .peerNotReading }
        return count > countMax ? .tooManyPings : nil
    }

    mutating func answersWereRead() { unread = 0 }
}

extension Channel {
    /// Puts a ``PingResponder`` into the pipeline of an HTTP/2 connection: first, or behind TLS.
    ///
    /// To be called on the event loop, as the callbacks for new connections are.
    package func addPingResponder(_ role: PingResponder.Role) -> EventLoopFuture<Void> {
        eventLoop.makeCompletedFuture {
            let pipeline = pipeline.syncOperations
            try pipeline.addHandler(PingResponder(role: role), position: pipeline.behindTLS)
        }
    }
}

extension ChannelPipeline.SynchronousOperations {
    /// Where a handler sees the bytes of HTTP/2: behind TLS, or first when there is none.
    var behindTLS: Position {
        if let tls = try? handler(type: NIOSSLClientHandler.self) { return .after(tls) }
        return .first
    }
}
