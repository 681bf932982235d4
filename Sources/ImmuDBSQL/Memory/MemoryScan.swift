/// A walk over committed keys, deletions included.
struct MemoryScan: Sendable {
    private let state: MemoryKeyValueStore.State
    private let range: KeyValueRange
    private var low: Int
    private var high: Int

    init(state: MemoryKeyValueStore.State, range: KeyValueRange) {
        self.state = state
        self.range = range
        low = state.keys.firstPosition(notBelow: range.low ?? range.prefix)
        high = low
        if range.isDescending {
            // The first key after all that begin with the upper bound.
            let bound = range.high ?? range.prefix
            var (start, end) = (low, state.keys.count)
            while start < end {
                let middle = (start + end) / 2
                let key = state.keys[middle]
                if key.lexicographicallyPrecedes(bound) || key.starts(with: bound) {
                    start = middle + 1
                } else {
                    end = middle
                }
            }
            high = start
        }
    }

    mutating func next() -> KeyValueEntry? {
        while let key = nextKey() {
            if let entry = state.version(of: key, in: range.window) { return entry }
        }
        return nil
    }

    private mutating func nextKey() -> [UInt8]? {
        if range.isDescending {
            guard high > low else { return nil }
            high -= 1
            let key = state.keys[high]
            return key.starts(with: range.prefix) ? key : nil
        }
        guard high < state.keys.count else { return nil }
        let key = state.keys[high]
        guard range.contains(key) else { return nil }
        high += 1
        return key
    }
}

extension KeyValueRange {
    /// Whether a key lies within the bounds.
    package func contains(_ key: [UInt8]) -> Bool {
        guard key.starts(with: prefix) else { return false }
        if let low, key.lexicographicallyPrecedes(low) { return false }
        if let high, !key.starts(with: high), !key.lexicographicallyPrecedes(high) { return false }
        return true
    }
}
