public import ImmuDBProofs
internal import ImmuDBStorage

extension Database {
    /// A committed transaction with its values, as replicas and backups get it (docs/formats.md, replication
    /// stream). Values that retention discarded are replaced by their hashes.
    /// - Throws: `illegalArguments` for 0, `noNewTransactions` behind the last one, `corrupted`, `storage`.
    public func exportTransaction(_ id: UInt64) throws(EngineError) -> [UInt8] {
        guard id > 0 else { throw .illegalArguments }
        guard id <= store.committed.id else { throw .noNewTransactions }
        return try translating { try store.export(id).encoded }
    }

    /// Largest exported transaction in bytes that this database takes.
    public var exportedTransactionBytesMax: Int {
        let keys = Int(clamping: store.metadata.maxTxEntries)
            .multipliedReportingOverflow(by: Int(clamping: store.metadata.maxKeyLength))
        let values = Int(clamping: store.metadata.maxValueLength)
        guard !keys.overflow else { return .max }
        let sum = keys.partialValue.addingReportingOverflow(values)
        guard !sum.overflow else { return .max }
        let all = sum.partialValue.addingReportingOverflow(Limits.replicatedOverheadBytes)
        return all.overflow ? .max : all.partialValue
    }

    /// Appends a transaction of the primary, with its id, time and hashes. Its entries are always compared
    /// with its header, and the header with this database's history.
    ///
    /// A transaction that comes too early waits until the ones before it have arrived.
    /// - Parameter waitsForIndex: return when reads by key see it.
    /// - Throws: `notReplica`, `illegalArguments` (no such form, another history, `entries hash (Eh)
    ///   differs`), `alreadyCommitted`, `closed` when the wait is cancelled, `readOnly`, `storage`.
    public func replicate(
        _ bytes: [UInt8], waitsForIndex: Bool = false
    ) async throws(EngineError) -> TxHeader {
        try requireReplica()
        let transaction: ExportedTransaction
        do throws(StorageError) {
            transaction = try ExportedTransaction(parsing: bytes, limits: store.metadata)
        } catch {
            throw EngineError(.illegalArguments, EngineError.illegalArguments.message, cause: error.message)
        }
        try await waitForTurn(of: transaction.header.id)
        let header = try await translating { try await store.replicate(transaction) }
        if waitsForIndex { try await translating { try await store.waitForIndex(upTo: header.id) } }
        return header
    }

    /// - Throws: `notReplica`, `readOnly`.
    package func requireReplica() throws(EngineError) {
        try requireWritableFiles()
        guard isReplica else { throw .notReplica }
    }

    private func waitForTurn(of id: UInt64) async throws(EngineError) {
        var waited = 0
        while id > store.precommitted.id, id - store.precommitted.id > 1 {
            try requireReplica()
            guard waited < Limits.replicationGapMillisecondsMax else {
                throw .illegal("transaction \(store.precommitted.id + 1) has not arrived before \(id)")
            }
            await store.waitForPrecommit(of: id - 1, milliseconds: Limits.turnCheckMilliseconds)
            guard !Task.isCancelled else {
                throw EngineError(.closed, "cancelled while waiting for the transactions before \(id)")
            }
            waited += Limits.turnCheckMilliseconds
        }
    }
}
