import Synchronization

/// Commits that wait for a word from outside, for replicas.
extension Store {
    /// Lets transactions up to an id become committed, those that wait and those to come. Cannot be taken
    /// back.
    ///
    /// Returns once those that exist are committed; when the store is synced, they are on disk then.
    /// - Throws: `invalidArgument` when the store does not wait for allowances, `readOnly`, `writesRefused`,
    ///   `closed`, `inputOutput`.
    package nonisolated(nonsending) func allowCommit(upTo id: UInt64) async throws {
        guard options.awaitsAllowance else {
            throw StorageError(.invalidArgument, "the store commits without being allowed to")
        }
        try requireOpen()
        guard !options.readOnly else {
            throw StorageError(.readOnly, "the store was opened for reading only")
        }
        // Not `Atomic.max`: that compares unsigned numbers as signed ones.
        writer.withLock { _ in
            if id > allowance.load(ordering: .relaxed) { allowance.store(id, ordering: .releasing) }
        }
        let target = min(id, precommitted.id)
        guard target > committed.id else { return }
        guard options.synced else {
            return try writer.withLock { (writer) throws(StorageError) in
                if let failure = failure.first { throw failure }
                do throws(StorageError) {
                    try finishUnsynced(&writer)
                } catch {
                    failure.note(refusal(after: error))
                    throw error
                }
            }
        }
        try await waitUntilDurable(.transaction(target))
    }

    /// The last transaction that is on disk, or with the operating system when the store is not synced,
    /// although it may still wait for an allowance.
    package var durableTxID: UInt64 {
        let committed = committed.id
        return options.synced ? max(committed, committing.withLock { $0.durable }) : precommitted.id
    }

    /// Takes the queued transactions that may be committed.
    func takeAllowed(_ writer: inout WriterState) -> [QueuedTransaction] {
        let allowed = allowance.load(ordering: .acquiring)
        let count = writer.queue.firstIndex { $0.state.id > allowed } ?? writer.queue.count
        let taken = Array(writer.queue[..<count])
        writer.queue.removeFirst(count)
        return taken
    }

    /// Puts transactions that recovery found behind the commit log where they wait for an allowance.
    func holdBack(_ entries: [CommitEntry]) throws(StorageError) {
        for entry in entries {
            let id = precommitted.id + 1
            let record = try logs.transactions.record(entry, id: id)
            let cached = HeaderCache.Cached(record)
            try logs.tree.append(record.alh)
            if options.buildsIndex { index.add(record.entries, txID: id, alh: record.alh) }
            writer.withLock { writer in
                enqueue(
                    QueuedTransaction(entry: entry, state: State(id: id, alh: record.alh)), &writer)
            }
            headers.withLock { $0.insert(cached) }
        }
    }
}
