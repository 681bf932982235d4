internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Something that listens where a server is expected, and behaves as none should.
///
/// What a ``MaliciousServer`` lies about are answers; this is about connections. A client must end every call
/// with an error within its deadline, whatever happens here.
public final class HostileListener: Sendable {
    /// How it behaves.
    public enum Behaviour: String, Sendable, CaseIterable {
        /// Accepts connections and never says anything.
        case silence
        /// Begins HTTP/2 properly, one byte a minute.
        case oneByteAMinute
        /// Begins HTTP/2 properly, and never answers a request.
        case noAnswer
        /// Breaks every connection at once.
        case resetsConnections
        /// Breaks the connection when the first request arrives.
        case resetsRequests
        /// Says that it goes away as soon as it is connected to.
        case goesAway
        /// Says that it goes away when a request arrives, and drops that request.
        case goesAwayFromRequests
        /// Resets every stream with the code for "refused".
        case refusesStreams
        /// Resets every stream thousands of times.
        case rapidReset
        /// Sends PING frames without end.
        case pingFlood
        /// Sends SETTINGS frames without end.
        case settingsFlood
        /// Announces a frame larger than is allowed.
        case hugeFrame
        /// Speaks HTTP/1.1.
        case anotherProtocol
        /// Sends bytes without meaning.
        case noise
    }

    /// Port on 127.0.0.1.
    public let port: Int
    private let channel: any Channel

    private init(channel: any Channel, port: Int) {
        self.channel = channel
        self.port = port
    }

    /// Begins to listen on a free port of the loopback interface.
    /// - Throws: the reason why it cannot listen.
    public static func start(_ behaviour: Behaviour) async throws -> HostileListener {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(HostileHandler(behaviour))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return HostileListener(channel: channel, port: channel.localAddress?.port ?? 0)
    }

    /// Stops listening. Connections end when the client closes them.
    public func close() async throws { try await channel.close() }
}

/// One connection.
final class HostileHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let behaviour: HostileListener.Behaviour
    private var scanner = FrameScanner()
    private var isFlooding = false

    init(_ behaviour: HostileListener.Behaviour) { self.behaviour = behaviour }

    func channelActive(context: ChannelHandlerContext) {
        switch behaviour {
        case .silence, .oneByteAMinute: break
        case .resetsConnections: reset(context)
        case .anotherProtocol:
            send(Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".utf8), context)
        case .noise: send((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }, context)
        case .hugeFrame: send(Frame.settings + [0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 1], context)
        case .goesAway: send(Frame.settings + Frame.goAway(lastStream: 0), context)
        default: send(Frame.settings, context)
        }
        if behaviour == .oneByteAMinute { trickle(Frame.settings[...], context) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // Answered when the scanner is done: a write that fails makes the channel read what is left, and that
        // comes here, too.
        for event in scanner.receive(Array(unwrapInboundIn(data).readableBytesView)) {
            switch event {
            case .settings:
                guard behaviour != .silence, behaviour != .oneByteAMinute else { continue }
                send(Frame.settingsAcknowledgement, context)
                if behaviour == .pingFlood || behaviour == .settingsFlood { flood(context) }
            case .request(let stream): answer(stream, context)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func answer(_ stream: UInt32, _ context: ChannelHandlerContext) {
        switch behaviour {
        case .resetsRequests: reset(context)
        case .goesAwayFromRequests: send(Frame.goAway(lastStream: 0), context)
        case .refusesStreams: send(Frame.resetStream(stream), context)
        case .rapidReset:
            var frames: [UInt8] = []
            for _ in 0..<Limits.rapidResetsCount { frames += Frame.resetStream(stream) }
            send(frames, context)
        default: break
        }
    }

    private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        var buffer = context.channel.allocator.buffer(capacity: bytes.count)
        buffer.writeBytes(bytes)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }

    /// Sends frames for as long as they are read.
    private func flood(_ context: ChannelHandlerContext) {
        guard !isFlooding else { return }
        isFlooding = true
        let frame = behaviour == .pingFlood ? Frame.ping : Frame.settings
        let bytes = Array([[UInt8]](repeating: frame, count: 1_000).joined())
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(1)) { task in
            let (handler, context) = bound.value
            guard context.channel.isActive else {
                task.cancel()
                return
            }
            if context.channel.isWritable { handler.send(bytes, context) }
        }
    }

    private func trickle(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext) {
        guard let first = bytes.first, context.channel.isActive else { return }
        send([first], context)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .minutes(1)) {
            let (handler, context) = bound.value
            handler.trickle(bytes.dropFirst(), context)
        }
    }

    /// Closes so that the peer sees a reset instead of an end.
    private func reset(_ context: ChannelHandlerContext) {
        guard let socket = context.channel as? any SocketOptionProvider else {
            context.close(promise: nil)
            return
        }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
            bound.value.close(promise: nil)
        }
    }
}

/// Frames of HTTP/2 (RFC 9113, section 6), as bytes.
private enum Frame {
    static let settings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
    static let settingsAcknowledgement: [UInt8] = [0, 0, 0, 4, 1, 0, 0, 0, 0]
    static let ping: [UInt8] = [0, 0, 8, 6, 0, 0, 0, 0, 0] + Array("pingping".utf8)

    static func goAway(lastStream: UInt32) -> [UInt8] {
        [0, 0, 8, 7, 0, 0, 0, 0, 0] + bigEndian(lastStream) + [0, 0, 0, 0]
    }

    /// REFUSED_STREAM
    static func resetStream(_ stream: UInt32) -> [UInt8] {
        [0, 0, 4, 3, 0] + bigEndian(stream) + [0, 0, 0, 7]
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
    }
}

/// Finds the frames of a client that matter here.
private struct FrameScanner {
    enum Event {
        /// The client sent its settings.
        case settings
        /// The client began a request on this stream.
        case request(UInt32)
    }

    private var bytes: [UInt8] = []
    /// `PRI * HTTP/2.0`, an empty line, `SM`, an empty line.
    private var prefaceBytes = 24

    /// What new bytes complete, in its order.
    mutating func receive(_ new: [UInt8]) -> [Event] {
        bytes += new
        guard prefaceBytes == 0 || bytes.count >= prefaceBytes else { return [] }
        bytes.removeFirst(prefaceBytes)
        prefaceBytes = 0
        var events: [Event] = []
        while bytes.count >= 9 {
            let length = Int(bytes[0]) << 16 | Int(bytes[1]) << 8 | Int(bytes[2])
            guard bytes.count >= 9 + length else { break }
            let isAcknowledgement = bytes[4] & 1 != 0
            switch bytes[3] {
            case 1:
                events.append(.request(bytes[5...8].reduce(0) { $0 << 8 | UInt32($1) } & 0x7fff_ffff))
            case 4 where !isAcknowledgement: events.append(.settings)
            default: break
            }
            bytes.removeFirst(9 + length)
        }
        return events
    }
}
