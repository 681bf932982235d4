import ImmuDBProofs
import Synchronization

@testable import ImmuDBStorage

/// Transactions in memory, as an index sees those of a store.
final class ListedTransactions: KeyIndexSource {
    private let list = Mutex<[IndexedTransaction]>([])

    var committedTxID: UInt64 { list.withLock { UInt64($0.count) } }

    func alh(of id: UInt64) throws(StorageError) -> Digest {
        id == 0 ? .ofNothing : list.withLock { $0[Int(id) - 1].alh }
    }

    func indexedTransaction(
        _ id: UInt64, after previous: Digest
    ) throws(StorageError) -> IndexedTransaction {
        guard try alh(of: id - 1) == previous else { throw StorageError(.corrupted, "chain", txID: id) }
        return list.withLock { $0[Int(id) - 1] }
    }

    /// - Returns: id and hash of the new transaction.
    func append(_ entries: [StoredEntry]) -> (id: UInt64, alh: Digest) {
        list.withLock { list in
            var bytes = (list.last?.alh ?? .ofNothing).bytes
            for entry in entries { bytes += entry.key + entry.metadata.encoded }
            let alh = SHA256.hash(bytes)
            list.append(IndexedTransaction(entries: entries, alh: alh))
            return (UInt64(list.count), alh)
        }
    }

    func dropLast() { list.withLock { _ = $0.removeLast() } }
}

/// What an index should answer: every key with the transactions of its versions.
struct IndexModel: Sendable {
    private(set) var versions: [[UInt8]: [UInt64]] = [:]
    /// In byte order.
    private(set) var keys: [[UInt8]] = []

    mutating func add(_ entries: [StoredEntry], txID: UInt64) {
        for entry in entries where !entry.metadata.isNonIndexable {
            if versions[entry.key] == nil {
                keys.insert(entry.key, at: place(of: entry.key))
            }
            versions[entry.key, default: []].append(txID)
        }
    }

    /// Index of the first key that is not before `key`.
    private func place(of key: [UInt8]) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if KeyOrder.compare(keys[middle], key) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func transactions(_ key: [UInt8], upTo: UInt64) -> ArraySlice<UInt64> {
        guard let all = versions[key] else { return [] }
        // Mostly the newest are asked for.
        var count = all.count
        while count > 0, all[count - 1] > upTo { count -= 1 }
        return all.prefix(count)
    }

    /// What a scan should find: keys with the transaction and number of their newest versions.
    func scan(_ range: KeyRange, upTo: UInt64, limit: Int) -> [ModelKey] {
        let (low, lowIncluded) =
            range.descending ? (range.end, range.inclusiveEnd) : (range.seek, range.inclusiveSeek)
        let (high, highIncluded) =
            range.descending ? (range.seek, range.inclusiveSeek) : (range.end, range.inclusiveEnd)
        var found: [ModelKey] = []
        for key in range.descending ? keys.reversed() : keys {
            guard key.starts(with: range.prefix) else { continue }
            if !low.isEmpty {
                let order = KeyOrder.compare(key, low)
                if order < 0 || (order == 0 && !lowIncluded) { continue }
            }
            if !high.isEmpty {
                let order = KeyOrder.compare(key, high)
                if order > 0 || (order == 0 && !highIncluded) { continue }
            }
            let transactions = transactions(key, upTo: upTo)
            guard let newest = transactions.last else { continue }
            found.append(ModelKey(key: key, txID: newest, revision: UInt64(transactions.count)))
            if found.count == limit { break }
        }
        return found
    }
}

struct ModelKey: Hashable {
    var key: [UInt8]
    var txID: UInt64
    var revision: UInt64
}

extension StoredEntry {
    /// An entry whose fields follow from key and transaction, so that a mix-up shows.
    static func made(_ key: [UInt8], txID: UInt64, nonIndexable: Bool = false) -> StoredEntry {
        StoredEntry(
            key: key,
            metadata: KVMetadata(
                isDeleted: txID % 7 == 0, expiresAt: txID % 5 == 0 ? Int64(txID) : nil,
                isNonIndexable: nonIndexable),
            valueLength: UInt32(truncatingIfNeeded: txID), valueOffset: txID << 8 | UInt64(key.count & 255),
            valueHash: SHA256.hash(key))
    }
}
