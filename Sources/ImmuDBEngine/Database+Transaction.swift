public import ImmuDBProofs
internal import ImmuDBStorage

/// A transaction with its entries as the log keeps them: values by hash.
public struct LedgerTransaction: Sendable, Hashable {
    public var header: TxHeader
    public var entries: [TxEntry]
}

extension Database {
    /// Header and entries of a transaction. Eh is recomputed and the stored hash compared on every read.
    /// - Throws: `illegalArguments` for 0, `txNotFound`, `corrupted`, `storage`.
    public func transaction(_ id: UInt64) throws(EngineError) -> LedgerTransaction {
        guard id > 0 else { throw .illegalArguments }
        let record = try transactionRecord(id)
        let entries = record.entries.map { entry in
            TxEntry(
                key: entry.key, metadata: entry.metadata, valueHash: entry.valueHash,
                valueLength: entry.valueLength)
        }
        return LedgerTransaction(header: record.header, entries: entries)
    }

    /// Stored values of a transaction, in entry order, each checked against its hash.
    /// - Throws: as `transaction(_:)`; `corrupted` for a discarded or changed value.
    public func values(of id: UInt64) throws(EngineError) -> [[UInt8]] {
        var values: [[UInt8]] = []
        for entry in try transactionRecord(id).entries {
            values.append(try translating { try store.value(of: entry, txID: id) })
        }
        return values
    }

    /// Proof that links two transactions, whichever is older.
    /// - Parameter since: the transaction a client trusts; 0 = none, the proof is about `id` alone.
    /// - Throws: `illegalState` when `since` is in the future; `txNotFound`, `corrupted`, `storage`.
    public func dualProof(of id: UInt64, since: UInt64) throws(EngineError) -> DualProof {
        guard since <= store.committed.id else { throw .illegalState }
        let other = since == 0 ? id : since
        return try translating { try store.dualProof(from: min(id, other), to: max(id, other)) }
    }

    /// Proof that an entry belongs to a transaction that was read before.
    /// - Parameter storeKey: the key with its kind prefix.
    /// - Throws: `keyNotFound` when the transaction has no such entry; `corrupted`.
    public func entryInclusion(
        of storeKey: [UInt8], in transaction: LedgerTransaction
    ) throws(EngineError) -> EntryInclusionProof {
        guard let position = transaction.entries.firstIndex(where: { $0.key == storeKey }) else {
            throw .keyNotFound
        }
        do throws(FormatError) {
            var digests: [Digest] = []
            for entry in transaction.entries {
                digests.append(try entry.digest(version: transaction.header.version))
            }
            return try EntryTree.inclusion(of: position, in: digests)
        } catch {
            throw EngineError(
                .corrupted, "transaction \(transaction.header.id) has no proof", cause: error.message)
        }
    }

    func transactionRecord(_ id: UInt64) throws(EngineError) -> StoredTransaction {
        guard id > 0, id <= store.committed.id else { throw .txNotFound }
        return try translating { try store.transaction(id) }
    }
}
