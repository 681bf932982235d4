internal import ImmuDBSQL
internal import ImmuDBStorage

/// What a transaction of the SQL layer wrote, in order, so that the end of it can be taken back.
struct OwnWrites: Sendable {
    struct Write: Sendable {
        var key: [UInt8]
        var value: [UInt8]
        var isDeleted: Bool
        var isDerived: Bool

        var entry: KeyValueEntry {
            KeyValueEntry(key: key, value: value, isDeleted: isDeleted, txID: 0, revision: 0)
        }
    }

    private var journal: [Write] = []
    /// Place of the newest write of a key.
    private var newest: [[UInt8]: Int] = [:]
    /// Keys in byte order; made when somebody walks.
    private var sorted: [[UInt8]]?
    var isClosed = false

    var count: Int { journal.count }

    mutating func append(_ write: Write) {
        let isNew = newest.updateValue(journal.count, forKey: write.key) == nil
        journal.append(write)
        guard isNew, var keys = sorted else { return }
        sorted = nil
        keys.insert(write.key, at: OwnWrites.place(of: write.key, in: keys))
        sorted = keys
    }

    mutating func cut(to mark: Int) {
        let kept = journal.prefix(max(mark, 0))
        journal = []
        newest = [:]
        sorted = nil
        for write in kept { append(write) }
    }

    func entry(_ key: [UInt8]) -> KeyValueEntry? { newest[key].map { journal[$0].entry } }

    /// Own writes of a range, in its order, deletions included.
    mutating func entries(in range: KeyValueRange) -> [KeyValueEntry] {
        guard !journal.isEmpty else { return [] }
        let keys = sorted ?? newest.keys.sorted { KeyOrder.compare($0, $1) < 0 }
        sorted = keys
        let low = range.low.map { max($0, range.prefix) } ?? range.prefix
        var found: [KeyValueEntry] = []
        for key in keys[OwnWrites.place(of: low, in: keys)...] {
            guard key.starts(with: range.prefix) else { break }
            if let high = range.high, KeyOrder.compare(key, high) > 0, !key.starts(with: high) { break }
            if let entry = entry(key) { found.append(entry) }
        }
        return range.isDescending ? found.reversed() : found
    }

    private func max(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        KeyOrder.compare(left, right) < 0 ? right : left
    }

    private func max(_ left: Int, _ right: Int) -> Int { left < right ? right : left }

    /// The newest write of each logged key, in the order in which keys were first written.
    var logged: [Write] {
        var seen: Set<[UInt8]> = []
        return journal.compactMap { write in
            guard !write.isDerived, seen.insert(write.key).inserted else { return nil }
            return newest[write.key].map { journal[$0] }
        }
    }

    /// Place of the first key that is not below.
    private static func place(of key: [UInt8], in keys: [[UInt8]]) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if KeyOrder.compare(keys[middle], key) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
