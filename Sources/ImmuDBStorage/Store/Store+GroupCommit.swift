import Dispatch
import Synchronization
import SystemIO

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

    /// Values and records, then the entries that name them: what a commit entry points to is always there.
    func syncRound() throws(StorageError) {
        let (queue, durable) = try writer.withLock { (writer) throws(StorageError) in
            if let failure = writer.failure { throw failure }
            return (takeAllowed(&writer), precommitted.id)
        }
        try syncValuesAndRecords()
        if let last = queue.last {
            try logs.commit.append(queue.map(\.entry).bytes)
            try logs.commit.sync()
            watermarks.withLock { $0.committed = last.state }
        }
        committing.withLock { $0.durable = max($0.durable, durable) }
        if logs.tree.unsyncedLeaves >= Limits.treeSyncLeaves { try logs.tree.sync() }
    }

    /// Values and records wait for a slow disk at the same time: neither counts before the commit entry is
    /// written. On a fast one, waking another thread costs more than it saves.
    private func syncValuesAndRecords() throws(StorageError) {
        let records = logs.transactions.log
        let start = ContinuousClock.now
        let isSlow = disk.isSlow
        defer { disk.note(start.duration(to: .now), sideBySide: isSlow) }
        guard isSlow, records.needsSync, logs.values.contains(where: \.needsSync) else {
            for log in logs.values { try log.sync() }
            return try records.sync()
        }
        let beside = SideSync(records, on: syncQueue)
        var failure: StorageError?
        do throws(StorageError) {
            for log in logs.values { try log.sync() }
        } catch {
            failure = error
        }
        // In any case: nobody may go on while the records are being synced.
        try beside.wait()
        if let failure { throw failure }
    }
}

/// Whether the disk takes so long to sync that two logs are synced side by side.
final class DiskPace: Sendable {
    private let slow = Atomic(false)
    private let canBeSlow: Bool

    var isSlow: Bool {
        get { slow.load(ordering: .relaxed) }
        set { slow.store(newValue, ordering: .relaxed) }
    }

    /// - Parameter canBeSlow: false where logs are always synced one after the other.
    init(canBeSlow: Bool) { self.canBeSlow = canBeSlow }

    /// Takes the time of a round into account: two syncs one after the other, or side by side.
    func note(_ duration: Duration, sideBySide: Bool) {
        let limit = Duration.microseconds(Limits.slowSyncMicroseconds * (sideBySide ? 1 : 2))
        isSlow = canBeSlow && duration >= limit
    }
}

/// The sync of a log on another thread.
private final class SideSync: Sendable {
    private let failure = Mutex<StorageError?>(nil)
    private let isOver = DispatchSemaphore(value: 0)

    init(_ log: ChunkedLog, on queue: DispatchQueue) {
        queue.async { [self] in
            do throws(StorageError) {
                try log.sync()
            } catch {
                failure.withLock { $0 = error }
            }
            isOver.signal()
        }
    }

    /// Returns when the log is on disk.
    /// - Throws: what the sync threw.
    func wait() throws(StorageError) {
        isOver.wait()
        if let failure = failure.withLock({ $0 }) { throw failure }
    }
}
