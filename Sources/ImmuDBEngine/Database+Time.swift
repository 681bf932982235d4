internal import ImmuDBProofs
internal import ImmuDBStorage

extension Database {
    /// The first transaction at or after a time.
    ///
    /// Found by halving, as times of transactions usually grow. Where the clock was set back in between, it
    /// is one at or after the time whose predecessor is before it.
    /// - Parameter seconds: Unix seconds.
    /// - Returns: nil when every transaction is before that time.
    /// - Throws: `corrupted`, `storage`.
    public func firstTransaction(atOrAfter seconds: Int64) throws(EngineError) -> UInt64? {
        let last = store.committed.id
        var low: UInt64 = 1
        var high = last
        // Everything before `low` is earlier, everything behind `high` is not.
        while low <= high {
            let middle = low + (high - low) / 2
            if try translating({ try store.header(middle) }).timestamp < seconds {
                low = middle + 1
            } else {
                high = middle - 1
            }
        }
        return low <= last ? low : nil
    }
}
