internal import GRPCCore
internal import NIOCore
internal import NIOHTTP2
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// gRPC over HTTP/2 on event loops: see ``ConnectionHandler`` and ``CallLoop``.
final class EventLoopTransport: ServerTransport {
    typealias Bytes = MessageBytes

    /// Servers have threads of their own: a client in the same process never waits for one.
    private static let threads = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
    private static let loops: [ObjectIdentifier: CallLoop] = Dictionary(
        uniqueKeysWithValues: threads.makeIterator().map { (ObjectIdentifier($0), CallLoop($0)) })

    private let settings: ListenerSettings
    private let quota: ConnectionQuota
    private let bound: EventLoopPromise<SocketAddress>

    private struct State {
        var methods: [MethodDescriptor] = []
        var listening: (any Channel)?
        var isStopping = false
    }

    private let state = Mutex(State())
    private let connections = Registry<any Channel>()

    init(_ settings: ListenerSettings, quota: ConnectionQuota) {
        self.settings = settings
        self.quota = quota
        bound = Self.threads.next().makePromise()
    }

    /// Where it listens, once it does.
    /// - Throws: why it does not.
    var address: SocketAddress { get async throws { try await bound.futureResult.get() } }

    func configure(context: GRPCServerContext) { state.withLock { $0.methods = context.methods } }

    func listen(
        streamHandler: @escaping @Sendable (RPCStream<Inbound, Outbound>, ServerContext) async -> Void
    ) async throws {
        let services = ConnectionServices(
            settings, methods: state.withLock { $0.methods }, handle: streamHandler)
        let channel = try await bind(services)
        let isStopping = state.withLock { state in
            state.listening = channel
            return state.isStopping
        }
        if isStopping { channel.close(promise: nil) }
        try await withTaskCancellationHandler {
            try await channel.closeFuture.get()
            await connections.waitUntilEmpty()
            await services.waitForCalls()
        } onCancel: {
            closeAll()
            services.abortCalls()
        }
    }

    private func bind(_ services: ConnectionServices) async throws -> any Channel {
        do {
            let tls = try settings.tls.map { try NIOSSLContext(configuration: $0.gRPCConfiguration) }
            let channel = try await ServerBootstrap(group: Self.threads)
                .serverChannelOption(.backlog, value: Limits.backlog)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelInitializer { self.open($0, services, tls) }
                .bind(to: settings.address.resolved()).get()
            guard let address = channel.localAddress else { throw ChannelError.unknownLocalAddress }
            bound.succeed(address)
            return channel
        } catch {
            bound.fail(error)
            throw error
        }
    }

    /// Makes the pipeline of a connection.
    private func open(
        _ channel: any Channel, _ services: ConnectionServices, _ tls: NIOSSLContext?
    ) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            guard quota.admit(channel), let loop = Self.loops[ObjectIdentifier(channel.eventLoop)] else {
                channel.close(promise: nil)
                throw TransportError(.tooManyConnections, "too many connections", at: "")
            }
            let note = GoAwayNote()
            let pipeline = channel.pipeline.syncOperations
            if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
            try pipeline.addHandler(PingResponder(role: .server))
            try pipeline.addHandler(FirstBytesDeadline(time: TimeAmount(settings.firstBytesTime)))
            try pipeline.addHandler(
                NIOHTTP2Handler(
                    mode: .server, frameDelegate: note, connectionConfiguration: connectionConfiguration))
            try pipeline.addHandler(ConnectionHandler(services, loop: loop, goAwayNote: note))
            let id = connections.add(channel)
            channel.closeFuture.whenComplete { _ in self.connections.remove(id) }
            // Whoever stops the server closes what is registered then.
            if state.withLock({ $0.isStopping }) { channel.close(promise: nil) }
        }
    }

    private var connectionConfiguration: NIOHTTP2Handler.ConnectionConfiguration {
        var configuration = NIOHTTP2Handler.ConnectionConfiguration()
        configuration.initialSettings = [
            HTTP2Setting(parameter: .maxConcurrentStreams, value: settings.streamsPerConnectionMax),
            HTTP2Setting(parameter: .maxHeaderListSize, value: Limits.headerBytesMax),
            HTTP2Setting(parameter: .maxFrameSize, value: Limits.frameBytesMax),
            HTTP2Setting(parameter: .initialWindowSize, value: Limits.windowBytes),
        ]
        return configuration
    }

    // MARK: The end

    func beginGracefulShutdown() {
        stopListening()
        for connection in connections.all {
            connection.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    private func closeAll() {
        stopListening()
        for connection in connections.all { connection.close(promise: nil) }
    }

    private func stopListening() {
        let listening = state.withLock { state in
            state.isStopping = true
            return state.listening
        }
        listening?.close(promise: nil)
    }
}
