internal import GRPCCore
internal import ImmuDBServer
internal import Synchronization

/// Makes services and client in one process keep step in streamed answers, as the windows of a network
/// connection would: a result is read as it is wanted, and never lies in memory as a whole. An answer that
/// nobody reads any more ends the work on it.
///
/// Stands at both ends of the transport. The two halves of a call find each other by a number in its headers.
final class PacedAnswers: ClientInterceptor, ServerInterceptor {
    private static let header = "immuclient-pace"

    private struct State {
        var nextID: UInt64 = 0
        var paces: [String: AnswerPace] = [:]
    }

    private let state = Mutex(State())

    func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingClientRequest<Input>, context: ClientContext,
        next: (StreamingClientRequest<Input>, ClientContext) async throws -> StreamingClientResponse<Output>
    ) async throws -> StreamingClientResponse<Output> {
        guard CallInterceptor.isStreamed(context.descriptor) else { return try await next(request, context) }
        let pace = AnswerPace(limit: Limits.messagesAheadMax)
        let id = state.withLock { state in
            state.nextID &+= 1
            let id = String(state.nextID)
            state.paces[id] = pace
            return id
        }
        var request = request
        request.metadata.replaceOrAddString(id, forKey: Self.header)
        let reader = PaceReader(pace) { [self] in state.withLock { $0.paces[id] = nil } }
        var response = try await next(request, context)
        if case .success(var contents) = response.accepted {
            contents.bodyParts = RPCAsyncSequence(
                wrapping: PacedParts(base: contents.bodyParts, reader: reader))
            response.accepted = .success(contents)
        }
        return response
    }

    func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>, context: ServerContext,
        next:
            @Sendable (StreamingServerRequest<Input>, ServerContext) async throws ->
            StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        let id = request.metadata[stringValues: Self.header].first { _ in true }
        let pace = id.flatMap { id in state.withLock { $0.paces[id] } }
        pace?.whenClosed { context.cancellation.cancel() }
        let response = try await next(request, context)
        guard let pace, case .success(var contents) = response.accepted else { return response }
        let producer = contents.producer
        contents.producer = { writer in
            try await producer(RPCWriter(wrapping: PacedWriter(base: writer, pace: pace)))
        }
        return StreamingServerResponse(accepted: .success(contents))
    }
}

/// Writes a message when the reader is not too far behind.
private struct PacedWriter<Message: Sendable>: RPCWriterProtocol {
    let base: RPCWriter<Message>
    let pace: AnswerPace

    func write(_ element: Message) async throws {
        try await pace.advance()
        try await base.write(element)
    }

    func write(contentsOf elements: some Sequence<Message>) async throws {
        for element in elements { try await write(element) }
    }
}

/// Whoever reads; the writer ends when it is gone.
private final class PaceReader: Sendable {
    let pace: AnswerPace
    private let forget: @Sendable () -> Void

    init(_ pace: AnswerPace, forget: @escaping @Sendable () -> Void) {
        self.pace = pace
        self.forget = forget
    }

    deinit {
        pace.close()
        forget()
    }
}

/// The parts of an answer, each counted as it is taken.
private struct PacedParts<Message: Sendable>: AsyncSequence, Sendable {
    typealias Part = StreamingClientResponse<Message>.Contents.BodyPart
    typealias Element = Part
    typealias Failure = any Error

    let base: RPCAsyncSequence<Part, any Error>
    let reader: PaceReader

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: RPCAsyncSequence<Part, any Error>.AsyncIterator
        let reader: PaceReader

        mutating func next() async throws(any Error) -> Part? { try await next(isolation: nil) }

        mutating func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> Part? {
            let part = try await base.next(isolation: actor)
            switch part {
            case .message?: reader.pace.take()
            case .trailingMetadata?, nil: reader.pace.end()
            }
            return part
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: base.makeAsyncIterator(), reader: reader)
    }
}
