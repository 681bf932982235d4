internal import GRPCCore
package import ImmuDBEngine
internal import ImmuDBProtocol
internal import Synchronization

/// Logins, sessions, tokens and permissions of a server; shared by its services.
package final class AccessControl: Sendable {
    package let engine: Engine
    package let options: ServerOptions
    package let sessions: SessionRegistry
    package let clock: ServerClock
    let tokens: TokenRegistry
    let work: WorkLimit

    private let throttle = Mutex(LoginThrottle())
    private let hasTampering = Atomic(false)
    /// Counts changes of accounts, so that a login notices those made while it was under way.
    private let changes = Atomic<UInt64>(0)

    package init(engine: Engine, options: ServerOptions) {
        let clock = options.clock ?? .system(engine)
        self.engine = engine
        self.options = options
        self.clock = clock
        sessions = SessionRegistry(options: options.sessions, clock: clock)
        tokens = TokenRegistry(lifetime: options.tokenExpiry, clock: clock)
        work = WorkLimit(options.maxConcurrency)
    }

    /// Who may call at all.
    package var policy: AccessPolicy { options.access }

    /// From now on every call is refused.
    package func reportTampering() { hasTampering.store(true, ordering: .relaxed) }

    var isTampered: Bool { hasTampering.load(ordering: .relaxed) }

    package func closeExpiredSessions() { sessions.closeExpired() }

    /// Ends what a user has open, after his account was changed.
    package func forget(_ user: String) {
        changes.add(1, ordering: .sequentiallyConsistent)
        sessions.closeAll(of: user)
        tokens.forget(user)
    }

    /// Opens a session. The checks come in the order of the protocol (section on opening a session).
    func openSession(
        user name: String, password: [UInt8], database: String
    ) async throws -> Session {
        if policy == .directoryOwner { return try openOwnerSession(as: name, database) }
        return try await login(name, password) { user, caller in
            let database = database.lowercased()
            guard engine.databaseNames.contains(database) else { throw ServerFailure.databaseNotFound }
            guard caller.level(on: database) != nil else { throw ServerFailure.noPermissionOnDatabase }
            return try sessions.open(caller, database: database)
        } undo: {
            sessions.close($0.id)
        }
    }

    /// Whoever calls in this process can read the files anyway.
    private func openOwnerSession(as name: String, _ database: String) throws -> Session {
        let database = database.lowercased()
        guard engine.databaseNames.contains(database) else { throw ServerFailure.databaseNotFound }
        _ = try engine.database(database)
        var caller = Caller.directoryOwner
        if !name.isEmpty { caller.user = name }
        return try sessions.open(caller, database: database)
    }

    /// A token for a user. It selects the default database while there is no other.
    func loginForToken(user name: String, password: [UInt8]) async throws -> String {
        try await login(name, password) { _, caller in
            let databases = engine.databaseNames.filter { $0 != DatabaseName.system }
            return tokens.login(caller, database: databases.count == 1 ? databases.first : nil)
        } undo: { _ in
            tokens.logout(name)
        }
    }

    /// Checks a password and lets its user in.
    /// - Parameters:
    ///   - admit: makes what the user gets.
    ///   - undo: takes it away again, when the account was changed meanwhile.
    private func login<Result: Sendable>(
        _ name: String, _ password: [UInt8], admit: (User, Caller) throws -> Result, undo: (Result) -> Void
    ) async throws -> Result {
        for _ in 0..<Limits.loginAttemptsMax {
            let before = changes.load(ordering: .sequentiallyConsistent)
            let user = try await authenticate(name, password)
            let result = try admit(user, Caller(user))
            if changes.load(ordering: .sequentiallyConsistent) == before { return result }
            undo(result)
        }
        throw ServerFailure(RPCError.Code.unavailable, "accounts are being changed; try again")
    }

    private func authenticate(_ name: String, _ password: [UInt8]) async throws -> User {
        let user = try await engine.users().authenticate(name, password: password)
        guard let user else {
            let delay = throttle.withLock { $0.failed(name, at: clock.elapsed()) }
            try await clock.sleep(delay)
            throw ServerFailure.invalidCredentials
        }
        throttle.withLock { $0.succeeded(name) }
        guard user.isActive else { throw ServerFailure.userNotActive }
        return user
    }
}
