import ImmuDBProofs

extension Store {
    /// The first of the transactions `1...last` whose time fulfils a condition that, once true, stays true;
    /// nil when none does. Times of a log do not decrease, except where the clock of the machine was set
    /// back.
    /// - Parameter condition: of the time of a transaction, Unix seconds.
    /// - Throws: as reading headers.
    package func firstTransaction(
        upTo last: UInt64, where condition: (_ seconds: Int64) -> Bool
    ) throws(StorageError) -> UInt64? {
        var low: UInt64 = 1
        var high = last
        var found: UInt64?
        while low <= high {
            let middle = low + (high - low) / 2
            if condition(try header(middle).timestamp) {
                found = middle
                high = middle - 1
            } else {
                low = middle + 1
            }
        }
        return found
    }
}
