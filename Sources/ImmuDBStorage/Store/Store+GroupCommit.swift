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
        let allowed = allowance.load(ordering: .acquiring)
        committing.withLock { state in
            if let turn = settled(waiter.txID) {
                waiter.continuation.resume(returning: turn)
            } else if state.isLed || (waiter.txID > allowed && waiter.txID <= state.durable) {
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
            // Who waits for an allowance only has nothing to do in another round.
            let allowed = allowance.load(ordering: .acquiring)
            let next = waiting.firstIndex { $0.txID <= allowed || $0.txID > state.durable }
            guard let next else {
                state.isLed = false
                return
            }
            state.waiters.remove(at: next).continuation.resume(returning: .lead)
        }
    }

    /// Values, then records, then the entries that name them: what a commit entry points to is always there.
    func syncRound() throws(StorageError) {
        let (queue, durable) = try writer.withLock { (writer) throws(StorageError) in
            if let failure = writer.failure { throw failure }
            return (takeAllowed(&writer), precommitted.id)
        }
        for log in logs.values { try log.sync() }
        try logs.transactions.log.sync()
        if let last = queue.last {
            try logs.commit.append(queue.map(\.entry).bytes)
            try logs.commit.sync()
            watermarks.withLock { $0.committed = last.state }
        }
        committing.withLock { $0.durable = max($0.durable, durable) }
        if logs.tree.unsyncedLeaves >= Limits.treeSyncLeaves { try logs.tree.sync() }
    }
}
