internal import Crypto
internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import Synchronization

/// What a good token says.
package struct TokenClaims: Sendable {
    /// The user with the rights he had when he logged in.
    package var caller: Caller
    /// The selected database; nil for none yet.
    package var database: String?
}

/// The tokens of a server.
///
/// A token carries user, database and end of life, and an authentication code (HMAC with SHA-256) under a key
/// of its user. Keys live in memory from the first login of a user to his last logout, so memory grows with
/// users and not with tokens, and no token outlives the process.
package final class TokenRegistry: Sendable {
    private struct Holder {
        var key = SymmetricKey(size: .bits256)
        var logins = 0
        var caller: Caller
    }

    private let holders = Mutex<[String: Holder]>([:])
    private let lifetime: Duration
    private let clock: ServerClock

    init(lifetime: Duration, clock: ServerClock) {
        self.lifetime = lifetime
        self.clock = clock
    }

    /// The token of a login.
    func login(_ caller: Caller, database: String?) -> String {
        token(for: caller, database: database, isLogin: true)
    }

    /// Another token for somebody who is logged in already.
    func token(for caller: Caller, database: String?) -> String {
        token(for: caller, database: database, isLogin: false)
    }

    /// Checks a token.
    /// - Throws: `invalidToken`, `notLoggedIn` after the logout of its user, `tokenExpired`.
    func claims(_ token: String) throws(ServerFailure) -> TokenClaims {
        let pieces = token.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces[0] == TokenText.version else {
            throw .invalidToken(cause: "malformed token: expected at least 3 pieces")
        }
        guard let text = TokenText(payload: pieces[1]) else { throw .invalidToken }
        guard let holder = holders.withLock({ $0[text.user] }) else { throw .notLoggedIn }
        let code = Code.of(pieces[1], key: holder.key)
        guard Code.isEqual(code, pieces[2]) else { throw .invalidToken(cause: "invalid signature") }
        guard text.endsAt == 0 || clock.elapsed().components.seconds < text.endsAt else {
            throw .tokenExpired
        }
        return TokenClaims(caller: holder.caller, database: text.database)
    }

    /// Ends one login. The last one of a user takes all his tokens with it.
    func logout(_ user: String) {
        holders.withLock { holders in
            guard let holder = holders[user] else { return }
            if holder.logins > 1 {
                holders[user]?.logins = holder.logins - 1
            } else {
                holders[user] = nil
            }
        }
    }

    /// Makes all tokens of a user worthless.
    func forget(_ user: String) { holders.withLock { $0[user] = nil } }

    private func token(for caller: Caller, database: String?, isLogin: Bool) -> String {
        let key = holders.withLock { holders in
            var holder = holders[caller.user] ?? Holder(caller: caller)
            holder.caller = caller
            if isLogin { holder.logins += 1 }
            holders[caller.user] = holder
            return holder.key
        }
        let end = lifetime > .zero ? (clock.elapsed() + lifetime).components.seconds : 0
        let payload = TokenText(user: caller.user, database: database, endsAt: end).payload
        return "\(TokenText.version).\(payload).\(Code.of(payload, key: key))"
    }
}

/// The readable part of a token: `user:database:seconds` in hexadecimal.
private struct TokenText {
    static let version = "t1"

    var user: String
    var database: String?
    /// On the server's own clock; 0 = never.
    var endsAt: Int64

    init(user: String, database: String?, endsAt: Int64) {
        self.user = user
        self.database = database
        self.endsAt = endsAt
    }

    init?(payload: Substring) {
        guard payload.utf8.count <= Limits.tokenPayloadBytesMax, let bytes = Hex.decode(payload) else {
            return nil
        }
        let fields = String(decoding: bytes, as: UTF8.self).split(
            separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 3, let endsAt = Int64(fields[2]) else { return nil }
        self.init(
            user: String(fields[0]), database: fields[1].isEmpty ? nil : String(fields[1]), endsAt: endsAt)
    }

    var payload: String { Hex.encode(Array("\(user):\(database ?? ""):\(endsAt)".utf8)) }
}

private enum Code {
    static func of(_ payload: some StringProtocol, key: SymmetricKey) -> String {
        Hex.encode(Array(HMAC<Crypto.SHA256>.authenticationCode(for: Array(payload.utf8), using: key)))
    }

    /// Compares in a time that says nothing about where the texts differ.
    static func isEqual(_ left: String, _ right: Substring) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        var difference: UInt8 = 0
        for (a, b) in zip(left.utf8, right.utf8) { difference |= a ^ b }
        return difference == 0
    }
}

extension ServerFailure {
    fileprivate static func invalidToken(cause: String) -> ServerFailure {
        var failure = invalidToken
        failure.details?.cause = cause
        return failure
    }
}
