internal import ImmuDBProtocol
internal import Synchronization

/// An open session: who calls, on which database.
package struct Session: Sendable, Hashable {
    package var id: String
    package var user: String
    package var database: String
}

/// The sessions of a server. They live in memory only.
package final class SessionRegistry: Sendable {
    private let sessions = Mutex<[String: Session]>([:])

    package init() {}

    /// Opens a session under a fresh, unguessable id: 32 random bytes in URL-safe base64.
    /// - Throws: `ServerFailure.tooManySessions`.
    func open(user: String, database: String) throws(ServerFailure) -> Session {
        let id = SessionRegistry.freshID()
        let session = Session(id: id, user: user, database: database)
        let isOpen = sessions.withLock { sessions in
            guard sessions.count < Limits.sessionsMax else { return false }
            sessions[id] = session
            return true
        }
        guard isOpen else { throw .tooManySessions }
        return session
    }

    func session(_ id: String) -> Session? { sessions.withLock { $0[id] } }

    /// Re-binds a session to another database.
    func use(_ database: String, in id: String) {
        sessions.withLock { $0[id]?.database = database }
    }

    func close(_ id: String) { sessions.withLock { $0[id] = nil } }

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
