/// The keys of one layer in the order of a scan.
enum LayerScan: Sendable {
    case table(TableScan)
    case run(RunScan)
    case ended

    init(_ layer: IndexLayer, _ range: KeyRange, upTo: UInt64) throws(StorageError) {
        switch layer {
        case .table(let table): self = .table(TableScan(table, range, upTo: upTo))
        case .run(let run): self = .run(try RunScan(run, range, upTo: upTo))
        }
    }

    /// The key it stands at; nil behind the last one.
    var key: [UInt8]? {
        switch self {
        case .table(let scan): scan.key
        case .run(let scan): scan.key
        case .ended: nil
        }
    }

    /// The versions of the key it stands at, nil when all of them are later than the transaction; goes on to
    /// the next key.
    mutating func take(upTo: UInt64) throws(StorageError) -> KeyTable.Found? {
        let scan = self
        // Given up for a moment, so that the scan is changed in place and not copied.
        self = .ended
        switch consume scan {
        case .table(var scan):
            let found = scan.found
            scan.advance()
            self = .table(scan)
            return found
        case .run(var scan):
            let found = try scan.take(upTo: upTo)
            self = .run(scan)
            return found
        case .ended: return nil
        }
    }
}

/// Keys of a table, copied out of it chunk by chunk, as it may grow meanwhile.
struct TableScan: Sendable {
    private let table: KeyTable
    private let isDescending: Bool
    private let upTo: UInt64
    private var chunk: [(key: [UInt8], found: KeyTable.Found)]
    private var position = 0
    private var limit = Limits.scanPageKeysFirst

    init(_ table: KeyTable, _ range: KeyRange, upTo: UInt64) {
        self.table = table
        self.upTo = upTo
        isDescending = range.descending
        let start: (key: [UInt8]?, inclusive: Bool) = range.descending ? range.upperStart : range.lowerStart
        chunk = table.keys(
            from: start.key, inclusive: start.inclusive, descending: range.descending, limit: limit,
            upTo: upTo)
    }

    var key: [UInt8]? { position < chunk.count ? chunk[position].key : nil }
    var found: KeyTable.Found? { position < chunk.count ? chunk[position].found : nil }

    mutating func advance() {
        position += 1
        guard position == chunk.count, chunk.count == limit, let last = chunk.last else { return }
        limit = min(limit * 2, Limits.scanPageKeysMax)
        chunk = table.keys(
            from: last.key, inclusive: false, descending: isDescending, limit: limit, upTo: upTo)
        position = 0
    }
}

/// Keys of a run. Upwards it stands at the first group of a key, downwards at the last one.
struct RunScan: Sendable {
    private var cursor: RunCursor
    private let isDescending: Bool
    /// Whether it walks over the tree of the newest versions.
    private let isOverHeads: Bool
    private(set) var key: [UInt8]?

    init(_ run: Run, _ range: KeyRange, upTo: UInt64) throws(StorageError) {
        let heads = run.newestRoot(upTo: upTo)
        isOverHeads = heads != nil
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
        key = cursor.key
    }

    /// The versions of the key up to a transaction; goes on to the next key.
    mutating func take(upTo: UInt64) throws(StorageError) -> KeyTable.Found? {
        guard let key else { return nil }
        let found: KeyTable.Found?
        if isOverHeads {
            found = try last()
            if isDescending { try cursor.previous() } else { try cursor.next() }
        } else if isDescending {
            found = try self.found(key, upTo: upTo)
            if let place = cursor.place, place.page.group(place.index).firstOrdinal > 0 {
                _ = try cursor.seek(notAfter: key, .ordinal(0))
            }
            try cursor.previous()
        } else if upTo >= cursor.run.info.lastTxID {
            // The newest version is the last one: where the scan goes anyway.
            try cursor.skipToLastGroup(of: key)
            found = try last()
            try cursor.next()
        } else {
            found = try self.found(key, upTo: upTo)
            try cursor.skipToLastGroup(of: key)
            try cursor.next()
        }
        self.key = cursor.key
        return found
    }

    /// The last version of the group it stands at.
    private func last() throws(StorageError) -> KeyTable.Found? {
        guard let place = cursor.place else { return nil }
        let group = place.page.group(place.index)
        return try cursor.run.found(
            RunHit(
                page: place.page, slot: group.slots + (group.count - 1) * KeyVersion.slotBytes,
                ordinal: group.firstOrdinal + UInt64(group.count) - 1))
    }

    private func found(_ key: [UInt8], upTo: UInt64) throws(StorageError) -> KeyTable.Found? {
        guard let place = cursor.place else { return nil }
        let group = place.page.group(place.index)
        if let hit = place.page.find(place.index, .upTo(upTo)) {
            let isLastHere = hit.ordinal + 1 == group.firstOrdinal + UInt64(group.count)
            if isDescending || !isLastHere || !cursor.isLastOfLeaf { return try cursor.run.found(hit) }
        } else if group.firstOrdinal == 0 {
            return nil
        }
        // The versions of this key go over several leaves.
        guard let hit = try cursor.run.find(key, hash: KeyFilter.hash(key), .upTo(upTo)) else { return nil }
        return try cursor.run.found(hit)
    }
}
