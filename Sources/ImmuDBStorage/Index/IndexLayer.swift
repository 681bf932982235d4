/// One part of an index, responsible for a stretch of transactions.
enum IndexLayer: Sendable {
    case table(KeyTable)
    case run(Run)

    var firstTxID: UInt64 {
        switch self {
        case .table(let table): table.firstTxID
        case .run(let run): run.info.firstTxID
        }
    }

    var isDamaged: Bool {
        if case .run(let run) = self { return run.isDamaged }
        return false
    }

    /// The versions of a key up to a transaction: their number and the newest of them.
    func find(_ key: [UInt8], hash: UInt64, upTo: UInt64) throws(StorageError) -> KeyTable.Found? {
        switch self {
        case .table(let table): return table.find(key, upTo: upTo)
        case .run(let run):
            guard let hit = try run.find(key, hash: hash, .upTo(upTo)) else { return nil }
            return try run.found(hit)
        }
    }

    /// Versions of a key by their position in this layer, ascending.
    func versions(
        _ key: [UInt8], hash: UInt64, in positions: Range<UInt64>
    ) throws(StorageError) -> [KeyVersion] {
        switch self {
        case .table(let table):
            return table.versions(
                key, in: Int(clamping: positions.lowerBound)..<Int(clamping: positions.upperBound))
        case .run(let run):
            return try run.versions(key, in: positions)
        }
    }
}

extension Run {
    func found(_ hit: RunHit) throws(StorageError) -> KeyTable.Found {
        guard let version = hit.version else { throw unreadable(hit) }
        return KeyTable.Found(count: hit.ordinal + 1, version: version)
    }

    fileprivate func versions(
        _ key: [UInt8], in positions: Range<UInt64>
    ) throws(StorageError) -> [KeyVersion] {
        var versions: [KeyVersion] = []
        var cursor = RunCursor(self, keepsPages: true)
        guard try cursor.seek(notAfter: key, .ordinal(positions.lowerBound)) else { return [] }
        while UInt64(versions.count) < UInt64(positions.count), cursor.isAt(key), let place = cursor.place {
            let wanted = positions.lowerBound + UInt64(versions.count)
            guard var hit = place.page.find(place.index, .ordinal(wanted)) else { break }
            let group = place.page.group(place.index)
            let end = min(positions.upperBound, group.firstOrdinal + UInt64(group.count))
            while hit.ordinal < end {
                guard let version = hit.version else { throw unreadable(hit) }
                versions.append(version)
                hit.ordinal += 1
                hit.slot += KeyVersion.slotBytes
            }
            try cursor.next()
        }
        return versions
    }
}
