import Synchronization

extension StoreTransaction {
    /// The newest version of a key; own writes first.
    /// - Returns: nil when there is none, or the filter leaves it out.
    /// - Throws: `TransactionError`: `writeOnly`, `closed`, `readSetLimit`; `StorageError`.
    package func get(
        _ key: [UInt8], leavingOut filter: EntryFilter = .standard
    ) throws -> Entry? {
        try reading { state in
            if let own = state.writes[key] {
                return filter.leavesOut(own.metadata, at: time) ? nil : Entry(own)
            }
            let version = try view.version(of: key, leavingOut: filter, at: time)
            if mode == .readWrite {
                try state.reads.record(ReadSet.Point(key: key, filter: filter, txID: version?.txID))
            }
            return version.map { Entry(key: key, $0) }
        }
    }

    /// The newest stored version of a key, whatever its attributes, own writes apart.
    /// - Throws: as `get`.
    package func version(of key: [UInt8]) throws -> IndexedVersion? {
        try reading { state in
            let version = try view.latest(key)
            if mode == .readWrite {
                try state.reads.record(ReadSet.Point(key: key, filter: [], txID: version?.txID))
            }
            return version
        }
    }

    /// The first key of a prefix in byte order.
    /// - Parameter excluded: a key that does not count.
    /// - Throws: as `get`.
    package func first(
        withPrefix prefix: [UInt8], excluding excluded: [UInt8]? = nil,
        leavingOut filter: EntryFilter = .standard
    ) throws -> Entry? {
        try reading { state in
            let range = KeyRange(prefix: prefix)
            let own = state.writes.entries(in: range)
            let hidden = Set(own.lazy.map(\.key))
            let visible = own.first { $0.key != excluded && !filter.leavesOut($0.metadata, at: time) }
            let stored = try firstStored(range, excluded, hidden, filter, &state)
            guard let visible else { return stored.map { Entry(key: $0.key, $0.version) } }
            guard let stored, KeyOrder.compare(stored.key, visible.key) < 0 else { return Entry(visible) }
            return Entry(key: stored.key, stored.version)
        }
    }

    /// The first stored key that no own write hides. As soon as one is hidden the walk is recorded instead
    /// of the first key alone: what comes after it was looked at too.
    private func firstStored(
        _ range: KeyRange, _ excluded: [UInt8]?, _ hidden: Set<[UInt8]>, _ filter: EntryFilter,
        _ state: inout State
    ) throws -> IndexedKey? {
        let first = try view.first(range, excluding: excluded, leavingOut: filter, at: time)
        guard let first, hidden.contains(first.key) else {
            if mode == .readWrite {
                let seen = first.map { ReadSet.Seen(key: $0.key, txID: $0.version.txID) }
                try state.reads.record(
                    ReadSet.First(range: range, excluded: excluded, filter: filter, seen: seen))
            }
            return first
        }
        let walk = mode == .readWrite ? try state.reads.begin(range) : nil
        var scan = view.scan(range)
        while let found = try scan.next() {
            if let walk {
                try state.reads.record(ReadSet.Seen(key: found.key, txID: found.version.txID), in: walk)
            }
            if found.key == excluded || hidden.contains(found.key) { continue }
            if !filter.leavesOut(found.version.metadata, at: time) { return found }
        }
        if let walk { try state.reads.record(nil, in: walk) }
        return nil
    }

    /// Whatever others do to keys of a prefix until the commit is a conflict, at the cost of one recorded
    /// read. The keys are read at the commit, and only when somebody committed in between.
    /// - Throws: as `get`.
    package func requireUnchanged(prefix: [UInt8]) throws {
        try reading { state in
            if mode == .readWrite { try state.reads.record(unchanged: prefix) }
        }
    }

    /// A walk over a range in key order, own writes of this moment included.
    /// - Throws: as `get`.
    package func scan(
        _ range: KeyRange, leavingOut filter: EntryFilter = .standard
    ) throws -> TransactionScan {
        try reading { state in
            TransactionScan(
                transaction: self, range: range, filter: filter, own: state.writes.entries(in: range),
                walk: mode == .readWrite ? try state.reads.begin(range) : nil)
        }
    }

    /// The value of an entry, checked against its hash when it is stored.
    /// - Throws: `StorageError`: `valueDiscarded`, `corrupted`, `inputOutput`.
    package func value(of entry: Entry) throws(StorageError) -> [UInt8] {
        switch entry.content {
        case .own(let value): value
        case .stored(let version): try store.value(of: version, key: entry.key)
        }
    }

    private func reading<R: Sendable>(
        _ body: (inout State) throws -> R
    ) throws -> R {
        guard mode != .writeOnly else { throw TransactionError.writeOnly }
        return try state.withLock { state in
            guard !state.isClosed else { throw TransactionError.closed }
            return try body(&state)
        }
    }

    func record(_ seen: ReadSet.Seen?, in walk: Int) throws {
        try state.withLock { state in
            guard !state.isClosed else { throw TransactionError.closed }
            try state.reads.record(seen, in: walk)
        }
    }
}

/// A walk over keys as a transaction sees them.
package struct TransactionScan: Sendable {
    private let transaction: StoreTransaction
    private let filter: EntryFilter
    private let isDescending: Bool
    private let own: [StoreEntry]
    private var nextOwn = 0
    private var stored: KeyScan
    /// The stored key to come, already recorded.
    private var peeked: IndexedKey?
    private var isExhausted = false
    private let walk: Int?

    init(
        transaction: StoreTransaction, range: KeyRange, filter: EntryFilter, own: [StoreEntry], walk: Int?
    ) {
        self.transaction = transaction
        self.filter = filter
        self.own = own
        self.walk = walk
        isDescending = range.descending
        stored = transaction.view.scan(range)
    }

    /// The next key that the filter does not leave out; nil at the end.
    /// - Throws: `TransactionError`: `closed`, `readSetLimit`; `StorageError`.
    package mutating func next() throws -> StoreTransaction.Entry? {
        while let entry = try nextUnfiltered() {
            if !filter.leavesOut(entry.metadata, at: transaction.time) { return entry }
        }
        return nil
    }

    private mutating func nextUnfiltered() throws -> StoreTransaction.Entry? {
        try peek()
        guard nextOwn < own.count else {
            defer { peeked = nil }
            return peeked.map { StoreTransaction.Entry(key: $0.key, $0.version) }
        }
        let written = own[nextOwn]
        if let found = peeked {
            let order = KeyOrder.compare(found.key, written.key)
            if isDescending ? order > 0 : order < 0 {
                peeked = nil
                return StoreTransaction.Entry(key: found.key, found.version)
            }
            if order == 0 { peeked = nil }  // the own write takes its place
        }
        nextOwn += 1
        return StoreTransaction.Entry(written)
    }

    private mutating func peek() throws {
        guard peeked == nil, !isExhausted else { return }
        peeked = try stored.next()
        isExhausted = peeked == nil
        guard let walk else { return }
        let seen = peeked.map { ReadSet.Seen(key: $0.key, txID: $0.version.txID) }
        try transaction.record(seen, in: walk)
    }
}
