public import ImmuDBProofs
internal import ImmuDBRecords

/// A key with its proven value.
///
/// Proven: that transaction ``txID`` gave this key this value with these attributes, and that the transaction
/// is part of the trusted history. Not proven, and therefore named so: that it is the newest value, and its
/// revision number.
public struct VerifiedEntry: Sendable {
    /// The entry under the key that was asked for: a value, or a reference.
    public let proof: Verified<ProvenEntry>
    /// For a reference: the entry of its target, proven on its own.
    public let targetProof: Verified<ProvenEntry>?
    /// Key that was asked for.
    public let key: [UInt8]
    /// For a reference: key of the target.
    public let targetKey: [UInt8]?
    /// For a reference: transaction of the target that it is bound to; 0 = follows the newest value.
    public let boundTo: UInt64
    /// The proven value; for a reference that of the target.
    public let value: [UInt8]
    /// Position in the history of the key as the server says; 0 when it does not.
    public let claimedRevision: UInt64
    /// Whether the server was asked for the newest value. Nothing proves that it is.
    public let claimedLatest: Bool

    /// Proof of the entry that holds the value.
    public var valueProof: Verified<ProvenEntry> { targetProof ?? proof }
    /// Attributes of the entry that holds the value.
    public var metadata: KVMetadata { valueProof.value.metadata }
    /// Transaction that wrote the value.
    public var txID: UInt64 { valueProof.txID }
    /// Commit time from the verified header, Unix seconds; nil when the database leaves it out.
    public var timestamp: Int64? { valueProof.timestamp.flatMap { $0 == 0 ? nil : $0 } }
    /// The trusted state after the read.
    public var state: TrustedState { valueProof.state }
}

/// A proven write: the transaction consists of exactly what was sent.
public struct VerifiedWrite: Sendable {
    public let proof: Verified<[ProvenEntry]>

    /// The new transaction.
    public var txID: UInt64 { proof.txID }
    /// Commit time from the verified header, Unix seconds; nil when the database leaves it out.
    public var timestamp: Int64? { proof.timestamp.flatMap { $0 == 0 ? nil : $0 } }
    /// The trusted state after the write.
    public var state: TrustedState { proof.state }
}

/// The state of a server compared with the trusted one.
public struct VerifiedState: Sendable {
    public let proof: Verified<StateRelation>
    /// What the server says it is at.
    public let claimedTxID: UInt64
    /// What was trusted before; transaction 0 before first contact.
    public let before: TrustedState

    /// How both relate.
    public var relation: StateRelation { proof.value }
    /// The trusted state now.
    public var state: TrustedState { proof.state }
}
