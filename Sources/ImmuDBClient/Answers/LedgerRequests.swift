public import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Which value of a key to read.
public enum EntrySelector: Sendable, Hashable {
    /// The newest one.
    case latest
    /// The newest one, once the index covers this transaction.
    case sinceTx(UInt64)
    /// The one that exactly this transaction wrote.
    case atTx(UInt64)
    /// Positive: the n-th value; negative: so many before the newest; 0: the newest.
    case atRevision(Int64)

    var asksForLatest: Bool {
        switch self {
        case .latest, .sinceTx, .atRevision(0): true
        case .atTx, .atRevision: false
        }
    }

    var txID: UInt64? {
        guard case .atTx(let txID) = self else { return nil }
        return txID
    }
}

/// A key and a value to write.
public struct KeyValue: Sendable, Hashable {
    public var key: [UInt8]
    public var value: [UInt8]
    public var metadata: KVMetadata

    public init(key: [UInt8], value: [UInt8], metadata: KVMetadata = .none) {
        self.key = key
        self.value = value
        self.metadata = metadata
    }
}

/// What must hold just before a write, checked together with the commit.
public enum Precondition: Sendable, Hashable {
    case keyMustExist([UInt8])
    case keyMustNotExist([UInt8])
    /// The last change of the key, deletions included, is this transaction or an earlier one.
    case keyNotModifiedAfter([UInt8], txID: UInt64)

    var wire: Immudb_Schema_Precondition {
        .with { message in
            switch self {
            case .keyMustExist(let key):
                message.keyMustExist = .with { $0.key = Data(key) }
            case .keyMustNotExist(let key):
                message.keyMustNotExist = .with { $0.key = Data(key) }
            case .keyNotModifiedAfter(let key, let txID):
                message.keyNotModifiedAfterTx = .with {
                    $0.key = Data(key)
                    $0.txID = txID
                }
            }
        }
    }
}

/// What a scan covers.
public struct ScanRange: Sendable, Hashable {
    /// Only keys that begin with it.
    public var prefix: [UInt8]
    /// Where to start; nil at the first (last when descending) key of the prefix.
    public var seekKey: [UInt8]?
    /// Whether the start itself belongs to it.
    public var includesSeekKey: Bool
    /// Where to end; nil at the end of the prefix.
    public var endKey: [UInt8]?
    /// Whether the end itself belongs to it.
    public var includesEndKey: Bool
    /// From high keys to low ones.
    public var isDescending: Bool
    /// Entries to pass over.
    public var offset: UInt64
    /// Entries at most; nil for all.
    public var limit: UInt64?
    /// Transaction that the index must cover; 0 for the latest one.
    public var sinceTx: UInt64

    public init(
        prefix: [UInt8] = [], seekKey: [UInt8]? = nil, includesSeekKey: Bool = false,
        endKey: [UInt8]? = nil, includesEndKey: Bool = false, isDescending: Bool = false,
        offset: UInt64 = 0, limit: UInt64? = nil, sinceTx: UInt64 = 0
    ) {
        self.prefix = prefix
        self.seekKey = seekKey
        self.includesSeekKey = includesSeekKey
        self.endKey = endKey
        self.includesEndKey = includesEndKey
        self.isDescending = isDescending
        self.offset = offset
        self.limit = limit
        self.sinceTx = sinceTx
    }
}

extension KeyValue {
    var wire: Immudb_Schema_KeyValue {
        .with {
            $0.key = Data(key)
            $0.value = Data(value)
            if !metadata.isEmpty { $0.metadata = Immudb_Schema_KVMetadata(metadata) }
        }
    }
}

extension EntrySelector {
    func wire(_ key: [UInt8]) -> Immudb_Schema_KeyRequest {
        .with {
            $0.key = Data(key)
            switch self {
            case .latest: break
            case .sinceTx(let txID): $0.sinceTx = txID
            case .atTx(let txID): $0.atTx = txID
            case .atRevision(let revision): $0.atRevision = revision
            }
        }
    }
}
