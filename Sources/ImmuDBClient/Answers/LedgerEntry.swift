public import ImmuDBProofs
internal import ImmuDBProtocol

/// A key with its value as a server shows it. Nothing of it is proven.
public struct LedgerEntry: Sendable, Hashable {
    /// The reference through which the value was reached.
    public struct Reference: Sendable, Hashable {
        /// Key that was asked for.
        public var key: [UInt8]
        /// Transaction that wrote the reference.
        public var txID: UInt64
        /// Transaction of the target that it is bound to; 0 = follows the newest value.
        public var atTx: UInt64
        public var metadata: KVMetadata
        public var claimedRevision: UInt64
    }

    /// User key. For a value reached through a reference the key of the target.
    public var key: [UInt8]
    public var value: [UInt8]
    public var metadata: KVMetadata
    /// Transaction that wrote the value.
    public var txID: UInt64
    /// Position in the history of the key, from 1; 0 when the server does not tell.
    public var claimedRevision: UInt64
    /// Nil for a plain value.
    public var reference: Reference?
    /// Only in histories: the value has expired and is not shown.
    public var isExpired: Bool

    /// Key under which the entry is found: that of the reference, if there is one.
    public var lookupKey: [UInt8] { reference?.key ?? key }
}

extension LedgerEntry {
    init(_ wire: WireEntry) {
        self.init(
            key: wire.key, value: wire.value, metadata: wire.metadata, txID: wire.txID,
            claimedRevision: wire.revision,
            reference: wire.referencedBy.map {
                Reference(
                    key: $0.key, txID: $0.txID, atTx: $0.atTx, metadata: $0.metadata,
                    claimedRevision: $0.revision)
            },
            isExpired: wire.isExpired)
    }
}
