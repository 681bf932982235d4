internal import ImmuDBProofs

extension KeyIndex {
    package func liveCount(_ range: KeyRange, upTo: UInt64) throws(StorageError) -> UInt64 {
        var scan = IndexView(index: self, upTo: upTo).scan(range)
        var count: UInt64 = 0
        while let found = try scan.next() {
            if !found.version.metadata.isDeleted { count += 1 }
        }
        return count
    }
}

extension IndexView {
    /// Number of keys of a range whose newest version is not a deletion; expiration does not matter.
    package func liveCount(_ range: KeyRange) throws(StorageError) -> UInt64 {
        try index.liveCount(range, upTo: upTo)
    }
}

extension RunKeyIndex {
    package func liveCount(_ range: KeyRange, upTo: UInt64) throws(StorageError) -> UInt64 {
        try reading(upTo) { (layers) throws(StorageError) in
            if var walk = try RunWalk(layers, range, upTo: upTo) { return try walk.liveCount() }
            var scan = try MergedScan(layers, range, upTo: upTo)
            var count: UInt64 = 0
            while let found = try scan.next() {
                if !found.version.metadata.isDeleted { count += 1 }
            }
            return count
        }
    }
}

/// An ascending walk over runs that takes no key out of its page.
private struct RunWalk {
    private var cursors: [RunCursor] = []
    /// The first key behind the range; nil for the very end.
    private let end: [UInt8]?

    /// Nil when a layer is in memory or has versions that are too new: then keys have to be looked at
    /// closely.
    init?(_ layers: [IndexLayer], _ range: KeyRange, upTo: UInt64) throws(StorageError) {
        guard !range.descending else { return nil }
        // Nothing lies between a key and the same key with a zero byte behind it.
        end = range.upperEnd.map { $0.inclusive ? $0.key + [0] : $0.key }
        let (bottom, inclusive) = range.lowerStart
        for layer in layers where layer.firstTxID <= upTo {
            guard case .run(let run) = layer, run.info.lastTxID <= upTo else { return nil }
            var cursor = RunCursor(run, root: run.newestRoot(upTo: upTo), keepsPages: true)
            // As in a scan: what is found is of a smaller key, or the first group of this one.
            if try cursor.seek(notAfter: bottom, .upTo(inclusive ? 0 : .max)) {
                if !inclusive || !cursor.isAt(bottom) { try cursor.next() }
            } else {
                try cursor.seekFirst()
            }
            cursors.append(cursor)
        }
    }

    mutating func liveCount() throws(StorageError) -> UInt64 {
        var count: UInt64 = 0
        while let nearest = nearest(), let place = cursors[nearest].place {
            // Keys of one run before any key of another, and before the end, have no versions elsewhere.
            let stop = place.page.firstGroup(from: place.index, notBefore: bound(beside: nearest))
            if stop > place.index {
                // The last key of a leaf may go on in the next one.
                let last = min(stop, place.page.count - 1)
                count += UInt64(place.page.liveGroups(place.index..<last))
                cursors[nearest].move(to: last)
                if stop > last, try skipKey(nearest) { count += 1 }
                continue
            }
            guard end.map({ place.page.isKey(before: $0, place.index) }) ?? true else { break }
            // The newest version of a key is in the newest run that has it: they are visited from there on.
            var isLive: Bool?
            for index in cursors.indices.reversed() {
                guard index != nearest else { continue }
                guard let other = cursors[index].place, Self.compare(other, place) == 0 else { continue }
                let live = try skipKey(index)
                isLive = isLive ?? (index > nearest ? live : nil)
            }
            let live = try skipKey(nearest)
            if isLive ?? live { count += 1 }
        }
        return count
    }

    private func nearest() -> Int? {
        var nearest: (index: Int, place: (page: RunPage, index: Int))?
        for (index, cursor) in cursors.enumerated() {
            guard let place = cursor.place else { continue }
            if let best = nearest, Self.compare(place, best.place) >= 0 { continue }
            nearest = (index, place)
        }
        return nearest?.index
    }

    /// The smallest key at which another run stands, or the end of the range when that comes first.
    private func bound(beside index: Int) -> [UInt8]? {
        var bound = end
        for (other, cursor) in cursors.enumerated() where other != index {
            guard let place = cursor.place else { continue }
            guard bound.map({ place.page.isKey(before: $0, place.index) }) ?? true else { continue }
            bound = place.page.key(place.index)
        }
        return bound
    }

    private static func compare(
        _ left: (page: RunPage, index: Int), _ right: (page: RunPage, index: Int)
    ) -> Int {
        left.page.withKey(left.index) { left in
            right.page.withKey(right.index) { right in KeyOrder.compare(left, right) }
        }
    }

    /// Goes to the next key of a run.
    /// - Returns: whether the newest version of the key is not a deletion.
    private mutating func skipKey(_ index: Int) throws(StorageError) -> Bool {
        if cursors[index].isLastOfLeaf, let key = cursors[index].key {
            try cursors[index].skipToLastGroup(of: key)
        }
        let isLive = cursors[index].place.map { $0.page.isLastVersionLive($0.index) } ?? false
        try cursors[index].next()
        return isLive
    }
}
