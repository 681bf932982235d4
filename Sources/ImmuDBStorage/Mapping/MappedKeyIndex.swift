package import ImmuDBProofs
import Synchronization
import SystemIO

/// A key index with a second one beside it for derived keys, which is made of the first.
///
/// Transactions reach the first index as ever; those that concern the mapper are kept until somebody asks for
/// derived keys. Whoever never asks pays one comparison per entry. After a failure, such as a damaged row,
/// questions for derived keys are answered with that failure: half an index would hide rows.
package final class MappedKeyIndex: KeyIndex {
    private let logged: RunKeyIndex
    private let derived: RunKeyIndex
    private let makeMapper: @Sendable () -> any KeyMapper
    /// Sees transactions in the order of their ids, before they are visible.
    package let mapper: any KeyMapper
    private let limits: StoreMetadata
    private let waiting = Mutex<[Waiting]>([])
    private let failed = Mutex<StorageError?>(nil)
    /// Held while keys are derived. Before the locks of the indexes.
    private let deriving = Mutex(Progress())
    private let derivedUpTo = Atomic<UInt64>(0)
    private let store = Mutex<WeakStore>(WeakStore())

    private struct Waiting: Sendable {
        var entries: [StoredEntry]
        var id: UInt64
        var alh: Digest
    }

    private struct Progress: Sendable {
        var source: Source?
    }

    private struct WeakStore: Sendable {
        weak var store: Store?
    }

    /// Name of the directory of derived keys within a store's directory.
    package static var directoryName: String { "rows" }

    init(
        logged: RunKeyIndex, derived: RunKeyIndex, limits: StoreMetadata,
        mapper: @escaping @Sendable () -> any KeyMapper
    ) {
        self.limits = limits
        self.logged = logged
        self.derived = derived
        makeMapper = mapper
        self.mapper = mapper()
    }

    /// Takes up the logged keys. Derived ones wait until they are asked for.
    func open(_ store: Store) throws(StorageError) {
        self.store.withLock { $0.store = store }
        try logged.open(store)
    }

    // MARK: - Feeding

    package var indexedTxID: UInt64 { logged.indexedTxID }
    package var refusal: StorageError? { logged.refusal ?? derived.refusal }

    package func add(_ entries: EncodedEntries, txID: UInt64, alh: Digest) {
        logged.add(entries, txID: txID, alh: alh)
        do throws(StorageError) {
            let concerned = try entries.selected(
                firstKeyByte: mapper.mayConcern, limits: limits
            ).filter { mapper.concerns($0.key) }
            guard !concerned.isEmpty else { return }
            mapper.note(concerned, of: txID)
            let isFull = waiting.withLock { waiting in
                waiting.append(Waiting(entries: concerned, id: txID, alh: alh))
                return waiting.count > Limits.mappedTransactionsWaitingMax
            }
            if isFull { try derive(upTo: txID) }
        } catch {
            // Whoever reads derived keys is told.
            failed.withLock { $0 = $0 ?? error }
        }
    }

    package func catchUp(upTo id: UInt64) { logged.catchUp(upTo: id) }

    /// Derives keys of everything up to a transaction.
    private func derive(upTo id: UInt64) throws(StorageError) {
        if let failure = failed.withLock({ $0 }) { throw failure }
        guard derivedUpTo.load(ordering: .acquiring) < id else { return }
        logged.catchUp(upTo: id)
        try deriving.withLock { (progress) throws(StorageError) in
            do throws(StorageError) {
                let source = try openedSource(&progress)
                while let next = popWaiting(upTo: id) {
                    guard next.id > derived.indexedTxID else { continue }
                    derived.add(try source.derive(next.entries, next.id), txID: next.id, alh: next.alh)
                    derived.catchUp(upTo: next.id)
                }
            } catch {
                failed.withLock { $0 = $0 ?? error }
                throw error
            }
            if derivedUpTo.load(ordering: .relaxed) < id { derivedUpTo.store(id, ordering: .releasing) }
        }
    }

    private func popWaiting(upTo id: UInt64) -> Waiting? {
        waiting.withLock { waiting in
            guard let first = waiting.first, first.id <= id else { return nil }
            return waiting.removeFirst()
        }
    }

    private func openedSource(_ progress: inout Progress) throws(StorageError) -> Source {
        if let source = progress.source { return source }
        guard let store = store.withLock({ $0.store }) else {
            throw StorageError(.closed, "the store is closed")
        }
        let committed = store.committed.id
        let hasWork = try mapper.hasWork(IndexView(index: logged, upTo: committed))
        let source = Source(store: store, index: logged, mapper: makeMapper, startsEmpty: !hasWork)
        try derived.open(source)
        source.begin()
        progress.source = source
        return source
    }

    // MARK: - Files

    package func flush() throws(StorageError) {
        try logged.flush()
        if isDerivedOpen { try derived.flush() }
    }

    package func compact() throws(StorageError) {
        try logged.compact()
        if isDerivedOpen { try derived.compact() }
    }

    package func close() throws(StorageError) {
        defer { waiting.withLock { $0 = [] } }
        guard isDerivedOpen else { return try logged.close() }
        do throws(StorageError) {
            try derived.close()
        } catch {
            try logged.close()
            throw error
        }
        try logged.close()
    }

    private var isDerivedOpen: Bool { deriving.withLock { $0.source != nil } }

    // MARK: - Reading

    /// The index that knows a key, made complete up to the transaction asked for.
    private func index(for key: [UInt8], upTo id: UInt64) throws(StorageError) -> RunKeyIndex {
        guard mapper.isDerived(key) else { return logged }
        try derive(upTo: id)
        return derived
    }

    package func revisionCount(_ key: [UInt8], upTo: UInt64) throws(StorageError) -> UInt64 {
        try index(for: key, upTo: upTo).revisionCount(key, upTo: upTo)
    }

    package func version(
        _ key: [UInt8], revision: UInt64, upTo: UInt64
    ) throws(StorageError) -> IndexedVersion? {
        try index(for: key, upTo: upTo).version(key, revision: revision, upTo: upTo)
    }

    package func latest(_ key: [UInt8], upTo: UInt64) throws(StorageError) -> IndexedVersion? {
        try index(for: key, upTo: upTo).latest(key, upTo: upTo)
    }

    package func history(
        _ key: [UInt8], offset: UInt64, limit: Int, descending: Bool, upTo: UInt64
    ) throws(StorageError) -> [IndexedVersion] {
        try index(for: key, upTo: upTo).history(
            key, offset: offset, limit: limit, descending: descending, upTo: upTo)
    }

    package func page(
        _ range: KeyRange, limit: Int, upTo: UInt64
    ) throws(StorageError) -> [IndexedKey] {
        try index(for: range.prefix, upTo: upTo).page(range, limit: limit, upTo: upTo)
    }

    package func count(prefix: [UInt8], upTo: UInt64) throws(StorageError) -> UInt64 {
        try index(for: prefix, upTo: upTo).count(prefix: prefix, upTo: upTo)
    }

    package func liveCount(_ range: KeyRange, upTo: UInt64) throws(StorageError) -> UInt64 {
        try index(for: range.prefix, upTo: upTo).liveCount(range, upTo: upTo)
    }
}

extension MappedKeyIndex {
    /// What the derived index is made of: the transactions of the store, mapped.
    final class Source: KeyIndexSource {
        private let index: any KeyIndex
        private let makeMapper: @Sendable () -> any KeyMapper
        /// Sees transactions in order: those of opening, then new ones.
        private let mapper: any KeyMapper
        private let isEmpty: Atomic<Bool>
        private let hasBegun = Atomic(false)
        private let store: Mutex<WeakStore>

        /// - Parameter startsEmpty: nothing is there to map, so that opening need not look at transactions.
        init(
            store: Store, index: any KeyIndex, mapper: @escaping @Sendable () -> any KeyMapper,
            startsEmpty: Bool
        ) {
            self.index = index
            makeMapper = mapper
            self.mapper = mapper()
            isEmpty = Atomic(startsEmpty)
            self.store = Mutex(WeakStore(store: store))
        }

        /// From now on all transactions count.
        func begin() {
            isEmpty.store(false, ordering: .relaxed)
            hasBegun.store(true, ordering: .releasing)
        }

        private func opened() throws(StorageError) -> Store {
            guard let store = store.withLock({ $0.store }) else {
                throw StorageError(.closed, "the store is closed")
            }
            return store
        }

        var committedTxID: UInt64 {
            isEmpty.load(ordering: .relaxed) ? 0 : store.withLock { $0.store?.committed.id ?? 0 }
        }

        func alh(of id: UInt64) throws(StorageError) -> Digest { try opened().alh(of: id) }

        func indexedTransaction(
            _ id: UInt64, after previous: Digest
        ) throws(StorageError) -> IndexedTransaction {
            let logged = try opened().indexedTransaction(id, after: previous)
            // Repairs come out of order: they learn nothing from each other.
            let mapper = hasBegun.load(ordering: .acquiring) ? makeMapper() : mapper
            return IndexedTransaction(entries: try derive(logged.entries, id, mapper), alh: logged.alh)
        }

        /// Derived entries of the transaction that comes next.
        func derive(_ entries: [StoredEntry], _ id: UInt64) throws(StorageError) -> [StoredEntry] {
            try derive(entries, id, mapper)
        }

        private func derive(
            _ entries: [StoredEntry], _ id: UInt64, _ mapper: any KeyMapper
        ) throws(StorageError) -> [StoredEntry] {
            guard entries.contains(where: { mapper.concerns($0.key) }) else { return [] }
            let store = try opened()
            return try mapper.derive(
                MappedTransaction(id: id, entries: entries, index: index) {
                    (entry, txID) throws(StorageError) in
                    try store.value(of: entry, txID: txID)
                })
        }
    }
}
