/// Finds further keys under which an entry is to be found, such as those of the secondary indexes of a table.
///
/// A pure function of the log: what it finds for a transaction depends on that transaction and those before
/// it, nothing else, so that derived keys can be made anew at any time. One mapper is shown all transactions
/// that concern it from some point on, in order: what it learns on the way may be kept.
package protocol KeyMapper: Sendable {
    /// Whether keys that begin with a byte may concern the mapper; asked for every entry.
    func mayConcern(firstKeyByte: UInt8) -> Bool
    /// Whether an entry under this key is mapped, or says how others are.
    func concerns(_ key: [UInt8]) -> Bool
    /// Whether a key, or the prefix of a scan, belongs to the derived ones. They are in no transaction.
    func isDerived(_ key: [UInt8]) -> Bool
    /// Told of the entries of a transaction that concern it before anybody sees the transaction.
    func note(_ entries: [StoredEntry], of id: UInt64)
    /// Whether there is anything to map.
    func hasWork(_ view: IndexView) throws(StorageError) -> Bool
    /// The derived entries of a transaction: each with a derived key, and with the attributes and the value
    /// of the entry that it leads to; a deleted one ends a key of an earlier version.
    func derive(_ transaction: MappedTransaction) throws(StorageError) -> [StoredEntry]
}

/// What a mapper may look at.
package struct MappedTransaction: Sendable {
    package let id: UInt64
    package let entries: [StoredEntry]
    /// The index before the transaction, and with it. Both know logged keys only.
    package let before: IndexView
    package let after: IndexView
    private let readValue: @Sendable (StoredEntry, UInt64) throws(StorageError) -> [UInt8]

    init(
        id: UInt64, entries: [StoredEntry], index: any KeyIndex,
        value: @escaping @Sendable (StoredEntry, UInt64) throws(StorageError) -> [UInt8]
    ) {
        self.id = id
        self.entries = entries
        before = IndexView(index: index, upTo: id - 1)
        after = IndexView(index: index, upTo: id)
        readValue = value
    }

    /// The value of an entry of this transaction.
    /// - Throws: `valueDiscarded`, `corrupted`, `inputOutput`.
    package func value(of entry: StoredEntry) throws(StorageError) -> [UInt8] { try readValue(entry, id) }

    /// The value of an indexed version.
    /// - Throws: as `value(of:)`.
    package func value(of version: IndexedVersion, key: [UInt8]) throws(StorageError) -> [UInt8] {
        try readValue(version.entry(key: key), version.txID)
    }
}
