import ImmuDBProofs
import ImmuDBStorage

/// What a store was told to keep: the truth that recovered stores are compared with.
struct StoreHistory: Sendable {
    struct Transaction: Sendable {
        var header: TxHeader
        var alh: Digest
        /// By key; nil where retention discarded the value.
        var values: [[UInt8]: [UInt8]?]

        /// How a transaction found after a crash differs from this one; nil when it does not.
        /// - Parameter truncatedUpTo: transactions before this one may lack values.
        func difference(to found: Transaction, truncatedUpTo: UInt64) -> String? {
            if found.alh != alh || found.header != header { return "has another header: \(found.header)" }
            if found.values.count != values.count { return "has \(found.values.count) entries" }
            for (key, value) in values {
                guard let there = found.values[key] else { return "lacks the key \(key)" }
                if let there {
                    if let value, there != value { return "has another value of \(key)" }
                } else if header.id >= truncatedUpTo {
                    return "lacks the value of \(key), which nobody discarded"
                }
            }
            return nil
        }
    }

    var transactions: [Transaction] = []

    var last: UInt64 { UInt64(transactions.count) }

    subscript(id: UInt64) -> Transaction? {
        id > 0 && id <= last ? transactions[Int(id) - 1] : nil
    }

    /// Transactions before this one may lack values.
    var truncatedUpTo: UInt64 { transactions.compactMap(\.header.metadata.truncatedUpTo).max() ?? 0 }

    /// Keys with the transactions that wrote them.
    var index: [[UInt8]: [UInt64]] {
        var index: [[UInt8]: [UInt64]] = [:]
        for transaction in transactions {
            for key in transaction.values.keys { index[key, default: []].append(transaction.header.id) }
        }
        return index
    }

    /// The first transactions only.
    func prefix(_ id: UInt64) -> StoreHistory {
        StoreHistory(transactions: Array(transactions.prefix(Int(id))))
    }

    /// Reads everything back from a store that works.
    init(of store: Store) throws {
        for id in stride(from: 1, through: store.committed.id, by: 1) {
            transactions.append(try Self.read(store, id))
        }
    }

    init(transactions: [Transaction] = []) {
        self.transactions = transactions
    }

    static func read(_ store: Store, _ id: UInt64) throws(StorageError) -> Transaction {
        let stored = try store.transaction(id)
        var values: [[UInt8]: [UInt8]?] = [:]
        for entry in stored.entries {
            do throws(StorageError) {
                values[entry.key] = try store.value(of: entry, txID: id)
            } catch  where error.code == .valueDiscarded {
                values[entry.key] = .some(nil)
            }
        }
        return Transaction(header: stored.header, alh: stored.alh, values: values)
    }
}
