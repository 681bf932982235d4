import ImmuDBProofs
import Synchronization
import SystemIO

/// The key index of a store: a table in memory over sorted runs on disk (docs/formats.md, key index).
///
/// Transactions are queued by the committer and inserted by whoever comes first: the background thread, or a
/// reader who needs them. A full table is written as a run; runs are merged piece by piece. Every run is
/// a function of the transactions it covers, so a damaged one is written anew from the log.
///
/// Locks, in the order in which they may be taken: `inserting`, `maintenance`, then `queue` or `layers`,
/// which are held for moments only.
package final class RunKeyIndex: KeyIndex {
    /// Where the index keeps its runs.
    struct Files: Sendable {
        var directory: String
        var fileSystem: any FileSystem
        var directoryPermissions: UInt32
        var filePermissions: UInt32
        /// Nothing is written: what the runs lack is held in memory.
        var isReadOnly: Bool
    }

    struct Transaction: Sendable {
        var entries: EncodedEntries
        var id: UInt64
        var alh: Digest
    }

    struct Queue: Sendable {
        private var transactions: [Transaction] = []
        /// Place of the first one that is still waiting.
        private var first = 0
        private(set) var entryCount = 0
        private(set) var bytes = 0
        var isScheduled = false

        var lastTxID: UInt64? { transactions.last?.id }

        mutating func append(_ transaction: Transaction) {
            transactions.append(transaction)
            entryCount += transaction.entries.count
            bytes += transaction.entries.bytes.count
        }

        mutating func popFirst() -> Transaction? {
            guard first < transactions.count else { return nil }
            let transaction = transactions[first]
            transactions[first].entries.bytes = []
            entryCount -= transaction.entries.count
            bytes -= transaction.entries.bytes.count
            first += 1
            if first == transactions.count {
                transactions.removeAll(keepingCapacity: true)
                first = 0
            } else if first >= Limits.indexQueueGapMax {
                transactions.removeFirst(first)
                first = 0
            }
            return transaction
        }
    }

    struct Layers: Sendable {
        /// Runs and full tables, oldest first, without gaps.
        var sealed: [IndexLayer] = [] {
            didSet { all = sealed + [.table(active)] }
        }
        var active: KeyTable {
            didSet { all = sealed + [.table(active)] }
        }
        /// Kept, as every reader takes it.
        private(set) var all: [IndexLayer]

        init(active: KeyTable) {
            self.active = active
            all = [.table(active)]
        }

        var fullTables: Int {
            sealed.reduce(0) { count, layer in
                if case .table = layer { count + 1 } else { count }
            }
        }
    }

    /// What only the holder of the maintenance lock touches.
    struct Maintenance: Sendable {
        var nextNumber: UInt64 = 1
        var merge: RunMerge?
        var hasDirectory = false
        /// Why the last attempt to write failed.
        var failure: StorageError?
    }

    let files: Files?
    let budget: IndexBudget
    let note: @Sendable (String) -> Void
    let progress: @Sendable (IndexProgress) -> Void
    /// False when tests call ``RunKeyIndex/workStep()`` themselves.
    let worksInBackground: Bool

    let queue = Mutex(Queue())
    let inserting = Mutex(())
    let layers: Mutex<Layers>
    let maintenance = Mutex(Maintenance())
    let source = Mutex<Source>(Source())
    let inserted = Atomic<UInt64>(0)
    let isClosed = Atomic(false)
    private let toldBytes = Atomic(0)
    private let membership = Atomic<UInt64>(0)

    struct Source: Sendable {
        weak var transactions: (any KeyIndexSource)?
    }

    /// - Parameter files: nil for an index that lives in memory only.
    init(
        files: Files? = nil, budget: IndexBudget = IndexBudget(), worksInBackground: Bool = true,
        note: @escaping @Sendable (String) -> Void = { _ in },
        progress: @escaping @Sendable (IndexProgress) -> Void = { _ in }
    ) {
        self.files = files
        self.budget = budget
        self.worksInBackground = worksInBackground
        self.note = note
        self.progress = progress
        layers = Mutex(Layers(active: KeyTable(firstTxID: 1)))
        membership.store(budget.join(self), ordering: .relaxed)
    }

    deinit { budget.leave(membership.load(ordering: .relaxed)) }

    package var indexedTxID: UInt64 { inserted.load(ordering: .acquiring) }

    /// Whether full tables go to the disk.
    var isWritable: Bool { files?.isReadOnly == false }

    /// Why no more can be added: the disk has been refusing for long.
    package var refusal: StorageError? {
        guard isWritable, layers.withLock({ $0.fullTables }) > Limits.indexStuckTablesMax else { return nil }
        return maintenance.withLockIfAvailable { $0.failure } ?? nil
    }

    /// Tells the budget what the tables take, if the active one has changed much since it was last told:
    /// telling takes a lock that all indexes share.
    /// - Returns: the index that should write its tables; nil while there is room.
    func reportMemory(activeTableBytes: Int) -> RunKeyIndex? {
        let told = toldBytes.load(ordering: .relaxed)
        guard abs(activeTableBytes - told) >= Limits.indexReportBytes else { return nil }
        toldBytes.store(activeTableBytes, ordering: .relaxed)
        return reportMemory()
    }

    /// Tells the budget what the tables take.
    /// - Returns: the index that should write its tables; nil while there is room.
    @discardableResult
    func reportMemory() -> RunKeyIndex? {
        let layers = layers.withLock { $0 }
        let bytes = layers.all.reduce(0) { sum, layer in
            if case .table(let table) = layer { sum + table.bytes } else { sum }
        }
        return budget.report(bytes, by: membership.load(ordering: .relaxed))
    }
}

/// How far the indexing of existing transactions got.
package struct IndexProgress: Sendable, Hashable {
    /// Transactions done, and to be done.
    package var done: UInt64
    package var total: UInt64
}
