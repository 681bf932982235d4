internal import GRPCCore
internal import NIOCore
internal import NIOHTTP2

/// What all connections of a listener share.
final class ConnectionServices: Sendable {
    typealias Stream = RPCStream<
        RPCAsyncSequence<RPCRequestPart<MessageBytes>, any Error>,
        RPCWriter<RPCResponsePart<MessageBytes>>.Closable
    >

    let messageBytesMax: Int
    let idleTime: TimeAmount
    let keepaliveTime = TimeAmount.seconds(Limits.keepaliveSeconds)
    let keepaliveAnswerTime = TimeAmount.seconds(Limits.keepaliveAnswerSecondsMax)

    private let routes: [String: CallRoute]
    private let handle: @Sendable (Stream, ServerContext) async -> Void
    /// The tasks of the calls under way; nil for one that has just begun.
    private let running = Registry<Task<Void, Never>?>()

    init(
        _ settings: ListenerSettings, methods: [MethodDescriptor],
        handle: @escaping @Sendable (Stream, ServerContext) async -> Void
    ) {
        messageBytesMax = settings.messageBytesMax
        idleTime = TimeAmount(settings.idleTime)
        self.handle = handle
        var routes: [String: CallRoute] = [:]
        for method in methods {
            let name = method.fullyQualifiedMethod
            routes["/" + name] = CallRoute(method, direct: settings.directCalls[name])
        }
        self.routes = routes
    }

    /// Where a path leads; nil when it has not the form of a method's. Unknown methods are for the router.
    func route(_ path: String) -> CallRoute? { routes[path] ?? CallRoute(path: path[...]) }

    /// Answers a direct call on the event loop of its connection.
    func answer(
        _ direct: @escaping DirectCall, _ metadata: Metadata, _ message: ByteBuffer, _ peer: String,
        _ link: ConnectionLink, _ stream: HTTP2StreamID
    ) {
        let id = running.add(nil)
        let bytes = Array(message.readableBytesView)
        let task = Task(executorPreference: link.loop) {
            link.send(await direct(metadata, bytes, peer), to: stream)
            self.running.remove(id)
        }
        running.replace(id, by: task)
    }

    /// Has a call served by a task with streams.
    func serve(_ call: WireCall, localPeer: String, remotePeer: String) {
        let id = running.add(nil)
        let task = Task {
            await withServerContextRPCCancellationHandle { cancellation in
                call.attach(cancellation)
                let stream = Stream(
                    descriptor: call.route.descriptor,
                    inbound: RPCAsyncSequence(wrapping: RequestParts(call: call)),
                    outbound: RPCWriter.Closable(wrapping: CallWriter(call: call)))
                let context = ServerContext(
                    descriptor: call.route.descriptor, remotePeer: remotePeer, localPeer: localPeer,
                    cancellation: cancellation)
                await self.handle(stream, context)
            }
            self.running.remove(id)
        }
        running.replace(id, by: task)
    }

    /// Cancels the tasks of all calls under way.
    func abortCalls() {
        for task in running.all { task?.cancel() }
    }

    /// Waits until no call is under way.
    func waitForCalls() async { await running.waitUntilEmpty() }
}
