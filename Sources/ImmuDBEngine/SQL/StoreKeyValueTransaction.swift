internal import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBSQL
internal import ImmuDBStorage
internal import Synchronization

/// A transaction of a store, as the SQL layer sees it.
///
/// Reads go to the store's transaction, which records them. Writes are kept here, so that some can be taken
/// back, and reach the store at commit; derived keys are seen by own reads and otherwise left to the store.
final class StoreKeyValueTransaction: KeyValueTransaction {
    let isReadOnly: Bool
    let startMicros: Int64
    private let transaction: StoreTransaction
    private let store: Store
    private let metadata: TxMetadata
    private let state = Mutex(OwnWrites())

    init(_ transaction: StoreTransaction, store: Store, startMicros: Int64, metadata: TxMetadata = .none) {
        self.transaction = transaction
        self.store = store
        self.startMicros = startMicros
        self.metadata = metadata
        isReadOnly = transaction.mode == .readOnly
    }

    var snapshotTxID: UInt64 { transaction.view.upTo }

    private func isCurrent(_ window: TransactionWindow) -> Bool { window.last >= transaction.view.upTo }

    /// What the window lets see of the snapshot.
    private func view(_ window: TransactionWindow) -> IndexView {
        IndexView(index: transaction.view.index, upTo: min(window.last, transaction.view.upTo))
    }

    func catalogVersion(_ kind: KeyKind) -> UInt64? {
        mapper?.catalogChanges.last(kind, upTo: snapshotTxID)
    }

    func catalogChange(_ kind: KeyKind, since version: UInt64) -> CatalogChange? {
        mapper?.catalogChanges.change(kind, since: version, upTo: snapshotTxID)
    }

    private var mapper: RowKeyMapper? { (store.index as? MappedKeyIndex)?.mapper as? RowKeyMapper }

    /// Index entries carry the place of the row they lead to.
    var hasRowsInIndexes: Bool { isReadOnly }

    // MARK: - Reading

    func get(_ key: [UInt8], in window: TransactionWindow, isRecorded: Bool) throws -> KeyValueEntry? {
        if window.last == .max, let own = state.withLock({ $0.entry(key) }) { return own }
        return try onStore { () throws -> KeyValueEntry? in
            let version: IndexedVersion?
            if isRecorded, isCurrent(window) {
                version = try transaction.version(of: key)
            } else {
                version = try view(window).latest(key)
            }
            guard let version, version.txID >= window.first else { return nil }
            let found = IndexedKey(key: key, version: version)
            return KeyValueEntry(found, value: try store.value(of: version, key: key))
        }
    }

    func get(_ keys: [[UInt8]]) throws -> [KeyValueEntry?] {
        guard isReadOnly else { return try keys.map { try get($0, in: .all, isRecorded: true) } }
        return try onStore {
            var found: [IndexedKey] = []
            var places: [Int] = []
            for (place, key) in keys.enumerated() {
                guard let version = try transaction.view.latest(key) else { continue }
                found.append(IndexedKey(key: key, version: version))
                places.append(place)
            }
            var entries = [KeyValueEntry?](repeating: nil, count: keys.count)
            for ((place, key), value) in zip(zip(places, found), try store.values(of: found[...])) {
                entries[place] = KeyValueEntry(key, value: value)
            }
            return entries
        }
    }

    func count(_ range: KeyValueRange) throws -> Int? {
        guard isReadOnly, range.window.isAll else { return nil }
        let count = try onStore { Int(clamping: try transaction.view.liveCount(KeyRange(range))) }
        try mapper?.damage.check(range.prefix)
        return count
    }

    func scan(_ range: KeyValueRange) throws -> any KeyValueCursor {
        if let mapper, mapper.isDerived(range.prefix) {
            // Looking something up makes the index complete, which shows whether it can be.
            _ = try onStore { try transaction.view.latest(range.prefix) }
            try mapper.damage.check(range.prefix)
        }
        return try walk(range)
    }

    private func walk(_ range: KeyValueRange) throws -> any KeyValueCursor {
        let own = range.window.last == .max ? state.withLock { $0.entries(in: range) } : []
        return try onStore {
            if range.isRecorded, !isReadOnly, isCurrent(range.window) {
                let walk = try transaction.scan(KeyRange(range), leavingOut: [])
                return MergingCursor(.recorded(walk), range, own: own, store: store)
            }
            if own.isEmpty {
                return PagedCursor(view(range.window).scan(KeyRange(range)), range, store: store)
            }
            return MergingCursor(
                .plain(view(range.window).scan(KeyRange(range))), range, own: own, store: store)
        }
    }

    func history(of key: [UInt8]) throws -> [KeyValueEntry] {
        var entries: [KeyValueEntry] = try onStore {
            if !isReadOnly { _ = try transaction.version(of: key) }
            return try transaction.view.history(key).map { version in
                let found = IndexedKey(key: key, version: version)
                return KeyValueEntry(found, value: try store.value(of: version, key: key))
            }
        }
        if let own = state.withLock({ $0.entry(key) }) { entries.append(own) }
        return entries
    }

    func fingerprint(ofPrefix prefix: [UInt8]) throws -> [UInt8] {
        try onStore { try transaction.view.fingerprint(ofPrefix: prefix).bytes }
    }

    func requireUnchanged(prefix: [UInt8]) throws {
        try onStore { try transaction.requireUnchanged(prefix: prefix) }
    }

    func firstTransaction(atOrAfter seconds: Int64) throws -> UInt64? {
        try onStore { try store.firstTransaction(upTo: snapshotTxID) { $0 >= seconds } }
    }

    func lastTransaction(atOrBefore seconds: Int64) throws -> UInt64? {
        let after = try onStore { try store.firstTransaction(upTo: snapshotTxID) { $0 > seconds } }
        let last = after.map { $0 - 1 } ?? snapshotTxID
        return last == 0 ? nil : last
    }

    func extraMetadata(ofTransaction id: UInt64) throws -> [UInt8] {
        try onStore { try store.header(id).metadata.extra }
    }

    // MARK: - Writing

    func set(_ key: [UInt8], value: [UInt8], isDeleted: Bool) throws {
        try write(OwnWrites.Write(key: key, value: value, isDeleted: isDeleted, isDerived: false))
    }

    func setDerived(_ key: [UInt8], isDeleted: Bool) throws {
        try write(OwnWrites.Write(key: key, value: [], isDeleted: isDeleted, isDerived: true))
    }

    private func write(_ write: OwnWrites.Write) throws {
        guard !isReadOnly else { throw SQLError(.readOnly) }
        try state.withLock { (state) throws in
            guard !state.isClosed else { throw SQLError(.noTransaction) }
            state.append(write)
        }
    }

    func mark() -> Int { state.withLock { $0.count } }

    func rollback(to mark: Int) throws {
        try state.withLock { (state) throws in
            guard !state.isClosed else { throw SQLError(.noTransaction) }
            state.cut(to: mark)
        }
    }

    var hasWrites: Bool { state.withLock { $0.count > 0 } }

    func commit() async throws -> UInt64? {
        let writes = try state.withLock { (state) throws in
            guard !state.isClosed else { throw SQLError(.noTransaction) }
            state.isClosed = true
            return state.logged
        }
        guard !writes.isEmpty else {
            transaction.cancel()
            return nil
        }
        return try await onStore {
            if !metadata.isEmpty { transaction.metadata = metadata }
            for write in writes {
                try transaction.set(
                    write.key, metadata: KVMetadata(isDeleted: write.isDeleted), value: write.value)
            }
            return try await transaction.commit().id
        }
    }

    func cancel() {
        state.withLock { $0.isClosed = true }
        transaction.cancel()
    }
}

/// A walk over stored keys with own writes merged in.
private final class MergingCursor: KeyValueCursor {
    enum Walk {
        case recorded(TransactionScan)
        case plain(KeyScan)
    }

    private var walk: Walk
    private let range: KeyValueRange
    private let own: [KeyValueEntry]
    private var nextOwn = 0
    private let store: Store
    private var peeked: IndexedKey?
    private var isExhausted = false

    init(_ walk: Walk, _ range: KeyValueRange, own: [KeyValueEntry], store: Store) {
        self.walk = walk
        self.range = range
        self.own = own
        self.store = store
    }

    func next() throws -> KeyValueEntry? {
        try onStore { () throws -> KeyValueEntry? in
            while true {
                if peeked == nil, !isExhausted {
                    peeked = try step()
                    isExhausted = peeked == nil
                }
                guard nextOwn < own.count else {
                    guard let found = peeked else { return nil }
                    peeked = nil
                    if let entry = try entry(found) { return entry }
                    continue
                }
                let written = own[nextOwn]
                if let found = peeked {
                    let order = KeyOrder.compare(found.key, written.key)
                    if range.isDescending ? order > 0 : order < 0 {
                        peeked = nil
                        if let entry = try entry(found) { return entry }
                        continue
                    }
                    if order == 0 { peeked = nil }
                }
                nextOwn += 1
                if range.includesDeleted || !written.isDeleted { return written }
            }
        }
    }

    private func step() throws -> IndexedKey? {
        switch walk {
        case .recorded(var scan):
            defer { walk = .recorded(scan) }
            return try scan.next()?.indexed
        case .plain(var scan):
            defer { walk = .plain(scan) }
            return try scan.next()
        }
    }

    private func entry(_ found: IndexedKey) throws -> KeyValueEntry? {
        guard found.version.txID >= range.window.first else { return nil }
        guard range.includesDeleted || !found.version.metadata.isDeleted else { return nil }
        let value = range.includesValues ? try store.value(of: found.version, key: found.key) : []
        return KeyValueEntry(found, value: value)
    }
}
