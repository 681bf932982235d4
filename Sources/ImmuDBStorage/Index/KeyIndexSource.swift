import ImmuDBProofs

/// The transactions an index is derived from.
protocol KeyIndexSource: AnyObject, Sendable {
    /// Id of the last committed transaction.
    var committedTxID: UInt64 { get }
    /// Accumulative hash of a committed transaction.
    func alh(of id: UInt64) throws(StorageError) -> Digest
    /// Entries and hash of a committed transaction.
    /// - Throws: `corrupted`, also when its predecessor has another hash than `previous`.
    func indexedTransaction(
        _ id: UInt64, after previous: Digest
    ) throws(StorageError) -> IndexedTransaction
}

/// What an index needs of a transaction.
struct IndexedTransaction: Sendable {
    var entries: [StoredEntry]
    var alh: Digest
}
