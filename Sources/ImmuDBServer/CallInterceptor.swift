package import GRPCCore
package import ImmuDBEngine
internal import ImmuDBProtocol

/// Runs around every call: finds the session, adds the server identity to the answer and turns errors of
/// the engine into statuses.
package struct CallInterceptor: ServerInterceptor {
    private let engine: Engine
    private let sessions: SessionRegistry

    package init(engine: Engine, sessions: SessionRegistry) {
        self.engine = engine
        self.sessions = sessions
    }

    package func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>, context: ServerContext,
        next:
            @Sendable (StreamingServerRequest<Input>, ServerContext) async throws ->
            StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        var response: StreamingServerResponse<Output>
        do {
            let call = try callContext(request.metadata, method: context.descriptor)
            let database = call.session.flatMap { engine.loadedDatabase($0.database) }
            database?.requestStarted()
            defer { database?.requestCompleted() }
            response = try await CallContext.$current.withValue(call) { try await next(request, context) }
            response = response.inCall(call)
        } catch let error as RPCError {
            response = StreamingServerResponse(error: error)
        } catch {
            response = StreamingServerResponse(error: RPCError(ServerFailure(calling: error)))
        }
        response.metadata.replaceOrAddString(engine.identity, forKey: HeaderName.serverIdentity)
        return response
    }

    private func callContext(_ metadata: Metadata, method: MethodDescriptor) throws -> CallContext {
        guard let id = metadata.first(HeaderName.sessionID) else { return CallContext() }
        guard !id.isEmpty else { throw ServerFailure.noSessionID }
        guard method.method != "OpenSession" else { return CallContext() }
        guard let session = sessions.session(id) else { throw ServerFailure.sessionNotFound }
        return CallContext(session: session, caller: .directoryOwner)
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
}
