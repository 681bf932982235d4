package import GRPCCore
package import ImmuDBEngine

/// Everything a server answers, over one engine: give the services and interceptors to a transport, and run
/// the guard beside it.
///
/// The services share sessions, tokens and limits, so a process makes one of these for each engine.
package struct ServerServices: Sendable {
    package let engine: Engine
    package let options: ServerOptions
    /// Logins, sessions and permissions of all services.
    package let access: AccessControl
    /// What the services have to be registered with, in this order.
    package let interceptors: [any ServerInterceptor]
    /// The services of the protocol.
    package let services: [any RegistrableRPCService]
    let gate: CallInterceptor
    let calls: ImmuService
    let documents: DocumentService
    let authorization: AuthorizationService

    /// - Throws: ``InvalidOptions``.
    package init(engine: Engine, options: ServerOptions) throws(InvalidOptions) {
        try options.validate()
        let access = AccessControl(engine: engine, options: options)
        self.engine = engine
        self.options = options
        self.access = access
        gate = CallInterceptor(engine: engine, access: access)
        interceptors = [gate]
        calls = ImmuService(engine: engine, access: access, signingKey: options.signingKey)
        documents = DocumentService(calls: calls)
        authorization = AuthorizationService(access: access)
        services = [calls, documents, authorization]
    }

    /// Closes sessions that are idle or too old, at the interval of the options, until the task is cancelled.
    package func runGuard() async {
        let interval = options.sessions.guardInterval
        while !Task.isCancelled {
            do {
                try await access.clock.sleep(interval)
            } catch {
                return  // only cancellation ends a sleep early
            }
            access.closeExpiredSessions()
        }
    }

    /// Ends all sessions, their transactions with them. Call it when no more calls come in.
    package func closeSessions() { access.sessions.closeAll() }

    /// Answers every further call with DATA_LOSS: what is on disk is not what was written.
    package func reportTampering() { access.reportTampering() }
}
