import ImmuDBProofs

/// A history in memory that can prove itself, with a tree that may lag behind the transactions.
struct TestLedger: ProofSource {
    private(set) var headers: [TxHeader] = []
    private(set) var entries: [[ProvenEntry]] = []
    private(set) var tree = MemoryTree()

    /// How far the tree of a new transaction is behind.
    enum Lag: String, CaseIterable, Sendable {
        case none, one, long, linearOnly

        func treeSize(for id: UInt64) -> UInt64 {
            switch self {
            case .none: id - 1
            case .one: id > 2 ? id - 2 : 0
            // Stands still for nine transactions, then jumps.
            case .long: (id - 1) / 9 * 9
            case .linearOnly: 0
            }
        }
    }

    init() {}

    /// `count` transactions of two entries; `salt` tells histories apart.
    init(count: UInt64, lag: Lag = .none, salt: String = "", mixedVersions: Bool = false) throws {
        for id in 1...count {
            try commit(
                ["a", "b"].map { TestLedger.entry("\($0)\(id)", "\(salt)value \($0)") }, lag: lag,
                version: mixedVersions && id.isMultiple(of: 3) ? 0 : 1)
        }
    }

    static func entry(_ key: String, _ value: String, _ metadata: KVMetadata = .none) -> ProvenEntry {
        ProvenEntry(
            storeKey: [0] + Array(key.utf8), metadata: metadata, storeValue: [0] + Array(value.utf8))
    }

    var count: UInt64 { UInt64(headers.count) }

    mutating func commit(_ new: [ProvenEntry], lag: Lag = .none, version: UInt16 = 1) throws {
        let id = count + 1
        let size = lag.treeSize(for: id)
        let digests = try new.map { try $0.txEntry.digest(version: version) }
        let header = TxHeader(
            id: id, timestamp: 1_700_000_000 + Int64(id), blTxID: size,
            blRoot: size == 0 ? .zero : try AccumulativeTree.root(size: size, in: tree),
            prevAlh: try headers.last?.alh() ?? .ofNothing, version: version,
            entryCount: UInt32(new.count), eh: EntryTree.root(of: digests))
        headers.append(header)
        entries.append(new)
        tree.append(try header.alh())
    }

    func header(_ id: UInt64) throws -> TxHeader {
        guard id >= 1, id <= count else { throw FormatError("no transaction \(id)") }
        return headers[Int(id) - 1]
    }

    func alh(_ id: UInt64) throws -> Digest { try header(id).alh() }

    /// The state a client has that proved everything up to `id`.
    func state(_ id: UInt64, _ database: String = "db") throws -> TrustedState {
        id == 0 ? .empty(database: database) : TrustedState(database: database, txID: id, alh: try alh(id))
    }

    func link(_ id: UInt64, since trusted: UInt64) throws -> DualProof {
        trusted == 0
            ? try dualProof(from: id, to: id) : try dualProof(from: min(id, trusted), to: max(id, trusted))
    }

    func entryAnswer(
        _ id: UInt64, _ index: Int = 0, since trusted: UInt64, signer: SigningPrivateKey? = nil
    ) throws -> EntryAnswer {
        let header = try header(id)
        let all = entries[Int(id) - 1]
        let digests = try all.map { try $0.txEntry.digest(version: header.version) }
        return EntryAnswer(
            entry: all[index], txID: id, headerVersion: header.version,
            inclusionProof: try EntryTree.inclusion(of: index, in: digests),
            dualProof: try link(id, since: trusted), signature: try signer?.sign(state(max(id, trusted))))
    }

    func writeAnswer(
        _ id: UInt64, since trusted: UInt64, signer: SigningPrivateKey? = nil
    ) throws -> WriteAnswer {
        WriteAnswer(
            header: try header(id), entries: entries[Int(id) - 1].map(\.txEntry),
            dualProof: try link(id, since: trusted), signature: try signer?.sign(state(max(id, trusted))))
    }

    func transactionAnswer(_ id: UInt64, since trusted: UInt64) throws -> TransactionAnswer {
        TransactionAnswer(
            header: try header(id),
            entries: entries[Int(id) - 1].map {
                TransactionAnswer.Entry(entry: $0.txEntry, storeValue: $0.storeValue)
            }, dualProof: try link(id, since: trusted), signature: nil)
    }
}

extension ProvenEntry {
    var txEntry: TxEntry {
        TxEntry(
            key: storeKey, metadata: metadata, valueHash: SHA256.hash(storeValue),
            valueLength: UInt32(storeValue.count))
    }
}
