import Synchronization

extension Store {
    /// Waits until a transaction is on disk. Whoever waits while nobody syncs does it for all others.
    nonisolated(nonsending) func waitUntilDurable(_ id: UInt64) async throws {
        while true {
            let turn = await withCheckedContinuation { continuation in
                enqueue(Waiter(txID: id, continuation: continuation))
            }
            switch turn {
            case .committed: return
            case .failed(let error): throw error
            case .lead:
                await gather()
                lead()
            }
        }
    }

    /// Lets the writers that were just released append what they have, so that one round serves them all. A
    /// writer that is alone waits for nobody.
    private nonisolated(nonsending) func gather() async {
        var seen = precommitted.id
        for _ in 0..<Limits.gatheringTurnsMax {
            await Task.yield()
            let now = precommitted.id
            if now == seen { return }
            seen = now
        }
    }

    private func enqueue(_ waiter: Waiter) {
        committing.withLock { state in
            if let turn = settled(waiter.txID) {
                waiter.continuation.resume(returning: turn)
            } else if state.isLed {
                state.waiters.append(waiter)
            } else {
                state.isLed = true
                waiter.continuation.resume(returning: .lead)
            }
        }
    }

    /// What became of a transaction; nil while it is on its way.
    private func settled(_ id: UInt64) -> Turn? {
        if id <= committed.id { return .committed }
        return writer.withLock { $0.failure }.map { .failed($0) }
    }

    /// One round: make everything appended so far durable, release who waited for it, pass the lead on.
    private func lead() {
        do throws(StorageError) {
            try syncRound()
        } catch {
            writer.withLock { $0.failure = $0.failure ?? refusal(after: error) }
        }
        committing.withLock { state in
            var waiting: [Waiter] = []
            for waiter in state.waiters {
                if let turn = settled(waiter.txID) {
                    waiter.continuation.resume(returning: turn)
                } else {
                    waiting.append(waiter)
                }
            }
            state.waiters = waiting
            guard !waiting.isEmpty else {
                state.isLed = false
                return
            }
            state.waiters.removeFirst().continuation.resume(returning: .lead)
        }
    }

    /// Values, then records, then the entries that name them: what a commit entry points to is always there.
    func syncRound() throws(StorageError) {
        let (queue, last) = try writer.withLock { (writer) throws(StorageError) in
            if let failure = writer.failure { throw failure }
            defer { writer.queue = [] }
            return (writer.queue, precommitted)
        }
        for log in logs.values { try log.sync() }
        try logs.transactions.log.sync()
        if !queue.isEmpty {
            try logs.commit.append(queue.bytes)
            try logs.commit.sync()
            watermarks.withLock { $0.committed = last }
        }
        if logs.tree.unsyncedLeaves >= Limits.treeSyncLeaves { try logs.tree.sync() }
    }
}
