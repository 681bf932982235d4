internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf

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
    func reply<Request: Sendable, Answer: Sendable>(
        _ name: String, _ request: Request,
        _ call: (Service, Request, Metadata, CallOptions, @escaping Handler<Answer>) async throws ->
            Reply<Answer>
    ) async throws -> Reply<Answer> {
        var metadata: Metadata = [:]
        if let sessionID { metadata.addString(sessionID, forKey: HeaderName.sessionID) }
        return try await reply(name, request, metadata: metadata, call)
    }

    func reply<Request: Sendable, Answer: Sendable>(
        _ name: String, _ request: Request, metadata: Metadata,
        _ call: (Service, Request, Metadata, CallOptions, @escaping Handler<Answer>) async throws ->
            Reply<Answer>
    ) async throws -> Reply<Answer> {
        var options = CallOptions.defaults
        options.timeout = .milliseconds(settings.callMilliseconds)
        options.maxResponseMessageBytes = settings.answerBytesMax
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
            throw ClientError(calling: name, error, timeoutMilliseconds: settings.callMilliseconds)
        }
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
