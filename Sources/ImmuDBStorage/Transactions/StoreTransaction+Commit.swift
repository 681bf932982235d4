package import ImmuDBProofs
import Synchronization

extension StoreTransaction {
    /// Writes an entry when the transaction commits. A second write of a key replaces the first.
    /// - Throws: `TransactionError`: `readOnly`, `closed`. Limits are checked at commit.
    package func set(
        _ key: [UInt8], metadata: KVMetadata = .none, value: [UInt8]
    ) throws(TransactionError) {
        guard mode != .readOnly else { throw .readOnly }
        try state.withLock { (state) throws(TransactionError) in
            guard !state.isClosed else { throw .closed }
            state.writes.set(StoreEntry(key: key, metadata: metadata, value: value))
        }
    }

    /// Marks a key as deleted.
    /// - Throws: `TransactionError`: `keyNotFound` when it has no value, and as `set` and `get`.
    package func delete(_ key: [UInt8]) throws {
        guard mode != .readOnly else { throw TransactionError.readOnly }
        guard try get(key) != nil else { throw TransactionError.keyNotFound }
        try set(key, metadata: KVMetadata(isDeleted: true), value: [])
    }

    /// Commits what was written, provided that everything read is still true.
    /// - Parameter requirement: called under the writer lock with the state just before the transaction;
    ///   throwing leaves the store unchanged.
    /// - Throws: `TransactionError`: `readConflict` (nothing was written; repeat all of it), `readOnly`,
    ///   `noEntries`, `closed`; what `requirement` throws; what `Store.commit` throws.
    package func commit(
        alsoRequiring requirement: (@Sendable (IndexView) throws -> Void)? = nil
    ) async throws -> TxHeader {
        guard mode != .readOnly else { throw TransactionError.readOnly }
        let work = try state.withLock { (state) throws(TransactionError) in
            guard !state.isClosed else { throw .closed }
            // What only carries extra bytes is no reason for a transaction.
            guard !state.writes.isEmpty || state.metadata.truncatedUpTo != nil else { throw .noEntries }
            state.isClosed = true
            return state
        }
        let reads = work.reads
        guard !reads.isEmpty || requirement != nil else {
            return try await store.commit(work.writes.entries, metadata: work.metadata)
        }
        let snapshot = view
        return try await store.commit(work.writes.entries, metadata: work.metadata) { now in
            try requirement?(now)
            // Nobody wrote since the snapshot was taken: nothing can have changed.
            if now.upTo > snapshot.upTo { try reads.validate(in: now, since: snapshot) }
        }
    }

    /// Ends the transaction without writing.
    package func cancel() { state.withLock { $0.isClosed = true } }
}
