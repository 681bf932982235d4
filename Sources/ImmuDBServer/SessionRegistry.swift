internal import ImmuDBProtocol
internal import Synchronization

/// The sessions of a server. They live in memory only.
package final class SessionRegistry: Sendable {
    private struct Entry {
        var session: Session
        let openedAt: Duration
        var usedAt: Duration
    }

    /// Sessions by how they are used.
    package struct Counts: Sendable, Hashable {
        package var active: Int
        package var inactive: Int
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let options: SessionOptions
    private let clock: ServerClock

    init(options: SessionOptions, clock: ServerClock) {
        self.options = options
        self.clock = clock
    }

    /// Opens a session under a fresh, unguessable id: 32 random bytes in URL-safe base64.
    /// - Throws: `ServerFailure.tooManySessions`.
    func open(_ caller: Caller, database: String) throws(ServerFailure) -> Session {
        let session = Session(
            id: SessionRegistry.freshID(), caller: caller, database: database, resources: SessionResources())
        let now = clock.elapsed()
        let isOpen = entries.withLock { entries in
            guard entries.count < options.sessionsMax else { return false }
            entries[session.id] = Entry(session: session, openedAt: now, usedAt: now)
            return true
        }
        guard isOpen else { throw .tooManySessions }
        return session
    }

    /// The session of a call, which counts as use of it. Nil when there is none or its time is over.
    func touch(_ id: String) -> Session? {
        let now = clock.elapsed()
        return entries.withLock { entries in
            guard let entry = entries[id], !isOver(entry, at: now) else { return nil }
            entries[id]?.usedAt = now
            return entry.session
        }
    }

    /// Re-binds a session to another database.
    func use(_ database: String, in id: String) {
        entries.withLock { $0[id]?.session.database = database }
    }

    func close(_ id: String) {
        entries.withLock { $0.removeValue(forKey: id) }?.session.resources.end()
    }

    /// Closes the sessions of a user.
    func closeAll(of user: String) { close { entry in entry.session.user == user } }

    func closeAll() { close { _ in true } }

    /// Closes the sessions whose time is over.
    func closeExpired() {
        let now = clock.elapsed()
        close { entry in isOver(entry, at: now) }
    }

    package var counts: Counts {
        let now = clock.elapsed()
        return entries.withLock { entries in
            let inactive = entries.values.count { isLonger(now - $0.usedAt, than: options.inactivity) }
            return Counts(active: entries.count - inactive, inactive: inactive)
        }
    }

    private func close(_ isMeant: (Entry) -> Bool) {
        let closed = entries.withLock { entries in
            let meant = entries.filter { isMeant($0.value) }
            for id in meant.keys { entries[id] = nil }
            return meant.values.map(\.session)
        }
        for session in closed { session.resources.end() }
    }

    private func isOver(_ entry: Entry, at now: Duration) -> Bool {
        isLonger(now - entry.usedAt, than: options.timeout)
            || isLonger(now - entry.openedAt, than: options.ageMax)
    }

    /// A limit of zero is none.
    private func isLonger(_ time: Duration, than limit: Duration) -> Bool { limit > .zero && time > limit }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static func freshID() -> String {
        // 43 characters of 6 random bits carry 256 bits; the padding character completes the form.
        let random = (0..<Limits.sessionIDCharacters).map { _ in
            alphabet[Int(UInt8.random(in: 0..<64))]
        }
        return String(decoding: random + [UInt8(ascii: "=")], as: UTF8.self)
    }
}
