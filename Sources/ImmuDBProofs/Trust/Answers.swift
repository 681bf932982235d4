/// An entry in full: what the digest of an entry covers.
public struct ProvenEntry: Sendable, Hashable {
    /// Store key, with its kind prefix.
    public var storeKey: [UInt8]
    public var metadata: KVMetadata
    /// Store value, with its kind prefix where it has one.
    public var storeValue: [UInt8]

    public init(storeKey: [UInt8], metadata: KVMetadata = .none, storeValue: [UInt8]) {
        self.storeKey = storeKey
        self.metadata = metadata
        self.storeValue = storeValue
    }
}

/// What a verified read asked for.
public struct EntryQuery: Sendable, Hashable {
    /// Store key, with its kind prefix. For a reference the key of the reference.
    public var storeKey: [UInt8]
    /// The transaction asked for; nil when the server chooses one (the latest, or one by revision).
    public var txID: UInt64?

    public init(storeKey: [UInt8], txID: UInt64? = nil) {
        self.storeKey = storeKey
        self.txID = txID
    }
}

/// Answer to a verified read, also of an SQL row.
public struct EntryAnswer: Sendable, Hashable {
    /// The entry claimed, encoded as the store holds it. For a value reached through a reference: the entry
    /// of the reference; its target needs a proof of its own.
    public var entry: ProvenEntry
    /// Transaction claimed to hold it.
    public var txID: UInt64
    /// Header version that the answer names for the digest; nil when it names none. It must be the version
    /// of the proven header.
    public var headerVersion: UInt16?
    /// The entry in the tree of its transaction.
    public var inclusionProof: EntryInclusionProof
    /// Link between the trusted state and the transaction of the entry, the older one first.
    public var dualProof: DualProof
    /// Signature over the newer end of the link.
    public var signature: StateSignature?

    public init(
        entry: ProvenEntry, txID: UInt64, headerVersion: UInt16?, inclusionProof: EntryInclusionProof,
        dualProof: DualProof, signature: StateSignature?
    ) {
        self.entry = entry
        self.txID = txID
        self.headerVersion = headerVersion
        self.inclusionProof = inclusionProof
        self.dualProof = dualProof
        self.signature = signature
    }
}

/// Answer to a verified write.
public struct WriteAnswer: Sendable, Hashable {
    /// Header of the new transaction.
    public var header: TxHeader
    /// All of its entries.
    public var entries: [TxEntry]
    /// Link from the trusted state to the new transaction.
    public var dualProof: DualProof
    public var signature: StateSignature?

    public init(header: TxHeader, entries: [TxEntry], dualProof: DualProof, signature: StateSignature?) {
        self.header = header
        self.entries = entries
        self.dualProof = dualProof
        self.signature = signature
    }
}

/// Answer to a verified request for a whole transaction.
public struct TransactionAnswer: Sendable, Hashable {
    /// An entry, with its value when it was requested.
    public struct Entry: Sendable, Hashable {
        public var entry: TxEntry
        /// Store value; nil when it was not requested or is gone (retention).
        public var storeValue: [UInt8]?

        public init(entry: TxEntry, storeValue: [UInt8]? = nil) {
            self.entry = entry
            self.storeValue = storeValue
        }
    }

    public var header: TxHeader
    /// All entries in order; nil when the request excluded them.
    public var entries: [Entry]?
    /// Link between the trusted state and the transaction, the older one first.
    public var dualProof: DualProof
    public var signature: StateSignature?

    public init(header: TxHeader, entries: [Entry]?, dualProof: DualProof, signature: StateSignature?) {
        self.header = header
        self.entries = entries
        self.dualProof = dualProof
        self.signature = signature
    }
}

/// A transaction whose header leads to the trusted state and whose entries lead to the header.
public struct ProvenTransaction: Sendable, Hashable {
    /// An entry as far as hashes cover it.
    public struct Entry: Sendable, Hashable {
        /// Store key, with its kind prefix.
        public let storeKey: [UInt8]
        public let metadata: KVMetadata
        /// SHA-256 of the store value.
        public let valueHash: Digest
        /// The store value that has this hash; nil when the answer had none.
        public let storeValue: [UInt8]?
    }

    public let header: TxHeader
    /// Alh of the header.
    public let alh: Digest
    /// All entries in order; nil when they were not requested.
    public let entries: [Entry]?
}

/// Answer to the question for the current state, with a link to it if one was fetched.
public struct StateAnswer: Sendable, Hashable {
    /// Last committed transaction claimed; 0 for an empty database.
    public var txID: UInt64
    /// Its Alh; `Digest.ofNothing` for 0.
    public var alh: Digest
    public var signature: StateSignature?
    /// Link from the trusted state to the claimed one; nil when none was fetched.
    public var dualProof: DualProof?

    public init(txID: UInt64, alh: Digest, signature: StateSignature?, dualProof: DualProof? = nil) {
        self.txID = txID
        self.alh = alh
        self.signature = signature
        self.dualProof = dualProof
    }
}

/// How the state of a server relates to the trusted one, when it does not contradict it.
public enum StateRelation: Sendable, Hashable {
    /// Nothing was trusted before; the state shown is trusted from now on.
    case firstContact
    /// The server is where the trusted state is.
    case same
    /// The server is ahead and a link proves that nothing was rewritten: the trusted state advanced.
    case extended
    /// The server claims to be ahead at this transaction, and nothing proves it yet: the trusted state is
    /// unchanged.
    case aheadUnproven(txID: UInt64)
}
