import Dispatch
import Synchronization
import SystemIO

extension Store {
    /// Waits until a transaction is on disk. Whoever waits while nobody syncs does it for all others.
    nonisolated(nonsending) func waitUntilDurable(_ subject: Subject) async throws {
        while true {
            let turn = await withCheckedContinuation { continuation in
                enqueue(Waiter(subject: subject, continuation: continuation))
            }
            switch turn {
            case .committed: return
            case .failed(let error): throw error
            case .lead(let othersCome):
                if othersCome { await gather() }
                if disk.holdsThreads { await leadElsewhere() } else { lead() }
            }
        }
    }

    /// Lets the writers that were just released append what they have, so that one round serves them all.
    private nonisolated(nonsending) func gather() async {
        var seen = begunTransactions
        for _ in 0..<Limits.gatheringTurnsMax {
            await Task.yield()
            let now = begunTransactions
            if now == seen { return }
            takeSubmissionsIfFree()
            seen = now
        }
    }

    private func enqueue(_ waiter: Waiter) {
        let allowed = allowance.load(ordering: .acquiring)
        committing.withLock { state in
            if let turn = settled(waiter.subject) {
                waiter.continuation.resume(returning: turn)
            } else if state.isLed || !wantsRound(waiter.subject, allowed, durable: state.durable) {
                state.waiters.append(waiter)
            } else {
                state.isLed = true
                waiter.continuation.resume(returning: .lead(othersCome: state.looksForOthers))
            }
        }
    }

    /// What became of a transaction; nil while it is on its way.
    private func settled(_ subject: Subject) -> Turn? {
        switch subject.id {
        case .failure(let error): return .failed(error)
        case .success(let id) where id <= committed.id: return .committed
        default: return failure.first.map { .failed($0) }
        }
    }

    /// Whether another round helps: not who waits for an allowance only.
    private func wantsRound(_ subject: Subject, _ allowed: UInt64, durable: UInt64) -> Bool {
        guard case .success(let id) = subject.id else { return true }
        return id <= allowed || id > durable
    }

    /// A very slow disk is waited for on another thread: the caller's may be one that others need, such as
    /// the event loop of a connection.
    private nonisolated(nonsending) func leadElsewhere() async {
        await withCheckedContinuation { continuation in
            roundQueue.async {
                self.lead()
                continuation.resume()
            }
        }
    }

    /// One round: make everything appended so far durable, release who waited for it, pass the lead on.
    private func lead() {
        do throws(StorageError) {
            try syncRound()
        } catch {
            failure.note(refusal(after: error))
        }
        committing.withLock { state in
            var waiting: [Waiter] = []
            for waiter in state.waiters {
                if let turn = settled(waiter.subject) {
                    waiter.continuation.resume(returning: turn)
                } else {
                    waiting.append(waiter)
                }
            }
            state.waiters = waiting
            let allowed = allowance.load(ordering: .acquiring)
            let durable = state.durable
            let next = waiting.firstIndex { wantsRound($0.subject, allowed, durable: durable) }
            guard let next else {
                state.isLed = false
                return
            }
            state.waiters.remove(at: next).continuation.resume(returning: .lead(othersCome: true))
        }
    }

    /// Values and records, then the entries that name them: what a commit entry points to is always there.
    func syncRound() throws(StorageError) {
        let (queue, durable) = try writer.withLock { (writer) throws(StorageError) in
            takeSubmissions(&writer)
            if let failure = failure.first { throw failure }
            return (takeAllowed(&writer), precommitted.id)
        }
        try syncValuesAndRecords()
        if let last = queue.last {
            try logs.commit.append(queue.map(\.entry).bytes)
            try logs.commit.sync()
            watermarks.withLock { $0.committed = last.state }
        }
        committing.withLock { state in
            state.durable = max(state.durable, durable)
            state.roundsAlone = queue.count > 1 ? 0 : state.roundsAlone + 1
        }
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
    private let holding = Atomic(false)
    private let canBeSlow: Bool

    var isSlow: Bool {
        get { slow.load(ordering: .relaxed) }
        set { slow.store(newValue, ordering: .relaxed) }
    }

    /// Whether it takes so long that nobody should wait for it on a thread that others need.
    var holdsThreads: Bool {
        get { holding.load(ordering: .relaxed) }
        set { holding.store(newValue, ordering: .relaxed) }
    }

    /// - Parameter canBeSlow: false where logs are always synced one after the other.
    init(canBeSlow: Bool) { self.canBeSlow = canBeSlow }

    /// Takes the time of a round into account: two syncs one after the other, or side by side.
    func note(_ duration: Duration, sideBySide: Bool) {
        let limit = Duration.microseconds(Limits.slowSyncMicroseconds * (sideBySide ? 1 : 2))
        isSlow = canBeSlow && duration >= limit
        holdsThreads = canBeSlow && duration >= .microseconds(Limits.holdingSyncMicroseconds)
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
