import ImmuDBProofs
import Synchronization

/// A transaction that waits for its id. Whoever has the writer lock gives ids to all that wait: so nobody
/// waits for the lock, and the chain of hashes goes on while others hash their entries.
final class Submission: Sendable {
    /// Its values have their places.
    let placed: PreparedTransaction
    private let outcome = Mutex<Result<TxHeader, any Error>?>(nil)

    init(_ placed: PreparedTransaction) { self.placed = placed }

    /// What came of it; nil while it waits.
    var result: Result<TxHeader, any Error>? { outcome.withLock { $0 } }

    func finish(_ result: Result<TxHeader, any Error>) { outcome.withLock { $0 = result } }
}

extension Store {
    /// Commits a transaction that nothing can refuse any more: its values are placed before any lock is
    /// taken.
    nonisolated(nonsending) func submit(_ prepared: PreparedTransaction) async throws -> TxHeader {
        let placed = try place(early: prepared)
        guard options.synced else {
            return try writer.withLock { writer in
                try requireTurn(writer)
                return try precommit(placed, &writer)
            }
        }
        let submission = Submission(placed)
        submissions.withLock { $0.append(submission) }
        takeSubmissionsIfFree()
        try await waitUntilDurable(.submission(submission))
        guard let result = submission.result else {
            throw StorageError(.closed, "the store was closed before the transaction was written")
        }
        return try result.get()
    }

    /// Gives ids to the transactions that wait for one, unless somebody else is doing that.
    ///
    /// What comes in the moment that somebody else is about to end is left to who leads the next round.
    func takeSubmissionsIfFree() {
        // A flag and no attempt to lock: a failed one is a call of the operating system.
        let (isMine, _) = isTakingSubmissions.compareExchange(
            expected: false, desired: true, ordering: .acquiringAndReleasing)
        guard isMine else { return }
        defer { isTakingSubmissions.store(false, ordering: .releasing) }
        writer.withLock { writer in takeSubmissions(&writer) }
    }

    /// Gives ids to the transactions that wait for one, in the order of their coming.
    func takeSubmissions(_ writer: inout WriterState) {
        while true {
            let waiting = submissions.withLock { submissions in
                defer { submissions.removeAll(keepingCapacity: true) }
                return submissions
            }
            if waiting.isEmpty { return }
            for submission in waiting {
                submission.finish(
                    Result {
                        try requireTurn(writer)
                        return try precommit(submission.placed, &writer)
                    })
            }
        }
    }

    /// Transactions that have an id or wait for one.
    var begunTransactions: UInt64 { precommitted.id + UInt64(submissions.withLock { $0.count }) }
}
