import Dispatch
package import ImmuDBProofs
import Synchronization
import SystemIO

/// One database directory: transaction, commit and value logs, tree files and the key index over them.
///
/// Writers share one lock for the short time it takes to assign an id and append; readers never take it,
/// they see everything up to the committed watermark. Format and recovery: docs/formats.md.
package final class Store: Sendable {
    /// Directory of the store.
    package let path: String
    /// What the directory's creator fixed.
    package let metadata: StoreMetadata
    package let options: StoreOptions
    let fileSystem: any FileSystem
    let logs: StoreLogs
    /// The index; empty when the options say not to build one.
    package let index: any KeyIndex
    let lock: (any FileLock)?

    let writer: Mutex<WriterState>
    let failure = WriteFailure()
    /// Transactions that wait for their ids.
    let submissions = Mutex<[Submission]>([])
    let isTakingSubmissions = Atomic(false)
    let watermarks: Mutex<Watermarks>
    let committing = Mutex(CommittingState())
    let headers = Mutex(HeaderCache())
    let values = ValueCache()
    let precommits = PrecommitWaiters()
    let closed = Atomic(false)
    /// No transaction begins any more.
    let isRetired = Atomic(false)
    /// The last transaction that may be committed; never withdrawn.
    let allowance: Atomic<UInt64>
    /// Syncs records beside values.
    let syncQueue = DispatchQueue(label: "ledger records")
    /// Where rounds wait for a slow disk.
    let roundQueue = DispatchQueue(label: "ledger rounds")
    let disk: DiskPace
    /// Counts transactions, to give the value logs their turns.
    let turns: Atomic<UInt64>

    /// The files of a store.
    struct StoreLogs: Sendable {
        var transactions: TransactionLog
        var commit: ChunkedLog
        /// By number from 0; `val_0` has number 0.
        var values: [ChunkedLog]
        var tree: TreeFiles
    }

    /// What only the holder of the writer lock touches.
    struct WriterState {
        /// Transactions whose commit entries are not written yet, in order.
        var queue: [QueuedTransaction] = []
    }

    struct QueuedTransaction: Sendable {
        var entry: CommitEntry
        var state: State
    }

    /// How far the store got. Committed transactions are visible, precommitted ones only have their id.
    struct Watermarks: Sendable {
        var committed: State
        var precommitted: State
    }

    /// A transaction id with its accumulative hash; id 0 with the hash of nothing for an empty store.
    package struct State: Sendable, Hashable {
        package var id: UInt64
        package var alh: Digest

        package init(id: UInt64, alh: Digest) {
            self.id = id
            self.alh = alh
        }

        package static let empty = State(id: 0, alh: .ofNothing)
    }

    /// Group commit: who syncs, and who waits for it.
    struct CommittingState {
        var isLed = false
        /// The last transaction that a round made durable, committed or not.
        var durable: UInt64 = 0
        /// Rounds of a single transaction since the last one of several.
        var roundsAlone = 0
        var waiters: [Waiter] = []

        /// Whether who syncs lets others go first: a lone writer does so now and then only, but writers on
        /// one thread cannot come unless he does.
        var looksForOthers: Bool { roundsAlone.isMultiple(of: Limits.roundsAloneMax) }
    }

    struct Waiter {
        var subject: Subject
        var continuation: CheckedContinuation<Turn, Never>
    }

    /// What is waited for.
    enum Subject: Sendable {
        case transaction(UInt64)
        case submission(Submission)

        /// Its id, or why it gets none; nil while it waits for one.
        var id: Result<UInt64, any Error>? {
            switch self {
            case .transaction(let id): .success(id)
            case .submission(let submission): submission.result.map { $0.map(\.id) }
            }
        }
    }

    /// What a waiting commit is told.
    enum Turn: Sendable {
        case committed
        /// Nobody syncs at the moment: do it for all, others who are about to come included.
        case lead(othersCome: Bool)
        case failed(any Error)
    }

    init(
        path: String, metadata: StoreMetadata, options: StoreOptions, fileSystem: any FileSystem,
        logs: StoreLogs, index: any KeyIndex, lock: (any FileLock)?, state: State
    ) {
        self.path = path
        self.metadata = metadata
        self.options = options
        self.fileSystem = fileSystem
        self.logs = logs
        self.index = index
        self.lock = lock
        writer = Mutex(WriterState())
        watermarks = Mutex(Watermarks(committed: state, precommitted: state))
        turns = Atomic(state.id)
        disk = DiskPace(canBeSlow: fileSystem.syncsSideBySide)
        allowance = Atomic(options.awaitsAllowance ? state.id : .max)
    }

    /// The last visible transaction.
    package var committed: State { watermarks.withLock { $0.committed } }

    /// The last transaction that has an id; ahead of ``committed`` while commits wait for the disk.
    package var precommitted: State { watermarks.withLock { $0.precommitted } }

    /// The index as of the last committed transaction, or of an earlier one.
    package func view(upTo id: UInt64? = nil) -> IndexView {
        let committed = committed.id
        return IndexView(index: index, upTo: min(id ?? committed, committed))
    }

    /// Number of leaves of the accumulative tree.
    package var treeSize: UInt64 { logs.tree.size }
}
