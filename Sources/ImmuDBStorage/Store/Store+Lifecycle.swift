import Synchronization
import SystemIO

extension Store {
    /// Makes every committed transaction and the tree files durable.
    ///
    /// For stores that are not synced this is the only moment at which the disk is waited for.
    package nonisolated(nonsending) func sync() async throws {
        try requireOpen()
        guard !options.readOnly else { return }
        let last = min(precommitted.id, allowance.load(ordering: .acquiring))
        if options.synced {
            if last > 0 { try await waitUntilDurable(.transaction(last)) }
        }
        try syncFiles()
    }

    /// Refuses new transactions and waits for those under way, so that ``close()`` may follow while other
    /// tasks still hold the store.
    /// - Throws: why a transaction under way cannot be made durable; closing is possible all the same.
    package nonisolated(nonsending) func retire() async throws {
        isRetired.store(true, ordering: .relaxed)
        // Whoever passed the check before has its transaction queued when the lock is free again.
        let last = writer.withLock { _ in precommitted.id }
        if options.synced, last > committed.id { try await waitUntilDurable(.transaction(last)) }
        // The last round may not be over for the one who leads it.
        while committing.withLock({ $0.isLed }) { await Task.yield() }
    }

    /// Syncs and closes all files and releases the lock. Later calls fail with `closed`; closing twice
    /// is harmless.
    ///
    /// Nothing may be committing at the same time.
    package func close() throws(StorageError) {
        guard !closed.exchange(true, ordering: .sequentiallyConsistent) else { return }
        defer { lock?.release() }
        if !options.readOnly, failure.first == nil {
            if options.synced { try syncRound() }
            try syncFiles()
        }
        releaseWaiting()
        try index.close()
        for log in [logs.transactions.log, logs.commit] + logs.values { try log.close() }
        try logs.tree.close()
    }

    /// Nobody will allow any more what still waits for it.
    private func releaseWaiting() {
        let waiters = committing.withLock { state in
            defer { state.waiters = [] }
            return state.waiters
        }
        let error = StorageError(.closed, "the store was closed before the transaction was allowed")
        for waiter in waiters { waiter.continuation.resume(returning: .failed(error)) }
    }

    private func syncFiles() throws(StorageError) {
        do throws(StorageError) {
            for log in logs.values { try log.sync() }
            try logs.transactions.log.sync()
            try logs.commit.sync()
            try logs.tree.sync()
        } catch {
            failure.note(refusal(after: error))
            throw error
        }
    }
}
