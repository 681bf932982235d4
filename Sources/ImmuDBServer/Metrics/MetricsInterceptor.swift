package import GRPCCore
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Counts and times every call. The outermost interceptor, so that it sees the status the client sees.
package struct MetricsInterceptor: ServerInterceptor {
    private let calls: CallMetrics
    private let clients: ClientActivity
    private let access: (@Sendable (FinishedCall) -> Void)?

    /// - Parameter access: called with every finished unary call, for an access log.
    package init(
        calls: CallMetrics, clients: ClientActivity, access: (@Sendable (FinishedCall) -> Void)? = nil
    ) {
        self.calls = calls
        self.clients = clients
        self.access = access
    }

    package func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>, context: ServerContext,
        next:
            @Sendable (StreamingServerRequest<Input>, ServerContext) async throws ->
            StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        guard let method = calls.method(context.descriptor) else {
            clients.note(peer: context.remotePeer, at: Int64(time(nil)))
            return try await next(request, context)
        }
        let call = begin(method, peer: context.remotePeer)
        var response: StreamingServerResponse<Output>
        do {
            response = try await CallerNote.$current.withValue(call.caller) {
                try await next(method.isUnary ? request : request.counting(in: method), context)
            }
        } catch {
            finish(call, error)
            throw error
        }
        switch response.accepted {
        case .failure(let error):
            finish(call, error)
        case .success(var contents):
            let produce = contents.producer
            contents.producer = { writer in
                do {
                    let trailers: Metadata
                    if method.isUnary {
                        trailers = try await produce(writer)
                        method.sent.wrappingAdd(1, ordering: .relaxed)
                    } else {
                        trailers = try await produce(
                            RPCWriter(wrapping: CountingWriter(writer: writer, method: method)))
                    }
                    finish(call, nil)
                    return trailers
                } catch {
                    finish(call, error)
                    throw error
                }
            }
            response.accepted = .success(contents)
        }
        return response
    }

    /// A direct call that is counted and timed as well.
    func observing(_ descriptor: MethodDescriptor, _ direct: @escaping DirectCall) -> DirectCall {
        guard let method = calls.method(descriptor) else { return direct }
        return { metadata, message, peer in
            let call = begin(method, peer: peer)
            let answer = await call.noting { await direct(metadata, message, peer) }
            switch answer.message {
            case .success:
                method.sent.wrappingAdd(1, ordering: .relaxed)
                finish(call, nil)
            case .failure(let error): finish(call, error)
            }
            return answer
        }
    }

    private func begin(_ method: CallMetrics.Method, peer: String) -> Call {
        let start = Self.nanoseconds()
        clients.note(peer: peer, at: Int64(time(nil)))
        method.started.wrappingAdd(1, ordering: .relaxed)
        if method.isUnary { method.received.wrappingAdd(1, ordering: .relaxed) }
        // Nobody asks who called unless there is an access log.
        return Call(method: method, start: start, peer: peer, caller: access.map { _ in CallerNote() })
    }

    private func finish(_ call: Call, _ error: (any Error)?) {
        let elapsed = Self.nanoseconds() &- call.start
        call.method.finished(Self.code(of: error), nanoseconds: elapsed)
        guard let access, call.method.isUnary else { return }
        access(
            FinishedCall(
                user: call.caller?.user ?? "", method: "/" + call.method.descriptor.fullyQualifiedMethod,
                address: ClientActivity.address(of: call.peer), nanoseconds: elapsed,
                error: error.map { ($0 as? RPCError)?.message ?? String(describing: $0) }))
    }

    private static func code(of error: (any Error)?) -> Status.Code {
        switch error {
        case nil: .ok
        case let error as RPCError: Status.Code(error.code)
        case let error as any RPCErrorConvertible: Status.Code(RPCError(error).code)
        case is CancellationError: .cancelled
        default: .unknown
        }
    }

    private static func nanoseconds() -> UInt64 {
        var time = timespec()
        // Cannot fail: the clock exists everywhere and the pointer is valid.
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000
            &+ UInt64(truncatingIfNeeded: time.tv_nsec)
    }
}

/// A call under way.
private struct Call: Sendable {
    let method: CallMetrics.Method
    let start: UInt64
    let peer: String
    let caller: CallerNote?

    /// Runs a body that may find out who calls.
    nonisolated(nonsending) func noting<Result>(_ body: () async -> Result) async -> Result {
        guard let caller else { return await body() }
        return await CallerNote.$current.withValue(caller) { await body() }
    }
}

/// Who calls, told outwards by the interceptor that finds out.
final class CallerNote: Sendable {
    @TaskLocal static var current: CallerNote?

    private let name = Mutex("")

    /// Empty for nobody.
    var user: String {
        get { name.withLock { $0 } }
        set { name.withLock { $0 = newValue } }
    }
}

/// A unary call that is over.
package struct FinishedCall: Sendable {
    /// Empty when nobody had logged in.
    package var user: String
    /// With a slash in front.
    package var method: String
    package var address: String
    package var nanoseconds: UInt64
    /// What the client was told, nil for success.
    package var error: String?
}

extension StreamingServerRequest {
    fileprivate func counting(in method: CallMetrics.Method) -> StreamingServerRequest {
        let counted = messages.map { message in
            method.received.wrappingAdd(1, ordering: .relaxed)
            return message
        }
        return StreamingServerRequest(metadata: metadata, messages: RPCAsyncSequence(wrapping: counted))
    }
}

private struct CountingWriter<Element: Sendable>: RPCWriterProtocol {
    let writer: RPCWriter<Element>
    let method: CallMetrics.Method

    func write(_ element: Element) async throws {
        try await writer.write(element)
        method.sent.wrappingAdd(1, ordering: .relaxed)
    }

    func write(contentsOf elements: some Sequence<Element>) async throws {
        for element in elements { try await write(element) }
    }
}
