package import GRPCCore
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf
internal import Synchronization

/// Documents and sessions as resources with JSON bodies: every request becomes a call of the gRPC services,
/// through the same interceptors, so that logins, permissions and metrics are the same.
package struct RESTGateway: Sendable {
    let documents: DocumentService
    let authorization: AuthorizationService
    private let interceptors: [any ServerInterceptor]

    /// - Parameter interceptors: all that run around calls of a listener, in their order.
    package init(_ services: ServerServices, interceptors: [any ServerInterceptor]) {
        documents = services.documents
        authorization = services.authorization
        self.interceptors = interceptors
    }

    /// Answers a request; whatever goes wrong is an answer too.
    package func answer(_ request: RESTRequest) async -> RESTAnswer {
        do {
            return try await route(request)
        } catch let error as RPCError {
            return RESTAnswer(error)
        } catch {
            return RESTAnswer(RPCError(ServerFailure(calling: error)))
        }
    }

    /// One call of a service.
    /// - Parameters:
    ///   - fill: what the path says; it overrides the body.
    ///   - handler: the method of the service.
    func call<Request: Message, Answer: Message>(
        _ descriptor: MethodDescriptor, _ request: RESTRequest,
        fill: (inout Request) -> Void = { _ in },
        _ handler:
            @escaping @Sendable (StreamingServerRequest<Request>, ServerContext) async throws ->
            StreamingServerResponse<Answer>
    ) async throws -> RESTAnswer {
        var message = try Self.message(Request.self, request.body)
        fill(&message)
        var metadata: Metadata = [:]
        if let id = request.sessionID { metadata.addString(id, forKey: HeaderName.sessionID) }
        let context = ServerContext(
            descriptor: descriptor, remotePeer: request.peer, localPeer: "rest",
            cancellation: ServerContext.RPCCancellationHandle())
        let response = try await run(
            StreamingServerRequest(single: ServerRequest(metadata: metadata, message: message)), context,
            interceptors[...], handler)
        let writer = AnswerWriter<Answer>()
        let contents = try response.accepted.get()
        _ = try await contents.producer(RPCWriter(wrapping: writer))
        guard let answer = writer.message.withLock({ $0 }) else {
            throw RPCError(code: .internalError, message: "the call has no answer")
        }
        return RESTAnswer(status: 200, body: Self.plain(try answer.jsonUTF8Bytes()))
    }

    /// The same with whole numbers as they were given: 30 and not 30.0. Integers of 64 bits are texts in the
    /// JSON form of messages, so nothing is lost.
    private static func plain(_ body: [UInt8]) -> [UInt8] {
        do throws(SQLRecordError) {
            return Array(try JSONValue(parsing: String(decoding: body, as: UTF8.self)).text.utf8)
        } catch {
            return body  // nested more deeply than is read here: as the library wrote it
        }
    }

    private func run<Request: Message, Answer: Message>(
        _ request: StreamingServerRequest<Request>, _ context: ServerContext,
        _ rest: ArraySlice<any ServerInterceptor>,
        _ handler:
            @escaping @Sendable (StreamingServerRequest<Request>, ServerContext) async throws ->
            StreamingServerResponse<Answer>
    ) async throws -> StreamingServerResponse<Answer> {
        guard let first = rest.first else { return try await handler(request, context) }
        return try await first.intercept(request: request, context: context) { request, context in
            try await self.run(request, context, rest.dropFirst(), handler)
        }
    }

    /// The message of a body; an empty body counts as `{}`. Unknown members are passed over.
    private static func message<M: Message>(_ type: M.Type, _ body: [UInt8]) throws(RPCError) -> M {
        guard body.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return M() }
        do throws(SQLRecordError) {
            // The parser that says what is wrong where.
            guard let text = String(validating: body, as: UTF8.self) else {
                throw SQLRecordError(.invalidValue, "the body is not UTF-8")
            }
            try RESTWords.check(try JSONValue(parsing: text, tellsPosition: true))
        } catch {
            throw RPCError(code: .invalidArgument, message: error.message)
        }
        var options = JSONDecodingOptions()
        options.ignoreUnknownFields = true
        options.messageDepthLimit = Limits.restMessageDepthMax
        do {
            return try M(jsonUTF8Bytes: body, options: options)
        } catch {
            throw RPCError(code: .invalidArgument, message: Self.words(for: error))
        }
    }

    /// What a message is refused with. The library does not tell the field.
    private static func words(for error: any Error) -> String {
        guard let error = error as? JSONDecodingError else { return "the body cannot be read: \(error)" }
        switch error {
        case .malformedNumber, .numberRange, .leadingZero:
            return "the body cannot be read: a field that is a number has no number, or one out of range"
        case .malformedBool: return "the body cannot be read: a field that is true or false has another value"
        case .malformedString: return "the body cannot be read: a field that is text has another value"
        case .unrecognizedEnumValue:
            return "the body cannot be read: an unknown word for a type or an operator"
        case .messageDepthLimit: return "the body cannot be read: it is nested too deeply"
        default: return "the body cannot be read: a member of an unexpected kind (\(error))"
        }
    }
}

/// Keeps the one message of an answer.
private final class AnswerWriter<Answer: Sendable>: RPCWriterProtocol {
    let message = Mutex<Answer?>(nil)

    func write(_ element: Answer) async throws { message.withLock { $0 = element } }

    func write(contentsOf elements: some Sequence<Answer>) async throws {
        for element in elements { try await write(element) }
    }
}
