internal import ImmuDBProofs
internal import Synchronization

/// A transaction of a ``MemoryKeyValueStore``.
final class MemoryKeyValueTransaction: KeyValueTransaction {
    let isReadOnly: Bool
    let startMicros: Int64
    private let store: MemoryKeyValueStore
    private let snapshot: MemoryKeyValueStore.State
    private let state = Mutex(Local())

    private struct Local: Sendable {
        var reads = MemoryReadSet()
        var journal: [MemoryWrite] = []
        /// Position of the newest write of a key in the journal.
        var newest: [[UInt8]: Int] = [:]
        /// In byte order.
        var keys: [[UInt8]] = []
        var isClosed = false

        mutating func append(_ write: MemoryWrite) {
            newest[write.key] = journal.count
            journal.append(write)
            let position = keys.firstPosition(notBelow: write.key)
            if position == keys.count || keys[position] != write.key { keys.insert(write.key, at: position) }
        }
    }

    init(
        store: MemoryKeyValueStore, snapshot: MemoryKeyValueStore.State, isReadOnly: Bool, startMicros: Int64
    ) {
        self.store = store
        self.snapshot = snapshot
        self.isReadOnly = isReadOnly
        self.startMicros = startMicros
    }

    var snapshotTxID: UInt64 { snapshot.lastTxID }

    private static func entry(_ write: MemoryWrite) -> KeyValueEntry {
        KeyValueEntry(
            key: write.key, value: write.value, isDeleted: write.isDeleted, txID: 0, revision: 0)
    }

    private func requireOpen(_ state: borrowing Local) throws(SQLError) {
        guard !state.isClosed else { throw SQLError(.noTransaction) }
    }

    func get(_ key: [UInt8], in window: TransactionWindow, isRecorded: Bool) throws -> KeyValueEntry? {
        try state.withLock { (state) throws in
            try requireOpen(state)
            if window.last == .max, let own = state.newest[key] {
                return MemoryKeyValueTransaction.entry(state.journal[own])
            }
            let found = snapshot.version(of: key, in: window)
            if isRecorded, !isReadOnly { try state.reads.record(key, window, found?.txID) }
            return found
        }
    }

    func scan(_ range: KeyValueRange) throws -> any KeyValueCursor {
        let (own, walk) = try state.withLock { (state) throws in
            try requireOpen(state)
            let own =
                range.window.last == .max
                ? state.keys.filter { range.contains($0) }.compactMap { state.newest[$0] }
                    .map { MemoryKeyValueTransaction.entry(state.journal[$0]) } : []
            return (own, range.isRecorded && !isReadOnly ? state.reads.begin(range) : nil)
        }
        return MemoryCursor(
            transaction: self, scan: MemoryScan(state: snapshot, range: range), range: range,
            own: range.isDescending ? own.reversed() : own, walk: walk)
    }

    func record(_ entry: KeyValueEntry?, in walk: Int) throws {
        try state.withLock { (state) throws in try state.reads.record(entry, in: walk) }
    }

    func history(of key: [UInt8]) throws -> [KeyValueEntry] {
        let committed = (snapshot.versions[key] ?? []).enumerated().map { index, version in
            KeyValueEntry(
                key: key, value: version.value, isDeleted: version.isDeleted, txID: version.txID,
                revision: UInt64(index) + 1)
        }
        return try state.withLock { (state) throws in
            if !isReadOnly {
                try state.reads.record(key, .all, committed.last?.txID)
            }
            guard let own = state.newest[key] else { return committed }
            return committed + [MemoryKeyValueTransaction.entry(state.journal[own])]
        }
    }

    func fingerprint(ofPrefix prefix: [UInt8]) throws -> [UInt8] { snapshot.fingerprint(ofPrefix: prefix) }

    func requireUnchanged(prefix: [UInt8]) throws {
        guard !isReadOnly else { return }
        let digest = snapshot.fingerprint(ofPrefix: prefix)
        try state.withLock { (state) throws in try state.reads.record(prefix, digest) }
    }

    func set(_ key: [UInt8], value: [UInt8], isDeleted: Bool) throws {
        try write(MemoryWrite(key: key, value: value, isDeleted: isDeleted, isDerived: false))
    }

    func setDerived(_ key: [UInt8], isDeleted: Bool) throws {
        try write(MemoryWrite(key: key, value: [], isDeleted: isDeleted, isDerived: true))
    }

    private func write(_ write: MemoryWrite) throws {
        guard !isReadOnly else { throw SQLError(.readOnly) }
        try state.withLock { (state) throws in
            try requireOpen(state)
            state.append(write)
        }
    }

    func firstTransaction(atOrAfter seconds: Int64) throws -> UInt64? {
        snapshot.times.firstIndex { $0 >= seconds }.map { UInt64($0) + 1 }
    }

    func lastTransaction(atOrBefore seconds: Int64) throws -> UInt64? {
        snapshot.times.lastIndex { $0 <= seconds }.map { UInt64($0) + 1 }
    }

    func extraMetadata(ofTransaction id: UInt64) throws -> [UInt8] { [] }

    func mark() -> Int { state.withLock { $0.journal.count } }

    func rollback(to mark: Int) throws {
        try state.withLock { (state) throws in
            try requireOpen(state)
            let kept = state.journal.prefix(mark)
            state.journal = []
            state.newest = [:]
            state.keys = []
            for write in kept { state.append(write) }
        }
    }

    var hasWrites: Bool { state.withLock { !$0.journal.isEmpty } }

    func commit() async throws -> UInt64? {
        let local = try state.withLock { (state) throws in
            try requireOpen(state)
            state.isClosed = true
            return state
        }
        guard !local.journal.isEmpty else { return nil }
        var order: [[UInt8]: Int] = [:]
        var writes: [MemoryWrite] = []
        for write in local.journal {
            if let position = order[write.key] {
                writes[position] = write
            } else {
                order[write.key] = writes.count
                writes.append(write)
            }
        }
        return try store.commit(writes, reads: local.reads, since: snapshot.lastTxID)
    }

    func cancel() { state.withLock { $0.isClosed = true } }
}

/// A walk that merges own writes over committed keys.
private final class MemoryCursor: KeyValueCursor {
    private let transaction: MemoryKeyValueTransaction
    private var scan: MemoryScan
    private let range: KeyValueRange
    private let own: [KeyValueEntry]
    private var nextOwn = 0
    private let walk: Int?
    private var peeked: KeyValueEntry?
    private var isExhausted = false

    init(
        transaction: MemoryKeyValueTransaction, scan: MemoryScan, range: KeyValueRange, own: [KeyValueEntry],
        walk: Int?
    ) {
        self.transaction = transaction
        self.scan = scan
        self.range = range
        self.own = own
        self.walk = walk
    }

    func next() throws -> KeyValueEntry? {
        while let entry = try merged() {
            if range.includesDeleted || !entry.isDeleted { return entry }
        }
        return nil
    }

    private func merged() throws -> KeyValueEntry? {
        if peeked == nil, !isExhausted {
            peeked = scan.next()
            isExhausted = peeked == nil
            if let walk { try transaction.record(peeked, in: walk) }
        }
        guard nextOwn < own.count else {
            defer { peeked = nil }
            return peeked
        }
        let written = own[nextOwn]
        if let found = peeked, found.key != written.key,
            found.key.lexicographicallyPrecedes(written.key) != range.isDescending
        {
            peeked = nil
            return found
        }
        if peeked?.key == written.key { peeked = nil }
        nextOwn += 1
        return written
    }
}
