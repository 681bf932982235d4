package import ImmuDBProofs

extension Store {
    /// A committed transaction with its values, for a replica.
    ///
    /// When retention has discarded any of the values, only hashes are exported: the form knows all or none.
    /// - Throws: `transactionNotFound`, `corrupted`, `inputOutput`, `closed`.
    package func export(_ id: UInt64) throws(StorageError) -> ExportedTransaction {
        let record = try record(id).1
        var entries: [StoreEntry] = []
        entries.reserveCapacity(record.entries.count)
        var valuesAreDiscarded = false
        for stored in record.entries {
            var entry = StoreEntry(key: stored.key, metadata: stored.metadata, value: [])
            do throws(StorageError) {
                entry.value = try value(of: stored, txID: id)
            } catch {
                guard error.code == .valueDiscarded else { throw error }
                valuesAreDiscarded = true
            }
            entries.append(entry)
        }
        if valuesAreDiscarded {
            for index in entries.indices { entries[index].value = [] }
        }
        return ExportedTransaction(
            header: record.header, entries: entries, valueHashes: record.entries.map(\.valueHash),
            valuesAreDiscarded: valuesAreDiscarded)
    }

    /// Appends a transaction of another store, with its id, time, version and metadata.
    ///
    /// It must be the next one of the same history: its predecessor hash and the root of its tree are
    /// compared with this store's, and its entries are hashed anew.
    /// - Throws: `transactionPresent` and `transactionGap` when it is another than the next,
    ///   `invalidArgument` when it belongs to another history, `entriesDiffer` when its entries do not have
    ///   the hash in its header, and as ``commit(_:metadata:validate:)``.
    package nonisolated(nonsending) func replicate(
        _ transaction: ExportedTransaction
    ) async throws -> TxHeader {
        let header = transaction.header
        var prepared = try PreparedTransaction(
            EntryBatch(transaction.entries),
            valueHashes: transaction.valuesAreDiscarded ? transaction.valueHashes : nil,
            metadata: header.metadata, version: header.version, limits: metadata)
        guard prepared.eh == header.eh, transaction.entries.count == Int(header.entryCount) else {
            throw StorageError(
                .entriesDiffer, "the entries do not have the hash that the header says", txID: header.id)
        }
        prepared.original = header
        // A first look, so that a transaction that cannot be taken leaves no values behind.
        try requireFit(header, after: precommitted)
        return try await submit(prepared)
    }

    /// Whether a replicated transaction is the next one of this store's history.
    func requireFit(_ header: TxHeader, after last: State) throws(StorageError) {
        guard header.id > last.id else {
            throw StorageError(.transactionPresent, "the transaction is there already", txID: header.id)
        }
        guard header.id == last.id + 1 else {
            throw StorageError(
                .transactionGap, "transaction \(last.id + 1) is the next one", txID: header.id)
        }
        guard header.prevAlh == last.alh else {
            throw StorageError(
                .invalidArgument, "the transaction continues another history: PrevAlh differs",
                txID: header.id)
        }
        guard header.blTxID <= last.id, try logs.tree.root(size: header.blTxID) == header.blRoot else {
            throw StorageError(
                .invalidArgument, "the transaction continues another history: the root of its tree differs",
                txID: header.id)
        }
    }
}
