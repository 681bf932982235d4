/// Verifies the answers of one server for one database against what is trusted so far.
///
/// A verifier is a value: it holds the trusted state that went into the request, and each verification
/// returns the state to trust next. A failure changes nothing.
public struct Verifier: Sendable {
    /// The state that the request was made with. Transaction 0 means first contact: contents are still bound
    /// to headers, but there is no history to compare with.
    public let trusted: TrustedState
    /// The key that must have signed every new state; nil when none is configured.
    public let signingKey: SigningPublicKey?
    /// Whether verified values carry their ``ProofTrace``.
    public let recordsTrace: Bool

    public init(trusted: TrustedState, signingKey: SigningPublicKey? = nil, recordsTrace: Bool = false) {
        self.trusted = trusted
        self.signingKey = signingKey
        self.recordsTrace = recordsTrace
    }

    /// True when nothing is trusted yet.
    public var isFirstContact: Bool { trusted.txID == 0 }

    /// An empty trace that records when this verifier is to record.
    func newTrace() -> ProofTrace { recordsTrace ? ProofTrace() : .off }
}
