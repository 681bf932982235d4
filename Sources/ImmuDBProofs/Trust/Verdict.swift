/// Why an answer was not accepted: the closed list of outcomes of a failed verification.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// The hashes of the answer do not lead to the proven transaction.
    case inclusionMismatch
    /// A proof has a shape that no honest proof has.
    case malformedProof
    /// The proof is about another key, transaction or revision than the one asked for.
    case wrongSubject
    /// The history shown now is not an extension of the trusted one.
    case fork
    /// The server is older than the trusted state.
    case rollback
    /// The server shows an empty database where there was one before.
    case wiped
    /// Another server, or another signing key, than the pinned one.
    case identityChanged
    /// The state is not signed by the pinned or configured key.
    case badSignature
    /// A value does not have the hash that is proven.
    case valueMismatch
    /// The entries do not belong to the header.
    case headerMismatch
    /// The attributes of an entry are not the ones that were asked for.
    case metadataMismatch
    /// Columns, types or ids differ from the pinned schema.
    case schemaMismatch
    /// What is behind a reference does not match its own proof.
    case referenceTargetUnproven
    /// A header version that has no defined hash.
    case unsupportedVersion
    /// A message that cannot be read.
    case malformedMessage
    /// An answer larger than a client accepts.
    case limitExceeded
    /// The locally stored trusted state cannot be read.
    case trustedStateDamaged
}

/// A failed verification: verdict, the check that failed, and what to do.
public struct VerificationFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let verdict: Verdict
    /// Which check failed, with the values compared.
    public let message: String

    public init(_ verdict: Verdict, _ message: String) {
        self.verdict = verdict
        self.message = message
    }

    public var description: String { "\(verdict.rawValue): \(message)" }
}
