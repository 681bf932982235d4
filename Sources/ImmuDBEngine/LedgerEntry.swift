public import ImmuDBProofs

/// A value as read from a database.
public struct LedgerEntry: Sendable, Hashable {
    /// Key of the value; for a read through a reference the key of the target.
    public var key: [UInt8]
    public var value: [UInt8]
    public var metadata: KVMetadata
    /// Transaction that wrote it.
    public var txID: UInt64
    /// Number of the value among all values of its key, from 1; 0 when read by transaction.
    public var revision: UInt64
    /// The value expired; `value` is empty then. Shown by history only.
    public var isExpired: Bool
    /// The reference the read went through.
    public var reference: ReferenceHop?

    public init(
        key: [UInt8], value: [UInt8], metadata: KVMetadata, txID: UInt64, revision: UInt64,
        isExpired: Bool = false, reference: ReferenceHop? = nil
    ) {
        self.key = key
        self.value = value
        self.metadata = metadata
        self.txID = txID
        self.revision = revision
        self.isExpired = isExpired
        self.reference = reference
    }
}

/// A reference that a read resolved.
public struct ReferenceHop: Sendable, Hashable {
    /// The key that was asked for.
    public var key: [UInt8]
    /// Transaction the reference is bound to; 0 = follows the newest value.
    public var atTx: UInt64
    public var metadata: KVMetadata
    /// Transaction that wrote the reference.
    public var txID: UInt64
    public var revision: UInt64

    public init(key: [UInt8], atTx: UInt64, metadata: KVMetadata, txID: UInt64, revision: UInt64) {
        self.key = key
        self.atTx = atTx
        self.metadata = metadata
        self.txID = txID
        self.revision = revision
    }
}

/// A pair to write.
public struct KeyValueWrite: Sendable, Hashable {
    public var key: [UInt8]
    public var value: [UInt8]
    public var metadata: KVMetadata

    public init(key: [UInt8], value: [UInt8], metadata: KVMetadata = .none) {
        self.key = key
        self.value = value
        self.metadata = metadata
    }
}

/// Which value of a key to read.
public enum ReadPosition: Sendable, Hashable {
    /// The newest one. The index covers at least transaction `since` (0: the last committed one).
    case newest(since: UInt64 = 0)
    /// The one written by exactly this transaction.
    case transaction(UInt64)
    /// The n-th (from 1), or counted back from the newest (-1: the one before it).
    case revision(Int64)
}

/// What must hold just before a write, checked atomically with it.
public enum WriteCondition: Sendable, Hashable {
    /// The key has a value that is neither deleted nor expired.
    case keyMustExist([UInt8])
    /// It has none.
    case keyMustNotExist([UInt8])
    /// The last change of the key, deletion included, was at or before this transaction (from 1).
    case keyNotModifiedAfter([UInt8], txID: UInt64)
}

/// A walk over keys in byte order.
public struct ScanRange: Sendable, Hashable {
    public var prefix: [UInt8] = []
    /// Start; empty = the first (descending: last) key of the prefix.
    public var seekKey: [UInt8] = []
    /// End; empty = none.
    public var endKey: [UInt8] = []
    public var isSeekInclusive = false
    public var isEndInclusive = false
    public var isDescending = false
    /// 0 = as many as one answer may carry.
    public var limit: UInt64 = 0
    /// Entries to skip.
    public var offset: UInt64 = 0
    /// The index covers at least this transaction.
    public var sinceTx: UInt64 = 0

    public init(prefix: [UInt8] = []) { self.prefix = prefix }
}
