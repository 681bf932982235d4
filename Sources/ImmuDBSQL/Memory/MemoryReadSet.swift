/// A write of a transaction in memory.
struct MemoryWrite: Sendable {
    var key: [UInt8]
    var value: [UInt8]
    var isDeleted: Bool
    var isDerived: Bool
}

/// What a transaction in memory has read.
struct MemoryReadSet: Sendable {
    private var points: [Point] = []
    private var walks: [Walk] = []
    private var fingerprints: [(prefix: [UInt8], digest: [UInt8])] = []
    private var count = 0

    private struct Point: Sendable {
        var key: [UInt8]
        var window: TransactionWindow
        var txID: UInt64?
    }

    private struct Walk: Sendable {
        var range: KeyValueRange
        var seen: [(key: [UInt8], txID: UInt64)] = []
        var isExhausted = false
    }

    private mutating func add() throws(SQLError) {
        count += 1
        guard count <= Limits.recordedReadsMax else { throw SQLError(.readSetLimit) }
    }

    mutating func record(_ key: [UInt8], _ window: TransactionWindow, _ txID: UInt64?) throws(SQLError) {
        try add()
        points.append(Point(key: key, window: window, txID: txID))
    }

    mutating func record(_ prefix: [UInt8], _ digest: [UInt8]) throws(SQLError) {
        try add()
        fingerprints.append((prefix, digest))
    }

    mutating func begin(_ range: KeyValueRange) -> Int {
        walks.append(Walk(range: range))
        return walks.count - 1
    }

    mutating func record(_ entry: KeyValueEntry?, in walk: Int) throws(SQLError) {
        try add()
        if let entry {
            walks[walk].seen.append((entry.key, entry.txID))
        } else {
            walks[walk].isExhausted = true
        }
    }

    /// - Throws: `SQLError.readConflict` when a read would now give something else.
    func validate(in state: MemoryKeyValueStore.State) throws(SQLError) {
        for point in points where state.version(of: point.key, in: point.window)?.txID != point.txID {
            throw SQLError(.readConflict)
        }
        for (prefix, digest) in fingerprints where state.fingerprint(ofPrefix: prefix) != digest {
            throw SQLError(.readConflict)
        }
        for walk in walks {
            var scan = MemoryScan(state: state, range: walk.range)
            for seen in walk.seen {
                guard let now = scan.next(), now.key == seen.key, now.txID == seen.txID else {
                    throw SQLError(.readConflict)
                }
            }
            if walk.isExhausted, scan.next() != nil { throw SQLError(.readConflict) }
        }
    }
}
