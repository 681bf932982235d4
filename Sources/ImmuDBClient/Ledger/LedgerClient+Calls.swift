internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf
internal import Synchronization

/// An answer with what came around it.
struct Reply<Answer: Sendable>: Sendable {
    let answer: Answer
    /// Identity of the server from the response headers; nil when it named none.
    let serverUUID: String?
    /// Names and values of the response headers, for evidence.
    let headers: [String]
}

extension LedgerClient {
    typealias Service = any Immudb_Schema_ImmuService.ClientProtocol
    typealias Handler<Answer: Sendable> = @Sendable (ClientResponse<Answer>) async throws -> Reply<Answer>

    /// One call with session, deadline and size limit; every failure becomes a `ClientError`.
    ///
    /// A session that is gone is opened again and the call repeated once: the server refused it unseen. When
    /// the connection breaks, reads are repeated, after a pause; whether a write took place is unknown then.
    func reply<Request: Sendable, Answer: Sendable>(
        _ name: String, _ request: Request,
        _ call: (Service, Request, Metadata, CallOptions, @escaping Handler<Answer>) async throws ->
            Reply<Answer>
    ) async throws -> Reply<Answer> {
        var isRepetition = false
        var retries = 0
        while true {
            let (number, metadata) = session.withLock { ($0.machine.session, $0.authority.metadata) }
            do {
                let reply = try await reply(name, request, metadata: metadata, call)
                _ = report(.answered(at: Self.now()))
                return reply
            } catch let error as ClientError {
                if error.isEndOfSession {
                    try await recover(session: number, isRepetition: isRepetition, from: error)
                    isRepetition = true
                } else if error.isBrokenConnection, SafeCalls.names.contains(name),
                    retries < settings.readRetriesMax
                {
                    try await pause(retries)
                    retries += 1
                } else {
                    throw error
                }
            }
        }
    }

    private func pause(_ retries: Int) async throws {
        let milliseconds = ClientLimits.retryPauseMilliseconds << min(retries, 6)
        do {
            try await Task.sleep(for: .milliseconds(milliseconds))
        } catch {
            throw ClientError(.cancelled, "the call was cancelled", cause: error)
        }
    }

    func reply<Request: Sendable, Answer: Sendable>(
        _ name: String, _ request: Request, metadata: Metadata,
        _ call: (Service, Request, Metadata, CallOptions, @escaping Handler<Answer>) async throws ->
            Reply<Answer>
    ) async throws -> Reply<Answer> {
        var options = CallOptions.defaults
        options.timeout = .milliseconds(settings.callMilliseconds)
        options.maxResponseMessageBytes = settings.answerBytesMax
        // The transport holds answers against the limit of requests, too.
        options.maxRequestMessageBytes = max(ClientLimits.requestBytesMax, settings.answerBytesMax)
        do {
            return try await call(service, request, metadata, options) { response in
                Reply(
                    answer: try response.message,
                    serverUUID: response.metadata.first(HeaderName.serverIdentity),
                    headers: response.metadata.map { "\($0.key): \($0.value.encoded())" })
            }
        } catch  where Task.isCancelled {
            // However the transport words it, the caller gave up.
            throw ClientError(calling: name, CancellationError(), timeoutMilliseconds: 0)
        } catch {
            throw await failure(of: name, error)
        }
    }

    /// The error of a failed call, with the transport's reason when there is no connection.
    private func failure(of name: String, _ error: any Error) async -> ClientError {
        var failure = ClientError(calling: name, error, timeoutMilliseconds: settings.callMilliseconds)
        guard let status = error as? RPCError,
            status.code == .unavailable || status.code == .deadlineExceeded,
            let problem = await settings.explainsConnection?(status)
        else { return failure }
        failure.code = .connection
        failure.message = problem.message
        failure.hint = problem.hint
        return failure
    }

    /// Converts an answer; what does not convert is a violation of the protocol.
    func convert<T>(_ name: String, _ body: () throws(ProtocolError) -> T) throws(ClientError) -> T {
        do {
            return try body()
        } catch {
            throw ClientError(calling: name, error)
        }
    }
}

extension SessionAuthority {
    /// The headers that say so.
    var metadata: Metadata {
        switch self {
        case .none: return [:]
        case .session(let id): return [HeaderName.sessionID: .string(id)]
        case .token(let token):
            return [HeaderName.authorization: .string(AuthorizationHeader.value(token: token))]
        }
    }
}
