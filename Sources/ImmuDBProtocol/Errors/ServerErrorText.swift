/// Texts that existing clients compare with. They are part of the protocol: never reword them.
package enum ServerErrorText {
    /// Clients go by the ending `key not found`.
    package static let keyNotFound = "tbtree: key not found"
    /// As above, with the reason.
    package static let keyExpired = "tbtree: key not found: expired entry"
    /// End of a history.
    package static let noMoreEntries = "tbtree: no more entries"
    /// Compared as a whole.
    package static let txNotFound = "tx not found"
    /// Unary calls.
    package static let sessionNotFound = "session not found"
    /// Streams.
    package static let noSessionFound = "no session found"
    /// Token without database.
    package static let selectDatabase = "please select a database first"
    /// Proof from a transaction that is not there.
    package static let illegalState = "illegal state"
    /// Compared as a whole.
    package static let illegalArguments = "illegal arguments"
    /// Repeat the transaction.
    package static let txReadConflict = "tx read conflict"
    /// Followed by the name of the precondition.
    package static let preconditionFailed = "precondition failed: "
    /// Followed by a reason.
    package static let tokenExpired = "token has expired"
    /// Write without keys.
    package static let noEntries = "no entries provided"
    /// Key twice in one write.
    package static let duplicatedKeys = "duplicated keys are not supported in single batch transaction"
    /// Key above the limit.
    package static let keyTooLong = "max key length exceeded"
    /// Value above the limit.
    package static let valueTooLong = "max value length exceeded"
    /// Transaction above the limit.
    package static let tooManyEntries = "max number of entries per tx exceeded"
    /// Reference in a streamed batch.
    package static let streamReferenceUnsupported = "reference operation is not implemented"
    /// Reference under a key with a plain value.
    package static let keyIsNotReference = "final key cannot be converted into a reference"
    /// Target is a reference itself.
    package static let referenceToReference = "referenced key cannot be a reference"
    /// All failed logins alike.
    package static let invalidCredentials = "invalid user name or password"
    /// Warning of a login, not an error.
    package static let defaultPasswordWarning =
        "immudb user has the default password: please change it to ensure proper security"
    /// Prefix that a gRPC status has inside the text of an outer error.
    package static let wrappedStatusPrefix = "rpc error: code = "
}
