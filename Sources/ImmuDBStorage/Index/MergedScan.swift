/// The keys of all layers in the order of a scan, each with its newest version: layers add up, as each has
/// the versions of other transactions.
struct MergedScan: Sendable {
    private var scans: [LayerScan] = []
    /// Where each scan stands.
    private var keys: [[UInt8]?] = []
    private let range: KeyRange
    private let upTo: UInt64

    /// - Parameter layers: oldest first.
    init(_ layers: [IndexLayer], _ range: KeyRange, upTo: UInt64) throws(StorageError) {
        self.range = range
        self.upTo = upTo
        for layer in layers where layer.firstTxID <= upTo {
            let scan = try LayerScan(layer, range, upTo: upTo)
            scans.append(scan)
            keys.append(scan.key)
        }
    }

    mutating func next() throws(StorageError) -> IndexedKey? {
        while let key = nearest() {
            guard KeyOrder.isPrefix(range.prefix, of: key), !range.stops(before: key) else { return nil }
            var count: UInt64 = 0
            var newest: KeyVersion?
            for index in scans.indices where keys[index] == key {
                if let found = try scans[index].take(upTo: upTo) {
                    count += found.count
                    newest = found.version
                }
                keys[index] = scans[index].key
            }
            if let newest { return IndexedKey(key: key, version: newest.indexed(revision: count)) }
        }
        return nil
    }

    private func nearest() -> [UInt8]? {
        if keys.count == 1 { return keys[0] }
        var nearest: [UInt8]?
        for case let key? in keys {
            guard let best = nearest else {
                nearest = key
                continue
            }
            let order = KeyOrder.compare(key, best)
            if range.descending ? order > 0 : order < 0 { nearest = key }
        }
        return nearest
    }
}
