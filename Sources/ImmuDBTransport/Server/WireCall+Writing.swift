internal import GRPCCore
internal import Synchronization

extension WireCall {
    /// Sends a part of the answer. Waits when too much of it is still on its way.
    /// - Throws: the reason when the call is over.
    nonisolated(nonsending) func write(_ part: RPCResponsePart<MessageBytes>) async throws {
        guard case .message(let bytes) = part, !route.answersOnce else {
            if let closing = state.withLock({ $0.closing }) { throw closing }
            return link.send(.part(part), of: self)
        }
        let isFull = try state.withLock { state throws(RPCError) in
            if let closing = state.closing { throw closing }
            state.unsentBytes += bytes.count
            return state.unsentBytes > Limits.unsentBytesMax
        }
        link.send(.part(part), of: self)
        if isFull { try await waitForRoom() }
    }

    private nonisolated(nonsending) func waitForRoom() async throws {
        try await withCheckedThrowingContinuation { (writer: CheckedContinuation<Void, any Error>) in
            let result: Result<Void, any Error>? = state.withLock { state in
                if let closing = state.closing { return .failure(closing) }
                guard state.unsentBytes > Limits.unsentBytesMax else { return .success(()) }
                state.writers.append(writer)
                return nil
            }
            if let result { writer.resume(with: result) }
        }
    }

    /// Bytes of a message reached the socket.
    func sent(_ bytes: Int) {
        let writers = state.withLock { state in
            state.unsentBytes -= bytes
            guard state.unsentBytes <= Limits.unsentBytesMax else {
                return [] as [CheckedContinuation<Void, any Error>]
            }
            defer { state.writers = [] }
            return state.writers
        }
        for writer in writers { writer.resume() }
    }
}

/// Writes the answer of a call.
struct CallWriter: ClosableRPCWriterProtocol {
    typealias Element = RPCResponsePart<MessageBytes>

    let call: WireCall

    func write(_ element: Element) async throws { try await call.write(element) }

    func write(contentsOf elements: some Sequence<Element>) async throws {
        for element in elements { try await call.write(element) }
    }

    func finish() async { call.link.send(.end, of: call) }

    func finish(throwing error: any Error) async { call.link.send(.end, of: call) }
}
