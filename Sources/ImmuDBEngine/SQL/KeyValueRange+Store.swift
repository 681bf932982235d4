internal import ImmuDBProofs
internal import ImmuDBSQL
internal import ImmuDBStorage

extension KeyRange {
    /// The range of a walk of the SQL layer: both ends inclusive, the upper one with all that begins with it.
    init(_ range: KeyValueRange) {
        let above = range.high.flatMap(KeyRange.successor)
        if range.isDescending {
            self.init(
                prefix: range.prefix, seek: above ?? [], inclusiveSeek: false, end: range.low ?? [],
                inclusiveEnd: true, descending: true)
        } else {
            self.init(
                prefix: range.prefix, seek: range.low ?? [], inclusiveSeek: true, end: above ?? [],
                inclusiveEnd: false)
        }
    }

    /// The first key after all that begin with these bytes; nil when there is none.
    static func successor(of bytes: [UInt8]) -> [UInt8]? {
        var next = bytes
        while let last = next.last {
            if last < 0xFF {
                next[next.count - 1] = last + 1
                return next
            }
            next.removeLast()
        }
        return nil
    }
}

extension KeyValueEntry {
    init(_ found: IndexedKey, value: [UInt8]) {
        self.init(
            key: found.key, value: value, isDeleted: found.version.metadata.isDeleted,
            txID: found.version.txID, revision: found.version.revision)
    }
}
