internal import Synchronization

/// What a client sends to say who it is.
enum SessionAuthority: Sendable, Hashable {
    case none
    /// Identifier of a session.
    case session(String)
    /// Token of the older login.
    case token(String)
}

/// How to log in again.
struct SessionCredentials: Sendable {
    var username: String
    var password: String
    /// With the older login, for servers without sessions.
    var usesToken: Bool
}

/// The state of a client's session and who waits for it.
struct SessionState: Sendable {
    var database: String
    var authority = SessionAuthority.none
    /// Identity the server named when the session was opened.
    var serverUUID: String?
    var credentials: SessionCredentials?
    var machine: SessionMachine
    var waiting: [CheckedContinuation<Void, Never>] = []
    var heartbeat: Task<Void, Never>?
    /// Why the last sign of life did not arrive.
    var lastHeartbeatFailure: String?
}

extension LedgerClient {
    /// Milliseconds for the machine.
    static func now() -> SessionMachine.Time {
        let elapsed = ContinuousClock.now - start
        return elapsed.components.seconds * 1_000 + elapsed.components.attoseconds / 1_000_000_000_000_000
    }

    private static let start = ContinuousClock.now

    /// Reports an event and does what needs no waiting.
    /// - Returns: the actions that are the caller's.
    func report(_ event: SessionMachine.Event) -> [SessionMachine.Action] {
        var resumed: [CheckedContinuation<Void, Never>] = []
        let actions = session.withLock { state in
            let actions = state.machine.handle(event)
            if actions.contains(.resume) {
                resumed = state.waiting
                state.waiting = []
            }
            return actions
        }
        for continuation in resumed { continuation.resume() }
        for case .wake(let time) in actions { wake(at: time) }
        return actions
    }

    /// A call found its session gone.
    /// - Returns: when the call is to be made again.
    /// - Throws: `ClientError` when it is not.
    func recover(session number: Int, isRepetition: Bool, from error: ClientError) async throws {
        while true {
            switch report(.lost(session: number, isRepetition: isRepetition)).first {
            case .repeatCall: return
            case .open: return try await reopen()
            case .wait:
                await waitForLogin()
                if session.withLock({ $0.machine.session }) > number { return }
                // The login of the other call failed; its error is as good as ours.
                throw error
            case .fail(let refusal): throw refusal.error(from: error)
            default: throw error
            }
        }
    }

    private func waitForLogin() async {
        await withCheckedContinuation { continuation in
            let isOver = session.withLock { state in
                guard state.machine.isOpening else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    private func reopen() async throws {
        let known = session.withLock { ($0.credentials, $0.database) }
        guard let credentials = known.0 else {
            _ = report(.openFailed)
            throw ClientError(.authentication, "not logged in", hint: "log in again")
        }
        do {
            if credentials.usesToken {
                _ = try await takeToken(username: credentials.username, password: credentials.password)
                try await useDatabase(known.1)
                _ = report(.opened(at: Self.now()))
            } else {
                try await openSession(
                    username: credentials.username, password: credentials.password, database: known.1)
            }
        } catch {
            _ = report(.openFailed)
            throw error
        }
    }

    // MARK: - Signs of life

    private func wake(at time: SessionMachine.Time) {
        let task = Task { [weak self] in
            do {
                try await Task.sleep(for: .milliseconds(max(0, time - Self.now())))
            } catch {
                return
            }
            await self?.woke()
        }
        session.withLock { $0.heartbeat = task }
    }

    private func woke() async {
        guard report(.woke(at: Self.now())).contains(.keepAlive) else { return }
        do {
            try await keepAlive()
        } catch {
            // The next call finds out the same and tells the user.
            session.withLock { $0.lastHeartbeatFailure = "\(error)" }
        }
    }
}

extension SessionMachine.Refusal {
    /// The error for the caller whose call was refused with another one.
    func error(from cause: ClientError) -> ClientError {
        switch self {
        case .notLoggedIn: return cause
        case .lostAgain:
            return ClientError(
                .authentication, "the server ends every session at once: \(cause.message)",
                cause: cause.cause,
                location: cause.location, hint: "ask its operator; it may have too little time per session")
        case .transactionLost:
            return ClientError.transactionLost(cause, location: cause.location)
        case .closed:
            return ClientError(.cancelled, "the connection is closed", location: cause.location)
        }
    }
}
