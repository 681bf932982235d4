internal import GRPCCore

extension ServerFailure {
    /// The key has no value now: it was never set, or is deleted, expired or not indexed. Clients go by
    /// the words, with or without a prefix or a reason after them.
    package var isKeyNotFound: Bool {
        let words = "key not found"
        return message.hasSuffix(words) || message == ServerErrorText.keyExpired
    }

    /// There is no such transaction.
    package var isTxNotFound: Bool { message == ServerErrorText.txNotFound }

    /// The session is gone: open a new one, and do not send the old identifier when doing so.
    package var isSessionLost: Bool {
        message == ServerErrorText.sessionNotFound || message == ServerErrorText.noSessionFound
    }

    /// The token is too old: log in again.
    package var isTokenExpired: Bool { message.hasPrefix(ServerErrorText.tokenExpired) }

    /// The call needs a login that was not given or is no longer valid.
    package var isNotLoggedIn: Bool { code == .invalidAuthorization || status == .unauthenticated }

    /// What the transaction read was changed meanwhile; repeating all of it may succeed.
    package var isReadConflict: Bool {
        code == .failedTransaction || message == ServerErrorText.txReadConflict
    }

    /// A precondition of the write does not hold.
    package var isPreconditionFailure: Bool {
        message.hasPrefix(ServerErrorText.preconditionFailed)
    }

    /// On a verifiable call: the server's history ends before the trusted state. Compare with its current
    /// state before calling it a rollback.
    package var isIllegalState: Bool {
        status == .invalidArgument && message == ServerErrorText.illegalState
    }
}
