/// The keys of all layers in the order of a scan, each with its newest version: layers add up, as each has
/// the versions of other transactions.
struct MergedScan: Sendable {
    private var scans: [LayerScan] = []
    /// Where each scan stands.
    private var keys: [ScanKey] = []
    /// For each scan the number of the search that found its key to be the nearest one.
    private var nearestSince: [UInt64] = []
    private var search: UInt64 = 0
    private let isDescending: Bool
    /// The last key that may be visited, and whether it may; nil for no bound.
    private let bound: (key: [UInt8], inclusive: Bool)?

    /// - Parameter layers: oldest first.
    init(_ layers: [IndexLayer], _ range: KeyRange, upTo: UInt64) throws(StorageError) {
        isDescending = range.descending
        bound = range.descending ? range.lowerEnd : range.upperEnd
        for layer in layers where layer.firstTxID <= upTo {
            let scan = try LayerScan(layer, range, upTo: upTo)
            guard !scan.key.isNone else { continue }
            scans.append(scan)
            keys.append(scan.key)
            nearestSince.append(0)
        }
    }

    mutating func next() throws(StorageError) -> IndexedKey? {
        while let nearest = findNearest() {
            let key = keys[nearest].array
            var count: UInt64 = 0
            var newest: KeyVersion?
            for index in scans.indices where nearestSince[index] == search {
                if let found = try scans[index].take(counts: false) {
                    count += found.count
                    newest = found.newest
                }
                keys[index] = scans[index].key
            }
            if let newest { return IndexedKey(key: key, version: newest.indexed(revision: count)) }
        }
        return nil
    }

    /// Goes on to the next key without telling which it is.
    /// - Returns: false behind the last one.
    mutating func skip() throws(StorageError) -> Bool {
        while findNearest() != nil {
            var exists = false
            for index in scans.indices where nearestSince[index] == search {
                if try scans[index].take(counts: true) != nil { exists = true }
                keys[index] = scans[index].key
            }
            if exists { return true }
        }
        return false
    }

    /// Finds the nearest key, and all scans that stand there.
    /// - Returns: one of them; nil when the bound, or the end of every layer, is reached.
    private mutating func findNearest() -> Int? {
        var nearest = -1
        for index in keys.indices where !keys[index].isNone {
            let order = nearest < 0 ? -1 : keys[index].compare(keys[nearest])
            if order == 0 {
                nearestSince[index] = search
            } else if nearest < 0 || (order < 0) != isDescending {
                nearest = index
                search += 1
                nearestSince[index] = search
            }
        }
        guard nearest >= 0 else { return nil }
        if let bound {
            let order = keys[nearest].compare(bound.key)
            if order == 0 ? !bound.inclusive : (order > 0) != isDescending { return nil }
        }
        return nearest
    }
}
