internal import ImmuDBProofs
internal import ImmuDBSQL
internal import ImmuDBStorage

extension KeyRange {
    /// The range of a walk of the SQL layer: both ends inclusive, the upper one with all that begins with it.
    init(_ range: KeyValueRange) {
        let above = range.high.flatMap(KeyOrder.successor(ofPrefix:))
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
}

extension KeyValueEntry {
    init(_ found: IndexedKey, value: [UInt8]) {
        self.init(
            key: found.key, value: value, isDeleted: found.version.metadata.isDeleted,
            txID: found.version.txID, revision: found.version.revision)
    }
}
