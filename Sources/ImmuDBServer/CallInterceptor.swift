package import GRPCCore
package import ImmuDBEngine
internal import ImmuDBProtocol

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
            let rule = CallRule.rule(
                for: context.descriptor, isStrict: access.options.strictReferencePermissions)
            var call = try access.admit(rule, session, request.metadata, peer: context.remotePeer)
            CallerNote.current?.user = call.caller?.user ?? ""
            call.transactionID = request.metadata.first(HeaderName.transactionID)
            response = try await serve(call, rule) { try await next(request, context) }
        } catch let error as RPCError {
            response = StreamingServerResponse(error: error)
        } catch {
            response = StreamingServerResponse(error: RPCError(ServerFailure(calling: error)))
        }
        return response.identified(engine.identity)
    }

    private func serve<Output: Sendable>(
        _ call: CallContext, _ rule: CallRule?,
        _ next: @Sendable () async throws -> StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        let database = call.database.flatMap { engine.loadedDatabase($0) }
        database?.requestStarted()
        defer { database?.requestCompleted() }
        return try await CallContext.$current.withValue(call) {
            // A stream may last as long as its client likes: it must not keep others out.
            guard let rule, !rule.isStream, case .level = rule.need else {
                return try await next().inCall(call)
            }
            return try await access.work.run { try await next().inCall(call) }
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
