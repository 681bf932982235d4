/// The life of a session as a pure state machine: what happened comes in, what to do goes out. It calls
/// nothing and knows no clock.
///
/// A session that a server has forgotten is opened again once, for the first call that notices; calls that
/// notice meanwhile wait for that. Servers refuse a call with a lost session before they look at it, so the
/// call may then be repeated, whatever it does. Inside an interactive transaction nothing is repeated: what
/// was done before is lost with the session.
package struct SessionMachine: Sendable, Hashable {
    /// Milliseconds on any clock that never goes back.
    package typealias Time = Int64

    package enum Event: Sendable, Hashable {
        /// A session is open, the first one or another.
        case opened(at: Time)
        /// It could not be opened.
        case openFailed
        /// A call of the current session was answered.
        case answered(at: Time)
        /// The time asked for by ``Action/wake(at:)`` has come.
        case woke(at: Time)
        /// A call learnt that its session is gone. `session` is the number it was made with.
        case lost(session: Int, isRepetition: Bool)
        /// An interactive transaction begins or ends.
        case transaction(isOpen: Bool)
        /// The user is done.
        case closed
    }

    package enum Action: Sendable, Hashable {
        /// Log in again, then report `opened` or `openFailed`.
        case open
        /// Wait until the login under way is over, then report `lost` again.
        case wait
        /// Make the call again.
        case repeatCall
        /// Tell the caller.
        case fail(Refusal)
        /// Send a sign of life.
        case keepAlive
        /// Report `woke` at that time.
        case wake(at: Time)
        /// Let the calls that wait go on.
        case resume
        /// Tell the server that the session ends.
        case closeSession
    }

    /// Why a lost session is not opened again.
    package enum Refusal: Sendable, Hashable {
        /// Nobody logged in, or there is no password to do it again.
        case notLoggedIn
        /// The new session was lost as well.
        case lostAgain
        /// An interactive transaction was open: it is rolled back.
        case transactionLost
        /// The client was closed.
        case closed
    }

    private enum State: Sendable, Hashable {
        case idle
        case open(lastUse: Time)
        case opening
        /// The last login failed.
        case failed
        case closed
    }

    private var state = State.idle
    /// Whether a transaction is open.
    private var isInTransaction = false
    /// Whether a login is under way.
    package var isOpening: Bool { state == .opening }
    /// Number of the current session, counted from 1; 0 before the first.
    package private(set) var session = 0
    /// Whether there is what it takes to log in again.
    package var canOpen: Bool
    /// Silence after which a sign of life is sent, in milliseconds.
    private let heartbeat: Time

    /// - Parameter heartbeatMilliseconds: at most half of the server's timeout.
    package init(heartbeatMilliseconds: Int, canOpen: Bool = false) {
        heartbeat = Time(max(1, heartbeatMilliseconds))
        self.canOpen = canOpen
    }

    /// Takes in what happened.
    /// - Returns: what to do, in order.
    package mutating func handle(_ event: Event) -> [Action] {
        switch event {
        case .opened(let time): return opened(time)
        case .openFailed:
            guard state == .opening else { return [] }
            state = .failed
            return [.resume]
        case .answered(let time):
            if case .open = state { state = .open(lastUse: time) }
            return []
        case .woke(let time): return woke(time)
        case .lost(let session, let isRepetition): return lost(session, isRepetition)
        case .transaction(let isOpen):
            isInTransaction = isOpen
            return []
        case .closed:
            defer { state = .closed }
            if case .open = state { return [.closeSession] }
            return state == .opening ? [.resume] : []
        }
    }

    private mutating func opened(_ time: Time) -> [Action] {
        guard state != .closed else { return [.closeSession] }
        let isFirst = session == 0
        let others: [Action] = state == .opening ? [.resume] : []
        session += 1
        state = .open(lastUse: time)
        isInTransaction = false
        return others + (isFirst ? [.wake(at: time + heartbeat)] : [])
    }

    private func woke(_ time: Time) -> [Action] {
        switch state {
        case .open(let lastUse):
            guard time - lastUse >= heartbeat else { return [.wake(at: lastUse + heartbeat)] }
            return [.keepAlive, .wake(at: time + heartbeat)]
        case .opening, .failed, .idle: return [.wake(at: time + heartbeat)]
        case .closed: return []
        }
    }

    private mutating func lost(_ number: Int, _ isRepetition: Bool) -> [Action] {
        if state == .closed { return [.fail(.closed)] }
        if isInTransaction, number == session {
            isInTransaction = false
            return [.fail(.transactionLost)]
        }
        if isRepetition, number == session { return [.fail(.lostAgain)] }
        guard canOpen else { return [.fail(.notLoggedIn)] }
        switch state {
        case .opening: return [.wait]
        case .open where number < session: return [.repeatCall]
        case .idle, .open, .failed:
            state = .opening
            return [.open]
        case .closed: return [.fail(.closed)]
        }
    }
}
