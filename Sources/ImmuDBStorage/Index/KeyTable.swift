import ImmuDBProofs
import Synchronization

/// The newest part of an index, in memory: the versions that a run of transactions wrote, by key.
///
/// Filled by one writer. Readers hold its lock for one lookup or one chunk of keys.
final class KeyTable: Sendable {
    struct State: ~Copyable {
        var tree = KeyTree<KeyVersions>()
        /// Estimated memory.
        var bytes = 0
        var versions = 0
        var lastTxID: UInt64
        var lastAlh: Digest = .ofNothing
    }

    /// Where a table or a run stands with one key.
    struct Found: Sendable {
        /// Versions up to the transaction asked for; never 0.
        var count: UInt64
        /// The newest of them.
        var version: KeyVersion
    }

    /// First transaction it is responsible for.
    let firstTxID: UInt64
    private let state: Mutex<State>

    /// - Parameter firstTxID: id of the transaction that is inserted first.
    init(firstTxID: UInt64) {
        self.firstTxID = firstTxID
        state = Mutex(State(lastTxID: firstTxID - 1))
    }

    /// The last transaction inserted; `firstTxID - 1` while there is none.
    var lastTxID: UInt64 { state.withLock { $0.lastTxID } }
    var lastAlh: Digest { state.withLock { $0.lastAlh } }
    var isEmpty: Bool { lastTxID < firstTxID }
    /// Estimated memory.
    var bytes: Int { state.withLock { $0.bytes } }
    var versionCount: Int { state.withLock { $0.versions } }

    /// Inserts a transaction, piece by piece, so that readers get their turn.
    func insert(_ entries: [StoredEntry], txID: UInt64, alh: Digest) {
        var position = 0
        while position < entries.count {
            let end = min(position + Limits.indexInsertionEntries, entries.count)
            state.withLock { $0.insert(entries[position..<end], txID: txID) }
            position = end
        }
        state.withLock { state in
            state.lastTxID = txID
            state.lastAlh = alh
        }
    }

    func find(_ key: [UInt8], upTo: UInt64) -> Found? {
        state.withLock { $0.tree.value(key)?.found(upTo: upTo) }
    }

    /// Versions of a key by their position, counted from 0.
    func versions(_ key: [UInt8], in positions: Range<Int>) -> [KeyVersion] {
        state.withLock { state in
            guard let versions = state.tree.value(key) else { return [] }
            return positions.clamped(to: 0..<versions.count).map { versions[$0] }
        }
    }

    /// Up to `limit` keys with a version up to a transaction.
    /// - Parameter start: where to begin; nil for the first or, descending, the last key.
    func keys(
        from start: [UInt8]?, inclusive: Bool, descending: Bool, limit: Int, upTo: UInt64
    ) -> [(key: [UInt8], found: Found)] {
        state.withLock { state in
            var keys: [(key: [UInt8], found: Found)] = []
            let visit = { (key: [UInt8], versions: KeyVersions) -> Bool in
                if let found = versions.found(upTo: upTo) { keys.append((key, found)) }
                return keys.count < limit
            }
            if descending {
                state.tree.descend(from: start, inclusive: inclusive, visit)
            } else {
                state.tree.ascend(from: start ?? [], inclusive: inclusive, visit)
            }
            return keys
        }
    }

    /// Up to `limit` keys behind one, with all their versions.
    func contents(after key: [UInt8]?, limit: Int) -> [(key: [UInt8], versions: KeyVersions)] {
        state.withLock { state in
            var chunk: [(key: [UInt8], versions: KeyVersions)] = []
            state.tree.ascend(from: key ?? [], inclusive: key == nil) { key, versions in
                chunk.append((key, versions))
                return chunk.count < limit
            }
            return chunk
        }
    }

    /// The first broken rule of the structure, for tests.
    func violatedInvariant() -> String? { state.withLock { $0.tree.violatedInvariant() } }
}

extension KeyTable.State {
    fileprivate mutating func insert(_ entries: ArraySlice<StoredEntry>, txID: UInt64) {
        var added = 0
        for entry in entries where !entry.metadata.isNonIndexable {
            let version = KeyVersion(entry, txID: txID)
            added += Limits.indexTableBytesPerVersion
            versions += 1
            let keys = tree.count
            tree.update(
                entry.key, make: { KeyVersions(version) }, change: { $0.append(version) })
            if tree.count > keys { added += entry.key.count + Limits.indexTableBytesPerKey }
        }
        bytes += added
    }
}

extension KeyVersions {
    fileprivate func found(upTo: UInt64) -> KeyTable.Found? {
        let count = count(upTo: upTo)
        return count > 0 ? KeyTable.Found(count: UInt64(count), version: self[count - 1]) : nil
    }
}
