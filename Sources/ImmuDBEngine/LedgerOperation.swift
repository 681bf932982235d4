/// A key that stands for another one.
public struct ReferenceWrite: Sendable, Hashable {
    /// Key of the reference: absent, or a reference already.
    public var key: [UInt8]
    /// Key it stands for: has a value, and is no reference itself.
    public var target: [UInt8]
    /// Transaction of the target it is bound to; 0 = follows the newest value.
    public var atTx: UInt64
    /// Required with `atTx`. Alone, only inside a list of operations: bound to the very transaction.
    public var isBound: Bool

    public init(key: [UInt8], target: [UInt8], atTx: UInt64 = 0, isBound: Bool? = nil) {
        self.key = key
        self.target = target
        self.atTx = atTx
        self.isBound = isBound ?? (atTx > 0)
    }
}

/// A member of a sorted set.
public struct SortedSetWrite: Sendable, Hashable {
    public var set: [UInt8]
    /// Any double. Only finite ones from 0 on sort by size (docs/formats.md).
    public var score: Double
    /// Key of the member: has a value, and is no reference.
    public var key: [UInt8]
    /// As for ``ReferenceWrite``.
    public var atTx: UInt64
    public var isBound: Bool

    public init(set: [UInt8], score: Double, key: [UInt8], atTx: UInt64 = 0, isBound: Bool? = nil) {
        self.set = set
        self.score = score
        self.key = key
        self.atTx = atTx
        self.isBound = isBound ?? (atTx > 0)
    }
}

/// One step of a transaction made of several.
public enum LedgerOperation: Sendable, Hashable {
    case set(KeyValueWrite)
    case reference(ReferenceWrite)
    case member(SortedSetWrite)
}

/// A member of a sorted set as read.
public struct SortedSetMember: Sendable, Hashable {
    public var set: [UInt8]
    public var score: Double
    public var key: [UInt8]
    /// Transaction it is bound to; 0 = follows the newest value.
    public var atTx: UInt64
    /// Its value.
    public var entry: LedgerEntry

    public init(set: [UInt8], score: Double, key: [UInt8], atTx: UInt64, entry: LedgerEntry) {
        self.set = set
        self.score = score
        self.key = key
        self.atTx = atTx
        self.entry = entry
    }
}

/// A walk over a sorted set.
///
/// The order is that of the scores' raw bits: 0, positive ones up to infinity, NaN, then -0 and negative ones
/// by growing magnitude. A walk begins at the bits of the lower bound (descending: of the upper one, or of
/// the largest finite number) and drops what is outside of the bounds, so bounds below 0 rarely do what one
/// hopes for.
public struct SortedSetRange: Sendable, Hashable {
    public var set: [UInt8]
    /// Member to start after, with score and transaction; empty = at the beginning.
    public var seekKey: [UInt8] = []
    public var seekScore: Double = 0
    public var seekAtTx: UInt64 = 0
    /// Start at that member instead of after it.
    public var isSeekInclusive = false
    /// Inclusive bounds; nil = none.
    public var minScore: Double?
    public var maxScore: Double?
    public var isDescending = false
    /// 0 = as many as one answer may carry.
    public var limit: UInt64 = 0
    /// Members to skip, before the bounds are looked at.
    public var offset: UInt64 = 0
    /// The index covers at least this transaction.
    public var sinceTx: UInt64 = 0

    public init(set: [UInt8]) { self.set = set }
}
