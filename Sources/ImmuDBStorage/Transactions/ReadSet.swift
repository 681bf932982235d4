package import ImmuDBProofs

/// What a transaction read from its snapshot, in a form that can be read again when it commits.
///
/// Only the snapshot's side is recorded: a transaction's own writes cannot conflict with themselves.
struct ReadSet: Sendable {
    /// A key and the version seen, deletions and expired ones included.
    struct Seen: Sendable, Hashable {
        var key: [UInt8]
        var txID: UInt64
    }

    /// A key that was asked for; `txID` nil = the filter left nothing.
    struct Point: Sendable {
        var key: [UInt8]
        var filter: EntryFilter
        var txID: UInt64?
    }

    /// The first key of a prefix; `seen` nil = none.
    struct First: Sendable {
        var range: KeyRange
        var excluded: [UInt8]?
        var filter: EntryFilter
        var seen: Seen?
    }

    /// A walk over a range, as far as it went.
    struct Walk: Sendable {
        var range: KeyRange
        var seen: [Seen] = []
        var isExhausted = false
    }

    let limit: Int
    /// Unix seconds against which expiration is judged, then and now.
    let time: Int64
    private(set) var count = 0
    private var points: [Point] = []
    private var firsts: [First] = []
    private var walks: [Walk] = []
    /// Prefixes of which nothing may have changed.
    private var unchanged: [[UInt8]] = []

    init(limit: Int, time: Int64) {
        self.limit = limit
        self.time = time
    }

    var isEmpty: Bool { points.isEmpty && firsts.isEmpty && walks.isEmpty && unchanged.isEmpty }

    mutating func record(_ point: Point) throws(TransactionError) {
        try take()
        points.append(point)
    }

    mutating func record(_ first: First) throws(TransactionError) {
        try take()
        firsts.append(first)
    }

    mutating func record(unchanged prefix: [UInt8]) throws(TransactionError) {
        try take()
        unchanged.append(prefix)
    }

    /// Begins a walk.
    /// - Returns: its number.
    mutating func begin(_ range: KeyRange) throws(TransactionError) -> Int {
        try take()
        walks.append(Walk(range: range))
        return walks.count - 1
    }

    /// The next key of a walk, or its end.
    mutating func record(_ seen: Seen?, in walk: Int) throws(TransactionError) {
        guard let seen else {
            walks[walk].isExhausted = true
            return
        }
        try take()
        walks[walk].seen.append(seen)
    }

    private mutating func take() throws(TransactionError) {
        guard count < limit else { throw .readSetLimit(limit) }
        count += 1
    }
}

extension ReadSet {
    /// Reads everything again.
    /// - Parameter snapshot: what the transaction saw.
    /// - Throws: `TransactionError.readConflict` for the first difference; `StorageError`.
    func validate(in view: IndexView, since snapshot: IndexView) throws {
        for point in points {
            let now = try view.version(of: point.key, leavingOut: point.filter, at: time)?.txID
            guard now == point.txID else {
                throw TransactionError.readConflict(.key(point.key, seen: point.txID, now: now))
            }
        }
        for first in firsts {
            let now = try view.first(
                first.range, excluding: first.excluded, leavingOut: first.filter, at: time)
            guard now.map({ Seen(key: $0.key, txID: $0.version.txID) }) == first.seen else {
                throw TransactionError.readConflict(.prefix(first.range.prefix))
            }
        }
        for walk in walks {
            guard try isUnchanged(walk, in: view) else {
                throw TransactionError.readConflict(.range(prefix: walk.range.prefix))
            }
        }
        for prefix in unchanged {
            guard try view.fingerprint(ofPrefix: prefix) == snapshot.fingerprint(ofPrefix: prefix) else {
                throw TransactionError.readConflict(.fingerprint(prefix: prefix))
            }
        }
    }

    private func isUnchanged(_ walk: Walk, in view: IndexView) throws(StorageError) -> Bool {
        guard !walk.seen.isEmpty || walk.isExhausted else { return true }
        var scan = view.scan(walk.range)
        for seen in walk.seen {
            guard let now = try scan.next(), now.key == seen.key, now.version.txID == seen.txID else {
                return false
            }
        }
        guard walk.isExhausted else { return true }
        return try scan.next() == nil
    }
}

extension IndexView {
    /// The newest version of a key, unless the filter leaves it out.
    func version(
        of key: [UInt8], leavingOut filter: EntryFilter, at time: Int64
    ) throws(StorageError) -> IndexedVersion? {
        try latest(key).flatMap { filter.leavesOut($0.metadata, at: time) ? nil : $0 }
    }

    /// The first key of a range that the filter does not leave out.
    func first(
        _ range: KeyRange, excluding excluded: [UInt8]?, leavingOut filter: EntryFilter, at time: Int64
    ) throws(StorageError) -> IndexedKey? {
        var scan = scan(range)
        while let found = try scan.next() {
            if found.key != excluded, !filter.leavesOut(found.version.metadata, at: time) { return found }
        }
        return nil
    }

    /// One digest for all keys of a prefix and their newest versions: SHA-256 over
    /// `u32 length || key || u64 transaction` of each, in key order.
    package func fingerprint(ofPrefix prefix: [UInt8]) throws(StorageError) -> Digest {
        var stream = SHA256.Stream()
        var scan = scan(KeyRange(prefix: prefix))
        while let found = try scan.next() {
            stream.update(bigEndian: UInt32(truncatingIfNeeded: found.key.count))
            stream.update(found.key)
            stream.update(bigEndian: found.version.txID)
        }
        return stream.finish()
    }
}
