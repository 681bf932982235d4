/// What a server claims. Nothing in it may be shown as true before it went through a ``Verifier``.
public struct Unverified<Claim: Sendable>: Sendable {
    /// The claim as it came, for verification and for display without a check mark.
    public let claimed: Claim

    public init(_ claimed: Claim) { self.claimed = claimed }
}

/// A value every byte of which is covered by a hash that leads to the trusted state.
///
/// Only a ``Verifier`` makes these. What a proof cannot cover, such as a value being the latest one, a
/// revision number or the target of a reference, is not part of the value.
public struct Verified<Value: Sendable>: Sendable {
    /// Exactly the bytes that were hashed.
    public let value: Value
    /// Transaction that the value is proven to be part of.
    public let txID: UInt64
    /// Commit time of that transaction, Unix seconds, 0 when the database leaves it out; nil when no header
    /// was part of the proof (a comparison of states).
    public let timestamp: Int64?
    /// The state to trust from now on. Never older than the one verified against.
    public let state: TrustedState
    /// The proof advanced to, or confirmed, a state signed by the configured key. False when no key is
    /// configured, and for a state that stayed as it was because nothing proved the one shown.
    public let isSigned: Bool
    /// Nothing was trusted before, so the history itself could not be compared with anything.
    public let isFirstContact: Bool
    /// The steps that led here; empty unless the verifier was asked to record them.
    public let trace: ProofTrace

    init(
        value: Value, txID: UInt64, timestamp: Int64?, state: TrustedState, isSigned: Bool,
        isFirstContact: Bool, trace: ProofTrace
    ) {
        self.value = value
        self.txID = txID
        self.timestamp = timestamp
        self.state = state
        self.isSigned = isSigned
        self.isFirstContact = isFirstContact
        self.trace = trace
    }
}

extension Verified: Equatable where Value: Equatable {}
