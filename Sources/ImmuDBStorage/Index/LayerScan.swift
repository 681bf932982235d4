/// What a layer has of a key: how many versions, and the newest of them when it was asked for.
struct LayerVersions: Sendable {
    var count: UInt64
    var newest: KeyVersion?

    init(_ found: KeyTable.Found) {
        count = found.count
        newest = found.version
    }

    init(count: UInt64, newest: KeyVersion? = nil) {
        self.count = count
        self.newest = newest
    }
}

/// The keys of one layer in the order of a scan.
struct LayerScan: Sendable {
    private var table: TableScan?
    private var run: RunScan?

    init(_ layer: IndexLayer, _ range: KeyRange, upTo: UInt64) throws(StorageError) {
        switch layer {
        case .table(let table): self.table = TableScan(table, range, upTo: upTo)
        case .run(let run): self.run = try RunScan(run, range, upTo: upTo)
        }
    }

    /// The key it stands at; none behind the last one.
    @inline(__always)
    var key: ScanKey { run?.key ?? table?.key ?? .none }

    /// The versions of the key it stands at, nil when all of them are later than the transaction; goes on to
    /// the next key.
    /// - Parameter counts: whether the version itself does not matter.
    mutating func take(counts: Bool) throws(StorageError) -> LayerVersions? {
        if let found = try run?.take(counts: counts) { return found }
        return table?.take()
    }
}

/// Keys of a table, copied out of it chunk by chunk, as it may grow meanwhile.
struct TableScan: Sendable {
    private let table: KeyTable
    private let isDescending: Bool
    private let upTo: UInt64
    private var chunk = KeyTable.Chunk()
    private var position = 0
    private var limit = Limits.scanPageKeysFirst
    private(set) var key = ScanKey.none

    init(_ table: KeyTable, _ range: KeyRange, upTo: UInt64) {
        self.table = table
        self.upTo = upTo
        isDescending = range.descending
        let start: (key: [UInt8]?, inclusive: Bool) = range.descending ? range.upperStart : range.lowerStart
        load(from: start.key, inclusive: start.inclusive)
    }

    mutating func take() -> LayerVersions? {
        guard position < chunk.found.count else { return nil }
        let found = chunk.found[position]
        position += 1
        if position < chunk.found.count {
            let start = chunk.ends[position - 1]
            key.move(to: start, count: chunk.ends[position] - start)
        } else if chunk.found.count == limit {
            limit = min(limit * 2, Limits.scanPageKeysMax)
            load(from: key.array, inclusive: false)
        } else {
            key = .none
        }
        return LayerVersions(found)
    }

    private mutating func load(from start: [UInt8]?, inclusive: Bool) {
        chunk = table.keys(
            from: start, inclusive: inclusive, descending: isDescending, limit: limit, upTo: upTo)
        position = 0
        key = chunk.ends.first.map { ScanKey(bytes: chunk.keys, start: 0, count: $0) } ?? .none
    }
}

/// Keys of a run. Upwards it stands at the first group of a key, downwards at the last one.
struct RunScan: Sendable {
    private var cursor: RunCursor
    private let upTo: UInt64
    private let isDescending: Bool
    /// Whether it walks over the tree of the newest versions.
    private let isOverHeads: Bool
    /// Whether no version of the run is too new.
    private let takesAll: Bool
    /// The leaf it stands on, and the group there; the cursor follows when the leaf is left.
    private var page: RunPage?
    private var index = 0
    private(set) var key = ScanKey.none

    init(_ run: Run, _ range: KeyRange, upTo: UInt64) throws(StorageError) {
        let heads = run.newestRoot(upTo: upTo)
        isOverHeads = heads != nil
        takesAll = upTo >= run.info.lastTxID
        self.upTo = upTo
        cursor = RunCursor(run, root: heads, keepsPages: true)
        isDescending = range.descending
        if range.descending {
            let (top, inclusive) = range.upperStart
            if let top {
                _ = try cursor.seek(notAfter: top, .upTo(inclusive ? .max : 0))
                if !inclusive, cursor.isAt(top) { try cursor.previous() }
            } else {
                try cursor.seekLast()
            }
        } else {
            let (bottom, inclusive) = range.lowerStart
            // No version has transaction 0: what is found is of a smaller key, or the first of this one.
            if try cursor.seek(notAfter: bottom, .upTo(inclusive ? 0 : .max)) {
                if !inclusive || !cursor.isAt(bottom) { try cursor.next() }
            } else {
                try cursor.seekFirst()
            }
        }
        load()
    }

    /// The versions of the key up to the transaction; goes on to the next key.
    mutating func take(counts: Bool) throws(StorageError) -> LayerVersions? {
        guard let page else { return nil }
        let group = page.group(index)
        // All of the key is here: in the tree of newest versions, or as neither neighbour can have more.
        let isWhole =
            isOverHeads || (isDescending ? group.firstOrdinal == 0 : takesAll && index < page.count - 1)
        guard takesAll, isWhole else { return try takeAcrossLeaves() }
        let found = try last(of: group, on: page, counts: counts)
        index += isDescending ? -1 : 1
        if index >= 0, index < page.count {
            let place = page.keyPlace(index)
            key.move(to: place.start, count: place.count)
        } else {
            if isDescending {
                cursor.move(to: 0)
                try cursor.previous()
            } else {
                cursor.move(to: page.count - 1)
                try cursor.next()
            }
            load()
        }
        return found
    }

    /// Takes up where the cursor stands.
    private mutating func load() {
        guard let place = cursor.place else {
            page = nil
            key = .none
            return
        }
        page = place.page
        index = place.index
        let keyPlace = place.page.keyPlace(place.index)
        key = ScanKey(bytes: place.page.bytes, start: keyPlace.start, count: keyPlace.count)
    }

    /// For keys that may go on beyond their leaf, and for snapshots.
    private mutating func takeAcrossLeaves() throws(StorageError) -> LayerVersions? {
        cursor.move(to: index)
        let key = key.array
        let found: LayerVersions?
        if isDescending {
            found = try self.found(key)
            if let place = cursor.place, place.page.group(place.index).firstOrdinal > 0 {
                _ = try cursor.seek(notAfter: key, .ordinal(0))
            }
            try cursor.previous()
        } else if takesAll {
            // The newest version is the last one: where the scan goes anyway.
            try cursor.skipToLastGroup(of: key)
            found = try cursor.place.map { (place) throws(StorageError) in
                try last(of: place.page.group(place.index), on: place.page, counts: false)
            }
            try cursor.next()
        } else {
            found = try self.found(key)
            try cursor.skipToLastGroup(of: key)
            try cursor.next()
        }
        load()
        return found
    }

    /// The last version of a group.
    @inline(__always)
    private func last(
        of group: PageGroup, on page: RunPage, counts: Bool
    ) throws(StorageError) -> LayerVersions {
        let count = group.firstOrdinal + UInt64(group.count)
        if counts { return LayerVersions(count: count) }
        let slot = group.slots + (group.count - 1) * KeyVersion.slotBytes
        guard let version = page.version(at: slot) else {
            throw cursor.run.unreadable(RunHit(page: page, slot: slot, ordinal: count - 1))
        }
        return LayerVersions(count: count, newest: version)
    }

    private func found(_ key: [UInt8]) throws(StorageError) -> LayerVersions? {
        guard let place = cursor.place else { return nil }
        let group = place.page.group(place.index)
        if let hit = place.page.find(place.index, .upTo(upTo)) {
            let isLastHere = hit.ordinal + 1 == group.firstOrdinal + UInt64(group.count)
            if isDescending || !isLastHere || !cursor.isLastOfLeaf {
                return LayerVersions(try cursor.run.found(hit))
            }
        } else if group.firstOrdinal == 0 {
            return nil
        }
        // The versions of this key go over several leaves.
        guard let hit = try cursor.run.find(key, hash: KeyFilter.hash(key), .upTo(upTo)) else { return nil }
        return LayerVersions(try cursor.run.found(hit))
    }
}
