import ImmuDBProofs
import ImmuDBProtocol
import ImmuDBRecords

/// An honest ledger in memory, made of the library's own producers.
struct MemoryLedger: ProofSource, Sendable {
    private(set) var tree = MemoryTree()
    private(set) var headers: [TxHeader] = []
    private(set) var entries: [[ProvenEntry]] = []
    /// Transactions by which the tree of a header lags behind the usual.
    var lag: UInt64 = 0

    var last: UInt64 { UInt64(headers.count) }

    func header(_ id: UInt64) throws -> TxHeader {
        guard id >= 1, id <= last else { throw FormatError("no transaction \(id)") }
        return headers[Int(id) - 1]
    }

    func alh(_ id: UInt64) throws -> Digest { id == 0 ? .ofNothing : try header(id).alh() }

    @discardableResult
    mutating func commit(_ new: [ProvenEntry], version: UInt16 = 1) throws -> UInt64 {
        let id = last + 1
        let size = id - 1 - min(id - 1, lag)
        let digests = try new.map { try Self.txEntry($0).digest(version: version) }
        let header = TxHeader(
            id: id, timestamp: 1_700_000_000 + Int64(id), blTxID: size,
            blRoot: size == 0 ? .zero : try AccumulativeTree.root(size: size, in: tree),
            prevAlh: try alh(id - 1), version: version, entryCount: UInt32(new.count),
            eh: EntryTree.root(of: digests))
        headers.append(header)
        entries.append(new)
        tree.append(try header.alh())
        return id
    }

    @discardableResult
    mutating func set(_ key: String, _ value: String) throws -> UInt64 {
        try commit([Self.plain(key, value)])
    }

    static func plain(_ key: String, _ value: String) -> ProvenEntry {
        ProvenEntry(
            storeKey: PlainRecord.storeKey(for: Array(key.utf8)),
            storeValue: PlainRecord.value(Array(value.utf8)).storeValue)
    }

    static func txEntry(_ entry: ProvenEntry) -> TxEntry {
        TxEntry(
            key: entry.storeKey, metadata: entry.metadata, valueHash: SHA256.hash(entry.storeValue),
            valueLength: UInt32(entry.storeValue.count))
    }

    /// Newest transaction with the key, or the one asked for.
    func find(_ storeKey: [UInt8], at txID: UInt64) -> (txID: UInt64, index: Int)? {
        let ids = txID == 0 ? Array((0..<last).reversed()) : [txID - 1]
        for id in ids where id < last {
            if let index = entries[Int(id)].firstIndex(where: { $0.storeKey == storeKey }) {
                return (id + 1, index)
            }
        }
        return nil
    }

    func inclusion(_ txID: UInt64, _ index: Int) throws -> EntryInclusionProof {
        let version = try header(txID).version
        let digests = try entries[Int(txID) - 1].map { try Self.txEntry($0).digest(version: version) }
        return try EntryTree.inclusion(of: index, in: digests)
    }

    func verifiableTx(_ id: UInt64, since: UInt64, withValues: Bool = false) throws -> WireVerifiableTx {
        let other = since == 0 ? id : since
        let wireEntries = entries[Int(id) - 1].map {
            WireTxEntry(Self.txEntry($0), value: withValues ? $0.storeValue : [])
        }
        return WireVerifiableTx(
            tx: WireTx(header: try header(id), entries: wireEntries),
            dualProof: try dualProof(from: min(id, other), to: max(id, other)))
    }

    func entry(_ storeKey: [UInt8], at txID: UInt64) throws -> WireEntry? {
        guard let found = find(storeKey, at: txID) else { return nil }
        let stored = entries[Int(found.txID) - 1][found.index]
        let key = PlainRecord.userKey(of: storeKey) ?? []
        switch try PlainRecord(storeValue: stored.storeValue, metadata: stored.metadata) {
        case .value(let value):
            return WireEntry(
                txID: found.txID, key: key, value: value, metadata: stored.metadata, revision: 1)
        case .deletion:
            return nil
        case .reference(let target, let atTx):
            guard var entry = try entry(PlainRecord.storeKey(for: target), at: atTx) else { return nil }
            entry.referencedBy = WireEntry.Reference(
                txID: found.txID, key: key, atTx: atTx, metadata: stored.metadata, revision: 1)
            return entry
        }
    }
}

extension MemoryLedger {
    static func reference(_ key: String, to target: String, atTx: UInt64) -> ProvenEntry {
        ProvenEntry(
            storeKey: PlainRecord.storeKey(for: Array(key.utf8)),
            storeValue: PlainRecord.reference(target: Array(target.utf8), atTx: atTx).storeValue)
    }
}
