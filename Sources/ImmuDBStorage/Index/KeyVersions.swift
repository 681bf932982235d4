/// The versions of one key in a table. Most keys have one, which needs no array.
struct KeyVersions: Sendable {
    private(set) var newest: KeyVersion
    /// Ascending.
    private var older: [KeyVersion] = []

    init(_ version: KeyVersion) { newest = version }

    var count: Int { older.count + 1 }

    subscript(index: Int) -> KeyVersion { index == older.count ? newest : older[index] }

    mutating func append(_ version: KeyVersion) {
        older.append(newest)
        newest = version
    }

    /// Number of versions not later than a transaction.
    func count(upTo: UInt64) -> Int {
        if newest.txID <= upTo { return count }
        var low = 0
        var high = older.count
        while low < high {
            let middle = (low + high) / 2
            if older[middle].txID <= upTo { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
