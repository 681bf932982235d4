package import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
package import ImmuDBProtocol
internal import ImmuDBRecords

extension ImmuService {
    package func txById(
        request: Immudb_Schema_TxRequest, context: ServerContext
    ) async throws -> Immudb_Schema_Tx {
        let spec = request.hasEntriesSpec ? request.entriesSpec : nil
        let sinceTx = request.keepReferencesUnresolved ? 0 : request.sinceTx
        let database = try database()
        guard sinceTx <= database.state.txID else { throw ServerFailure.illegalArguments }
        return try Immudb_Schema_Tx(
            try await wireTransaction(
                request.tx, of: database, spec: spec, sinceTx: sinceTx,
                resolvesReferences: !request.keepReferencesUnresolved))
    }

    package func txScan(
        request: Immudb_Schema_TxScanRequest, context: ServerContext
    ) async throws -> Immudb_Schema_TxList {
        guard request.initialTx > 0 else { throw ServerFailure.illegalArguments }
        guard request.limit <= Limits.listedTransactionsMax else {
            throw ServerFailure.limitTooLarge(
                UInt64(request.limit), max: UInt64(Limits.listedTransactionsMax))
        }
        let database = try database()
        let spec = request.hasEntriesSpec ? request.entriesSpec : nil
        let last = database.state.txID
        let limit = request.limit == 0 ? Limits.listedTransactionsMax : request.limit
        var list = Immudb_Schema_TxList()
        var id = request.initialTx
        while list.txs.count < Int(limit), id >= 1, id <= last {
            let tx = try await wireTransaction(id, of: database, spec: spec, sinceTx: request.sinceTx)
            list.txs.append(try Immudb_Schema_Tx(tx))
            id = request.desc ? id - 1 : id + 1  // below `last`, so neither wraps
        }
        return list
    }

    /// A transaction with the entries that were asked for: all as digests when there is no wish.
    func wireTransaction(
        _ id: UInt64, of database: Database, spec: Immudb_Schema_EntriesSpec?, sinceTx: UInt64,
        resolvesReferences: Bool = true
    ) async throws -> WireTx {
        let transaction = try database.transaction(id)
        guard let spec else {
            return WireTx(header: transaction.header, entries: transaction.entries.map { WireTxEntry($0) })
        }
        let actions = EntryActions(spec)
        var tx = WireTx(header: transaction.header)
        var values: [[UInt8]]?
        for (index, entry) in transaction.entries.enumerated() {
            switch actions.action(for: entry.key) {
            case .exclude: continue
            case .onlyDigest: tx.entries.append(WireTxEntry(entry))
            case .rawValue_:
                let all = try values ?? database.values(of: id)
                values = all
                tx.entries.append(WireTxEntry(entry, value: all[index]))
            case .resolve:
                try await resolve(
                    entry, of: id, in: database, sinceTx: sinceTx, resolvesReferences: resolvesReferences,
                    into: &tx)
            case .UNRECOGNIZED(let action):
                throw ServerFailure(RPCError.Code.unknown, "illegal arguments: unknown action \(action)")
            }
        }
        return tx
    }

    private func resolve(
        _ entry: TxEntry, of id: UInt64, in database: Database, sinceTx: UInt64, resolvesReferences: Bool,
        into tx: inout WireTx
    ) async throws {
        switch KeyKind(storeKey: entry.key) {
        case .plain:
            guard let key = PlainRecord.userKey(of: entry.key) else { return }
            guard !entry.metadata.isDeleted else {
                tx.kvEntries.append(WireEntry(txID: id, key: key, value: [], metadata: entry.metadata))
                return
            }
            let found = try await database.entry(
                of: key, inTransaction: id, resolvesReferences: resolvesReferences, sinceTx: sinceTx)
            tx.kvEntries.append(WireEntry(found))
        case .sortedSet:
            if let member = try await database.member(
                entry.key, addedBy: id, resolvesReferences: resolvesReferences, sinceTx: sinceTx)
            {
                tx.zEntries.append(WireZEntry(member))
            }
        case .sql, .document, nil:
            throw ServerFailure(
                RPCError.Code.unknown, "illegal arguments: sql entry resolution is not supported")
        }
    }
}

/// What to return per kind of entry; a kind that is not named is excluded.
struct EntryActions {
    private let plain, sortedSet, sql: Immudb_Schema_EntryTypeAction

    init(_ spec: Immudb_Schema_EntriesSpec) {
        plain = spec.hasKvEntriesSpec ? spec.kvEntriesSpec.action : .exclude
        sortedSet = spec.hasZEntriesSpec ? spec.zEntriesSpec.action : .exclude
        sql = spec.hasSqlEntriesSpec ? spec.sqlEntriesSpec.action : .exclude
    }

    func action(for storeKey: [UInt8]) -> Immudb_Schema_EntryTypeAction {
        switch KeyKind(storeKey: storeKey) {
        case .plain: plain
        case .sortedSet: sortedSet
        case .sql, .document, nil: sql
        }
    }
}
