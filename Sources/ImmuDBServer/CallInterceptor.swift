package import GRPCCore
package import ImmuDBEngine
internal import ImmuDBProtocol
internal import SwiftProtobuf

/// Runs around every call: keeps its session alive, adds the server identity to the answer, lets only those
/// through who may call, and turns errors into statuses.
package struct CallInterceptor: ServerInterceptor {
    private let engine: Engine
    private let access: AccessControl

    package init(engine: Engine, access: AccessControl) {
        self.engine = engine
        self.access = access
    }

    package func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>, context: ServerContext,
        next:
            @Sendable (StreamingServerRequest<Input>, ServerContext) async throws ->
            StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        let session: NamedSession
        do throws(ServerFailure) {
            session = try access.touchSession(request.metadata, context.descriptor)
        } catch {
            return StreamingServerResponse(error: RPCError(error))
        }
        var response: StreamingServerResponse<Output>
        do {
            let rule = rule(for: context.descriptor)
            let call = try admit(rule, session, request.metadata, peer: context.remotePeer)
            response = try await serve(call, rule) { try await next(request, context).inCall(call) }
        } catch let error as RPCError {
            response = StreamingServerResponse(error: error)
        } catch {
            response = StreamingServerResponse(error: RPCError(ServerFailure(calling: error)))
        }
        return response.identified(engine.identity)
    }

    /// Whether requests or answers of a method are streams.
    package static func isStreamed(_ method: MethodDescriptor) -> Bool {
        CallRule.rule(for: method, isStrict: false)?.isStream ?? false
    }

    private func rule(for method: MethodDescriptor) -> CallRule? {
        CallRule.rule(for: method, isStrict: access.options.strictReferencePermissions)
    }

    private func admit(
        _ rule: CallRule?, _ session: NamedSession, _ metadata: Metadata, peer: String
    ) throws(ServerFailure) -> CallContext {
        var call = try access.admit(rule, session, metadata, peer: peer)
        CallerNote.current?.user = call.caller?.user ?? ""
        call.transactionID = metadata.first(HeaderName.transactionID)
        return call
    }

    private nonisolated(nonsending) func serve<Result: Sendable>(
        _ call: CallContext, _ rule: CallRule?, _ handle: () async throws -> Result
    ) async throws -> Result {
        let database = call.database.flatMap { engine.loadedDatabase($0) }
        database?.requestStarted()
        defer { database?.requestCompleted() }
        return try await CallContext.$current.withValue(call) {
            // A stream may last as long as its client likes: it must not keep others out.
            guard let rule, !rule.isStream, case .level = rule.need else {
                return try await handle()
            }
            return try await access.work.run(handle)
        }
    }
}

/// From metadata, the only message and the name of the peer to the metadata and the only message of an
/// answer.
package typealias DirectCall =
    @Sendable (
        _ metadata: Metadata, _ message: [UInt8], _ peer: String
    ) async -> (metadata: Metadata, message: Result<[UInt8], RPCError>)

extension CallInterceptor {
    /// A unary method without the machinery that streams need, under the same rules, with the same answers.
    func direct<Input: Message, Output: Message>(
        _ method: MethodDescriptor,
        _ handle: @escaping @Sendable (Input, ServerContext) async throws -> Output
    ) -> DirectCall {
        let rule = rule(for: method)
        let identity: Metadata = [HeaderName.serverIdentity: .string(engine.identity)]
        return { metadata, message, peer in
            let session: NamedSession
            do throws(ServerFailure) {
                session = try access.touchSession(metadata, method)
            } catch {
                return ([:], .failure(RPCError(error)))
            }
            do {
                let call = try admit(rule, session, metadata, peer: peer)
                let context = ServerContext(
                    descriptor: method, remotePeer: peer, localPeer: "",
                    cancellation: ServerContext.RPCCancellationHandle())
                let output = try await serve(call, rule) {
                    try await handle(Input(receivedBytes: message), context)
                }
                return (identity, .success(try output.serializedBytes()))
            } catch let error as RPCError {
                return (identity, .failure(error))
            } catch {
                return (identity, .failure(RPCError(ServerFailure(calling: error))))
            }
        }
    }
}

extension Message {
    /// - Throws: `INVALID_ARGUMENT` for bytes that are no such message.
    fileprivate init(receivedBytes bytes: [UInt8]) throws(RPCError) {
        do {
            try self.init(serializedBytes: bytes)
        } catch {
            throw RPCError(
                code: .invalidArgument, message: "Can't deserialize to message of type \(Self.self).")
        }
    }
}

extension StreamingServerResponse {
    /// The messages of a stream are produced after the handler returned, but belong to the same call.
    fileprivate func inCall(_ call: CallContext) -> StreamingServerResponse {
        guard case .success(var contents) = accepted else { return self }
        let produce = contents.producer
        contents.producer = { writer in
            try await CallContext.$current.withValue(call) {
                do {
                    return try await produce(writer)
                } catch let error as RPCError {
                    throw error
                } catch {
                    throw ServerFailure(calling: error)
                }
            }
        }
        var response = self
        response.accepted = .success(contents)
        return response
    }

    /// Sends the identity ahead of the answer, also ahead of a refusal, which comes in the trailers then.
    fileprivate func identified(_ identity: String) -> StreamingServerResponse {
        var response = self
        if case .failure(let error) = accepted {
            response = StreamingServerResponse(metadata: [:]) { _ in throw error }
        }
        response.metadata.replaceOrAddString(identity, forKey: HeaderName.serverIdentity)
        return response
    }
}
