internal import ImmuDBProofs
internal import Synchronization
package import SystemIO

/// A store in memory with the same rules as the one on disk. For tests, and for data that need not survive.
package final class MemoryKeyValueStore: KeyValueStore {
    private let clock: any WallClock
    private let state = Mutex(State())

    struct Version: Sendable {
        var txID: UInt64
        var value: [UInt8]
        var isDeleted: Bool
    }

    /// What is committed. Copies are snapshots.
    struct State: Sendable {
        /// In byte order.
        var keys: [[UInt8]] = []
        var versions: [[UInt8]: [Version]] = [:]
        /// Seconds of each transaction, the first at index 0.
        var times: [Int64] = []
        /// Logged entries of each transaction in order.
        var log: [[KeyValueEntry]] = []

        var lastTxID: UInt64 { UInt64(times.count) }
    }

    package init(clock: any WallClock) { self.clock = clock }

    package func begin(isReadOnly: Bool) async throws -> any KeyValueTransaction {
        let now = clock.now()
        return MemoryKeyValueTransaction(
            store: self, snapshot: state.withLock { $0 }, isReadOnly: isReadOnly,
            startMicros: now.seconds * 1_000_000 + Int64(now.nanoseconds / 1000))
    }

    /// Logged entries of all transactions, in order.
    package var log: [[KeyValueEntry]] { state.withLock { $0.log } }

    /// Newest versions of all keys of a prefix, deletions included.
    package func entries(ofPrefix prefix: [UInt8]) -> [KeyValueEntry] {
        state.withLock { state in
            state.keys.filter { $0.starts(with: prefix) }.compactMap { key in
                guard let versions = state.versions[key], let last = versions.last else { return nil }
                return KeyValueEntry(
                    key: key, value: last.value, isDeleted: last.isDeleted, txID: last.txID,
                    revision: UInt64(versions.count))
            }
        }
    }

    /// Appends a transaction when everything read is still true.
    func commit(_ writes: [MemoryWrite], reads: MemoryReadSet, since snapshot: UInt64) throws -> UInt64 {
        try state.withLock { state in
            if state.lastTxID > snapshot { try reads.validate(in: state) }
            let id = state.lastTxID + 1
            state.times.append(max(clock.now().seconds, state.times.last ?? .min))
            var logged: [KeyValueEntry] = []
            for write in writes {
                let position = state.keys.firstPosition(notBelow: write.key)
                if position == state.keys.count || state.keys[position] != write.key {
                    state.keys.insert(write.key, at: position)
                }
                let version = Version(txID: id, value: write.value, isDeleted: write.isDeleted)
                state.versions[write.key, default: []].append(version)
                guard !write.isDerived else { continue }
                logged.append(
                    KeyValueEntry(
                        key: write.key, value: write.value, isDeleted: write.isDeleted, txID: id, revision: 0)
                )
            }
            state.log.append(logged)
            return id
        }
    }
}

extension MemoryKeyValueStore.State {
    /// Newest version of a key within a window.
    func version(of key: [UInt8], in window: TransactionWindow) -> KeyValueEntry? {
        guard let all = versions[key],
            let index = all.lastIndex(where: { $0.txID >= window.first && $0.txID <= window.last })
        else { return nil }
        let found = all[index]
        return KeyValueEntry(
            key: key, value: found.value, isDeleted: found.isDeleted, txID: found.txID,
            revision: UInt64(index) + 1)
    }

    /// Digest over keys of a prefix and their newest transactions.
    func fingerprint(ofPrefix prefix: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        for key in keys[keys.firstPosition(notBelow: prefix)...] {
            guard key.starts(with: prefix) else { break }
            bytes.append(bigEndian: UInt32(truncatingIfNeeded: key.count))
            bytes += key
            bytes.append(bigEndian: versions[key]?.last?.txID ?? 0)
        }
        return SHA256.hash(bytes).bytes
    }
}

extension [[UInt8]] {
    /// Position of the first element that is not less than a key; the array is in byte order.
    func firstPosition(notBelow key: [UInt8]) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
