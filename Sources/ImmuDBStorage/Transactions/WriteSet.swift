import ImmuDBProofs

/// What a transaction is going to write: in the order of the first write of each key, and by key.
struct WriteSet: Sendable {
    private(set) var entries: [StoreEntry] = []
    private var positions: [[UInt8]: Int] = [:]
    /// Keys in byte order.
    private var sortedKeys: [[UInt8]] = []

    var isEmpty: Bool { entries.isEmpty }

    subscript(_ key: [UInt8]) -> StoreEntry? { positions[key].map { entries[$0] } }

    /// Adds an entry. One that has the key already is replaced in its place.
    mutating func set(_ entry: StoreEntry) {
        if let position = positions[entry.key] {
            entries[position] = entry
            return
        }
        positions[entry.key] = entries.count
        entries.append(entry)
        sortedKeys.insert(entry.key, at: place(of: entry.key))
    }

    /// The entries of a range in the order of the range.
    func entries(in range: KeyRange) -> [StoreEntry] {
        var found: [StoreEntry] = []
        for key in sortedKeys[place(of: range.prefix)...] {
            guard key.starts(with: range.prefix) else { break }
            if range.contains(key), let entry = self[key] { found.append(entry) }
        }
        return range.descending ? found.reversed() : found
    }

    /// Position of the first key that is not before `key`.
    private func place(of key: [UInt8]) -> Int {
        var low = 0
        var high = sortedKeys.count
        while low < high {
            let middle = low + (high - low) / 2
            if KeyOrder.compare(sortedKeys[middle], key) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension KeyRange {
    /// Whether a scan of the range visits the key, were it there.
    func contains(_ key: [UInt8]) -> Bool {
        guard key.starts(with: prefix) else { return false }
        if !seek.isEmpty {
            let order = descending ? -KeyOrder.compare(key, seek) : KeyOrder.compare(key, seek)
            guard order > 0 || (order == 0 && inclusiveSeek) else { return false }
        }
        if !end.isEmpty {
            let order = descending ? -KeyOrder.compare(key, end) : KeyOrder.compare(key, end)
            guard order < 0 || (order == 0 && inclusiveEnd) else { return false }
        }
        return true
    }
}
