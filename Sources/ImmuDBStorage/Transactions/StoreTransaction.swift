package import ImmuDBProofs
import Synchronization
import SystemIO

/// A transaction that reads and writes: snapshot isolation, with every read checked again at commit, which
/// together is serializable.
///
/// Reads see the snapshot taken at the beginning and, over it, the transaction's own writes. Nothing reaches
/// the store before ``commit(alsoRequiring:)``; a transaction that is dropped leaves no trace.
package final class StoreTransaction: Sendable {
    /// What a transaction may do.
    package enum Mode: Sendable, Hashable {
        /// Reads are not recorded: nothing can conflict.
        case readOnly
        /// The last writer wins: nothing can conflict either.
        case writeOnly
        case readWrite
    }

    package let mode: Mode
    /// The snapshot.
    package let view: IndexView
    /// When the snapshot was taken, Unix seconds. Expiration is judged by it.
    package let time: Int64
    let store: Store
    let state: Mutex<State>

    struct State: Sendable {
        var writes = WriteSet()
        var reads: ReadSet
        var metadata: TxMetadata
        var isClosed = false
    }

    init(store: Store, mode: Mode, view: IndexView, time: Int64, readSetLimit: Int) {
        self.store = store
        self.mode = mode
        self.view = view
        self.time = time
        state = Mutex(State(reads: ReadSet(limit: readSetLimit, time: time), metadata: .none))
    }

    /// A key as a transaction sees it.
    package struct Entry: Sendable, Hashable {
        package var key: [UInt8]
        package var metadata: KVMetadata
        /// Transaction that wrote it; 0 = this one.
        package var txID: UInt64
        /// Number of the version, from 1; 0 for an own write.
        package var revision: UInt64
        var content: Content

        enum Content: Sendable, Hashable {
            case own([UInt8])
            case stored(IndexedVersion)
        }

        /// The stored version; nil for an own write.
        package var indexed: IndexedKey? {
            guard case .stored(let version) = content else { return nil }
            return IndexedKey(key: key, version: version)
        }

        init(_ entry: StoreEntry) {
            key = entry.key
            metadata = entry.metadata
            txID = 0
            revision = 0
            content = .own(entry.value)
        }

        init(key: [UInt8], _ version: IndexedVersion) {
            self.key = key
            metadata = version.metadata
            txID = version.txID
            revision = version.revision
            content = .stored(version)
        }
    }

    /// Attributes of the transaction to be.
    package var metadata: TxMetadata {
        get { state.withLock { $0.metadata } }
        set { state.withLock { $0.metadata = newValue } }
    }

    /// Entries written so far, in the order they are going to have.
    package var writes: [StoreEntry] { state.withLock { $0.writes.entries } }

    /// Reads recorded so far, each returned key of a walk counted.
    package var readCount: Int { state.withLock { $0.reads.count } }
}

extension Store {
    /// Begins a transaction over a snapshot that includes everything that has an id now, or at least
    /// transaction `sinceTx`.
    /// - Parameters:
    ///   - readSetLimit: reads that are recorded at most.
    /// - Throws: `StorageError`: `transactionNotFound` for a transaction that was not begun, `closed`.
    package func begin(
        _ mode: StoreTransaction.Mode = .readWrite, sinceTx: UInt64? = nil,
        readSetLimit: Int = Limits.recordedReadsMax
    ) async throws -> StoreTransaction {
        try requireOpen()
        if mode != .writeOnly { try await waitForIndex(upTo: sinceTx ?? precommitted.id) }
        return StoreTransaction(
            store: self, mode: mode, view: view(), time: options.clock.now().seconds,
            readSetLimit: readSetLimit)
    }
}
