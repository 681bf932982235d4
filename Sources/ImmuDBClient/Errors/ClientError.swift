public import ImmuDBProofs

/// A call or a verification that failed: what, where, why, and what can be done about it.
public struct ClientError: Error, Sendable {
    /// Kind of failure, in the terms a caller acts on.
    public enum Code: Sendable, Hashable {
        /// The server could not be reached, or the connection broke: check address and network.
        case connection
        /// No or wrong credentials, or the session is over: log in again.
        case authentication
        /// The user may not do this.
        case permission
        /// Key, transaction, revision, database or user does not exist.
        case notFound
        /// A precondition failed or another transaction was faster: read again and repeat.
        case conflict
        /// The request cannot be right: change it.
        case invalidArgument
        /// The answer is not proven. Do not use it.
        case verification(VerificationFailure)
        /// The local trust store cannot be used: look at the path named.
        case trustStore
        /// The server answered something that is not in the protocol.
        case protocolViolation
        /// The server or this program refuses the size of a request or an answer.
        case limit
        /// The server cannot answer at the moment: try later.
        case unavailable
        /// The time for the call ran out. Whether a write took place is unknown.
        case deadline
        /// The caller gave up.
        case cancelled
        /// The server does not know this call.
        case unsupported
        /// A statement is wrong, or refers to what does not exist: the message says where.
        case sql
        /// The server found that what it stored is damaged. Check the whole database, compare with a backup.
        case damaged
        /// Anything else; the message is that of the server.
        case other
    }

    /// Kind of failure.
    public var code: Code
    /// One sentence without final stop. Text of the server is included unescaped: sanitise before printing.
    public var message: String
    /// The error underneath.
    public var cause: (any Error)?
    /// Call or file.
    public var location: String?
    /// What the user can do.
    public var hint: String?
    /// File in which request and answer were kept, after a failed verification.
    public var evidencePath: String?

    /// Steps of the failed verification, when they were recorded.
    var sections: [ProofReport.Section] = []

    public init(
        _ code: Code, _ message: String, cause: (any Error)? = nil, location: String? = nil,
        hint: String? = nil, evidencePath: String? = nil
    ) {
        self.code = code
        self.message = message
        self.cause = cause
        self.location = location
        self.hint = hint
        self.evidencePath = evidencePath
    }

    /// A failed verification, with the advice that belongs to its verdict.
    public init(_ failure: VerificationFailure, location: String? = nil, evidencePath: String? = nil) {
        self.init(
            .verification(failure), failure.message, cause: failure, location: location,
            hint: failure.verdict.advice, evidencePath: evidencePath)
    }

    /// The verdict of a failed verification; nil for every other failure.
    public var verdict: Verdict? {
        guard case .verification(let failure) = code else { return nil }
        return failure.verdict
    }
}

extension ClientError: CustomStringConvertible {
    /// One line for logs. Not sanitised.
    public var description: String {
        var text = location.map { "\($0): " } ?? ""
        if let verdict { text += "\(verdict.rawValue): " }
        text += message
        if let hint { text += " (\(hint))" }
        if let evidencePath { text += " [evidence: \(evidencePath)]" }
        return text
    }
}

extension Verdict {
    /// What the user can do after this outcome.
    public var advice: String {
        switch self {
        case .inclusionMismatch, .malformedProof, .wrongSubject, .valueMismatch, .headerMismatch,
            .metadataMismatch, .schemaMismatch, .malformedMessage:
            "do not use the answer; keep the evidence file and ask the operator of the server"
        case .referenceTargetUnproven:
            "do not use the value; read the referenced key itself"
        case .fork:
            "the server shows another history than before; keep the evidence file, do not reset the trust"
        case .rollback, .wiped:
            "the server was restored from an older copy or replaced; reset the trust only if you know why"
        case .identityChanged:
            "if the server was replaced on purpose, reset the trust of this pin"
        case .badSignature:
            "check that the configured signing key is that of the server"
        case .unsupportedVersion:
            "use a newer version of this program"
        case .limitExceeded:
            "ask for less at a time"
        case .trustedStateDamaged:
            "restore the backup of the trust file, import an exported state, or reset the trust"
        }
    }
}
