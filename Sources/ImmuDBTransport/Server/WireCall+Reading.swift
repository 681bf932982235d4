internal import GRPCCore
internal import Synchronization

extension WireCall {
    /// Takes what was received.
    /// - Returns: whether the client should wait before it sends more.
    func receive(_ part: Part) -> Bool {
        let (reader, isFull) = state.withLock { state in
            guard let reader = state.reader else {
                if case .message(let bytes) = part { state.unreadBytes += bytes.count }
                if state.end == nil { state.parts.append(part) }
                return (nil as CheckedContinuation<Part?, any Error>?, state.isFull)
            }
            state.reader = nil
            return (reader, state.isFull)
        }
        reader?.resume(returning: part)
        return isFull
    }

    /// The client has sent everything, or something that is no message.
    func receiveEnd(_ end: Result<Void, any Error>) {
        let reader = state.withLock { state in
            if state.end == nil { state.end = end }
            defer { state.reader = nil }
            return state.reader
        }
        switch end {
        case .success: reader?.resume(returning: nil)
        case .failure(let error): reader?.resume(throwing: error)
        }
    }

    /// The next part for the task that serves the call; nil at the end.
    nonisolated(nonsending) func next() async throws -> Part? {
        if let taken = take() { return try taken.get() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait($0) }
        } onCancel: {
            let reader = state.withLock { state in
                defer { state.reader = nil }
                return state.reader
            }
            reader?.resume(throwing: CancellationError())
        }
    }

    /// What there is to read.
    /// - Parameter reader: waits when there is nothing yet.
    /// - Returns: nil when there is nothing yet.
    private func take(
        orWake reader: CheckedContinuation<Part?, any Error>? = nil
    ) -> Result<Part?, any Error>? {
        let (result, mayContinue) = state.withLock { state -> (Result<Part?, any Error>?, Bool) in
            let wasFull = state.isFull
            if let part = state.parts.popFirst() {
                if case .message(let bytes) = part { state.unreadBytes -= bytes.count }
                return (.success(part), wasFull && !state.isFull)
            }
            if let end = state.end { return (end.map { nil }, false) }
            guard let reader else { return (nil, false) }
            if Task.isCancelled { return (.failure(CancellationError()), false) }
            state.reader = reader
            return (nil, false)
        }
        if mayContinue { link.sendMore(self) }
        return result
    }

    private func wait(_ reader: CheckedContinuation<Part?, any Error>) {
        // Something may have come, or the task have ended, meanwhile.
        if let result = take(orWake: reader) { reader.resume(with: result) }
    }
}

extension WireCall.State {
    /// Whether so much was received that the client has to wait until some of it is read.
    var isFull: Bool { unreadBytes >= Limits.windowBytes }
}

/// The parts of a request, for the task that serves it.
struct RequestParts: AsyncSequence, Sendable {
    typealias Element = WireCall.Part
    typealias Failure = any Error

    let call: WireCall

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(call: call) }

    struct AsyncIterator: AsyncIteratorProtocol {
        let call: WireCall

        func next() async throws -> Element? { try await call.next() }

        func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> Element? {
            try await call.next()
        }
    }
}
