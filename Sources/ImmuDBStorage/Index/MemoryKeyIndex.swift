import ImmuDBProofs
import Synchronization

/// A key index in memory, made anew from the transaction log whenever a store is opened.
package final class MemoryKeyIndex: KeyIndex {
    /// The versions of one key. Most keys have one, which needs no array.
    private struct Versions {
        var newest: Version
        /// Ascending.
        var older: [Version] = []

        var count: Int { older.count + 1 }

        subscript(index: Int) -> Version { index == older.count ? newest : older[index] }

        mutating func append(_ version: Version) {
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

        func indexed(_ index: Int) -> IndexedVersion {
            let version = self[index]
            return IndexedVersion(
                txID: version.txID, metadata: version.metadata, valueLength: version.valueLength,
                valueOffset: version.valueOffset, valueHash: version.valueHash, revision: UInt64(index) + 1)
        }
    }

    private struct Version {
        var txID: UInt64
        var valueOffset: UInt64
        var metadata: KVMetadata
        var valueHash: Digest
        var valueLength: UInt32
    }

    private struct State: ~Copyable {
        var tree = KeyTree<Versions>()
        var indexedTxID: UInt64 = 0
    }

    private let state = Mutex(State())

    package init() {}

    package var indexedTxID: UInt64 { state.withLock { $0.indexedTxID } }

    package func add(_ entries: [StoredEntry], txID: UInt64) {
        state.withLock { state in
            for entry in entries where !entry.metadata.isNonIndexable {
                let version = Version(
                    txID: txID, valueOffset: entry.valueOffset, metadata: entry.metadata,
                    valueHash: entry.valueHash, valueLength: entry.valueLength)
                state.tree.update(
                    entry.key, make: { Versions(newest: version) }, change: { $0.append(version) })
            }
            state.indexedTxID = txID
        }
    }

    package func revisionCount(_ key: [UInt8], upTo: UInt64) -> UInt64 {
        state.withLock { UInt64($0.tree.value(key)?.count(upTo: upTo) ?? 0) }
    }

    package func version(_ key: [UInt8], revision: UInt64, upTo: UInt64) -> IndexedVersion? {
        state.withLock { state in
            guard let versions = state.tree.value(key), revision >= 1,
                revision <= UInt64(versions.count(upTo: upTo))
            else { return nil }
            return versions.indexed(Int(revision) - 1)
        }
    }

    package func latest(_ key: [UInt8], upTo: UInt64) -> IndexedVersion? {
        state.withLock { state in
            guard let versions = state.tree.value(key) else { return nil }
            let count = versions.count(upTo: upTo)
            return count > 0 ? versions.indexed(count - 1) : nil
        }
    }

    package func history(
        _ key: [UInt8], offset: UInt64, limit: Int, descending: Bool, upTo: UInt64
    ) -> [IndexedVersion] {
        state.withLock { state in
            guard let versions = state.tree.value(key), limit > 0 else { return [] }
            let count = versions.count(upTo: upTo)
            guard offset < UInt64(count) else { return [] }
            let first = Int(offset)
            let last = first + min(limit, count - first)
            return (first..<last).map { versions.indexed(descending ? count - 1 - $0 : $0) }
        }
    }

    package func page(_ range: KeyRange, limit: Int, upTo: UInt64) -> [IndexedKey] {
        guard limit > 0 else { return [] }
        return state.withLock { state in
            var page: [IndexedKey] = []
            let visit = { (key: [UInt8], versions: Versions) -> Bool in
                guard key.starts(with: range.prefix), !range.stops(before: key) else { return false }
                let count = versions.count(upTo: upTo)
                if count > 0 { page.append(IndexedKey(key: key, version: versions.indexed(count - 1))) }
                return page.count < limit
            }
            if range.descending {
                let top = range.upperStart
                state.tree.descend(from: top.key, inclusive: top.inclusive, visit)
            } else {
                let bottom = range.lowerStart
                state.tree.ascend(from: bottom.key, inclusive: bottom.inclusive, visit)
            }
            return page
        }
    }

    package func count(prefix: [UInt8], upTo: UInt64) -> UInt64 {
        state.withLock { state in
            var count: UInt64 = 0
            state.tree.ascend(from: prefix, inclusive: true) { key, versions in
                guard key.starts(with: prefix) else { return false }
                if versions.count(upTo: upTo) > 0 { count += 1 }
                return true
            }
            return count
        }
    }

    /// The first broken rule of the structure, for tests.
    package func violatedInvariant() -> String? { state.withLock { $0.tree.violatedInvariant() } }
}

extension KeyRange {
    /// Where an ascending scan starts: the later of prefix and seek key.
    var lowerStart: (key: [UInt8], inclusive: Bool) {
        KeyOrder.compare(seek, prefix) < 0 || seek.isEmpty ? (prefix, true) : (seek, inclusiveSeek)
    }

    /// Where a descending scan starts: the earlier of seek key and the end of the prefix; no key for
    /// the very end.
    var upperStart: (key: [UInt8]?, inclusive: Bool) {
        let top = KeyOrder.successor(ofPrefix: prefix)
        if seek.isEmpty { return (top, false) }
        if let top, KeyOrder.compare(seek, top) >= 0 { return (top, false) }
        return (seek, inclusiveSeek)
    }

    /// Whether the end bound excludes a key, and everything behind it.
    func stops(before key: [UInt8]) -> Bool {
        guard !end.isEmpty else { return false }
        let order = descending ? KeyOrder.compare(end, key) : KeyOrder.compare(key, end)
        return order > 0 || (order == 0 && !inclusiveEnd)
    }
}
