internal import GRPCCore
internal import NIOCore
internal import NIOHTTP2
internal import Synchronization

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
    private let running = RunningCalls()

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
        let id = running.begin()
        let bytes = Array(message.readableBytesView)
        let task = Task(executorPreference: link.loop) {
            link.send(await direct(metadata, bytes, peer), to: stream)
            self.running.end(id)
        }
        running.register(task, id)
    }

    /// Has a call served by a task with streams.
    func serve(_ call: WireCall, localPeer: String, remotePeer: String) {
        let id = running.begin()
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
            self.running.end(id)
        }
        running.register(task, id)
    }

    /// Cancels the tasks of all calls under way.
    func abortCalls() { running.abortAll() }

    /// Waits until no call is under way.
    func waitForCalls() async { await running.waitUntilNone() }
}

/// The tasks of the calls under way.
private final class RunningCalls: Sendable {
    private struct State {
        var nextID: UInt64 = 0
        /// nil for a task that has just begun.
        var tasks: [UInt64: Task<Void, Never>?] = [:]
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func begin() -> UInt64 {
        state.withLock { state in
            state.nextID &+= 1
            state.tasks[state.nextID] = .some(nil)
            return state.nextID
        }
    }

    /// Remembers the task of a call, unless it is over already.
    func register(_ task: Task<Void, Never>, _ id: UInt64) {
        state.withLock { state in
            if state.tasks[id] != nil { state.tasks[id] = task }
        }
    }

    func end(_ id: UInt64) {
        let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.tasks.removeValue(forKey: id)
            guard state.tasks.isEmpty else { return [] }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func abortAll() {
        for case let task? in state.withLock({ Array($0.tasks.values) }) { task.cancel() }
    }

    func waitUntilNone() async {
        await withCheckedContinuation { continuation in
            let isNone = state.withLock { state in
                guard !state.tasks.isEmpty else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isNone { continuation.resume() }
        }
    }
}
