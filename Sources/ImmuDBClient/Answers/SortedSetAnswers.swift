internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A member of a sorted set as a server shows it. Nothing of it is proven.
public struct SortedSetMember: Sendable, Hashable {
    public var set: [UInt8]
    /// Any double, NaN included.
    public var score: Double
    /// User key of the member.
    public var key: [UInt8]
    /// Transaction the member is bound to; 0 = follows the newest value.
    public var atTx: UInt64
    /// Its value.
    public var entry: LedgerEntry
}

/// Which members of a sorted set to list.
///
/// A set is ordered by the raw bits of its scores: 0, positive ones, NaN, then negative ones by growing
/// magnitude. Only finite scores from 0 on list as one expects.
public struct SortedSetRange: Sendable, Hashable {
    /// A place in a set.
    public struct Position: Sendable, Hashable {
        public var score: Double
        public var key: [UInt8]
        public var atTx: UInt64

        public init(score: Double, key: [UInt8], atTx: UInt64 = 0) {
            self.score = score
            self.key = key
            self.atTx = atTx
        }
    }

    public var set: [UInt8]
    /// Member to start after; nil at the beginning.
    public var after: Position?
    /// Inclusive bounds; nil = none.
    public var minScore: Double?
    public var maxScore: Double?
    public var isDescending: Bool
    /// Members to pass over, before the bounds are looked at.
    public var offset: UInt64
    /// At most this many, up to ``ClientLimits/pageEntriesMax``; nil for that many.
    public var limit: UInt64?
    /// Transaction that the index must cover; 0 for the latest one.
    public var sinceTx: UInt64

    public init(
        set: [UInt8], after: Position? = nil, minScore: Double? = nil, maxScore: Double? = nil,
        isDescending: Bool = false, offset: UInt64 = 0, limit: UInt64? = nil, sinceTx: UInt64 = 0
    ) {
        self.set = set
        self.after = after
        self.minScore = minScore
        self.maxScore = maxScore
        self.isDescending = isDescending
        self.offset = offset
        self.limit = limit
        self.sinceTx = sinceTx
    }

    var wire: Immudb_Schema_ZScanRequest {
        .with {
            $0.set = Data(set)
            if let after {
                $0.seekKey = Data(after.key)
                $0.seekScore = after.score
                $0.seekAtTx = after.atTx
            }
            if let minScore { $0.minScore = .with { $0.score = minScore } }
            if let maxScore { $0.maxScore = .with { $0.score = maxScore } }
            $0.desc = isDescending
            $0.offset = offset
            $0.limit = limit ?? 0
            $0.sinceTx = sinceTx
        }
    }
}

/// One step of a transaction made of several.
public enum LedgerOperation: Sendable, Hashable {
    case set(KeyValue)
    /// An alias of another key. `atTx` 0 = follows the newest value; bound without a transaction it is bound
    /// to the very transaction being made.
    case reference([UInt8], to: [UInt8], atTx: UInt64 = 0, isBound: Bool = false)
    /// A member of a sorted set; the rest as above.
    case member(of: [UInt8], score: Double, key: [UInt8], atTx: UInt64 = 0, isBound: Bool = false)

    var wire: Immudb_Schema_Op {
        .with { message in
            switch self {
            case .set(let item):
                message.kv = item.wire
            case .reference(let key, let target, let atTx, let isBound):
                message.ref = .with {
                    $0.key = Data(key)
                    $0.referencedKey = Data(target)
                    $0.atTx = atTx
                    $0.boundRef = isBound || atTx > 0
                }
            case .member(let set, let score, let key, let atTx, let isBound):
                message.zAdd = .with {
                    $0.set = Data(set)
                    $0.score = score
                    $0.key = Data(key)
                    $0.atTx = atTx
                    $0.boundRef = isBound || atTx > 0
                }
            }
        }
    }
}
