import Synchronization

extension RunKeyIndex {
    package func revisionCount(_ key: [UInt8], upTo: UInt64) throws(StorageError) -> UInt64 {
        try latest(key, upTo: upTo)?.revision ?? 0
    }

    package func latest(_ key: [UInt8], upTo: UInt64) throws(StorageError) -> IndexedVersion? {
        let hash = KeyFilter.hash(key)
        return try reading(upTo) { (layers) throws(StorageError) in
            var count: UInt64 = 0
            var newest: KeyVersion?
            for layer in layers where layer.firstTxID <= upTo {
                guard let found = try layer.find(key, hash: hash, upTo: upTo) else { continue }
                count += found.count
                newest = found.version
            }
            return newest?.indexed(revision: count)
        }
    }

    package func version(
        _ key: [UInt8], revision: UInt64, upTo: UInt64
    ) throws(StorageError) -> IndexedVersion? {
        guard revision > 0 else { return nil }
        return try reading(upTo) { (layers) throws(StorageError) in
            try Self.slice(key, in: layers, upTo: upTo) { count in
                revision <= count ? revision - 1..<revision : 0..<0
            }.first
        }
    }

    package func history(
        _ key: [UInt8], offset: UInt64, limit: Int, descending: Bool, upTo: UInt64
    ) throws(StorageError) -> [IndexedVersion] {
        guard limit > 0 else { return [] }
        let versions = try reading(upTo) { (layers) throws(StorageError) in
            try Self.slice(key, in: layers, upTo: upTo) { count in
                guard offset < count else { return 0..<0 }
                let length = min(UInt64(limit), count - offset)
                return descending
                    ? count - offset - length..<count - offset : offset..<offset + length
            }
        }
        return descending ? versions.reversed() : versions
    }

    package func page(
        _ range: KeyRange, limit: Int, upTo: UInt64
    ) throws(StorageError) -> [IndexedKey] {
        guard limit > 0 else { return [] }
        return try reading(upTo) { (layers) throws(StorageError) in
            var scan = try MergedScan(layers, range, upTo: upTo)
            var page: [IndexedKey] = []
            page.reserveCapacity(limit)
            while page.count < limit, let found = try scan.next() { page.append(found) }
            return page
        }
    }

    package func count(prefix: [UInt8], upTo: UInt64) throws(StorageError) -> UInt64 {
        try reading(upTo) { (layers) throws(StorageError) in
            var scan = try MergedScan(layers, KeyRange(prefix: prefix), upTo: upTo)
            var count: UInt64 = 0
            while try scan.skip() { count += 1 }
            return count
        }
    }

    /// Some versions of a key, ascending.
    /// - Parameter choose: which of them, by position from 0, when there are so many.
    private static func slice(
        _ key: [UInt8], in layers: [IndexLayer], upTo: UInt64, _ choose: (UInt64) -> Range<UInt64>
    ) throws(StorageError) -> [IndexedVersion] {
        let hash = KeyFilter.hash(key)
        var parts: [(layer: IndexLayer, range: Range<UInt64>)] = []
        var total: UInt64 = 0
        for layer in layers where layer.firstTxID <= upTo {
            guard let found = try layer.find(key, hash: hash, upTo: upTo) else { continue }
            parts.append((layer, total..<total + found.count))
            total += found.count
        }
        let chosen = choose(total)
        var versions: [IndexedVersion] = []
        for part in parts {
            let range = part.range.clamped(to: chosen)
            guard !range.isEmpty else { continue }
            let first = part.range.lowerBound
            let found = try part.layer.versions(
                key, hash: hash, in: range.lowerBound - first..<range.upperBound - first)
            for (index, version) in found.enumerated() {
                versions.append(version.indexed(revision: range.lowerBound + UInt64(index) + 1))
            }
        }
        return versions
    }

    /// Answers from the layers that hold every transaction up to one, around damage if need be.
    func reading<R: Sendable>(
        _ upTo: UInt64, _ body: ([IndexLayer]) throws(StorageError) -> R
    ) throws(StorageError) -> R {
        var attempt = 0
        while true {
            guard !isClosed.load(ordering: .relaxed) else {
                throw StorageError(.closed, "the store is closed")
            }
            catchUp(upTo: upTo)
            let layers = layers.withLock { $0.all }
            do throws(StorageError) {
                return try body(layers)
            } catch {
                attempt += 1
                guard attempt <= Limits.indexRepairsMax, layers.contains(where: \.isDamaged) else {
                    throw error
                }
                try repair(after: error)
            }
        }
    }
}
