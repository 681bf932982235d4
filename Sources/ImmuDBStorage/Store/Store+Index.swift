import ImmuDBProofs
import SystemIO

extension Store: KeyIndexSource {
    var committedTxID: UInt64 { committed.id }

    func alh(of id: UInt64) throws(StorageError) -> Digest { try alh(id) }

    func indexedTransaction(
        _ id: UInt64, after previous: Digest
    ) throws(StorageError) -> IndexedTransaction {
        let (entry, record) = try record(id)
        guard record.header.prevAlh == previous else {
            throw logs.transactions.log.fault(
                .corrupted, "the record does not continue the chain of the transaction before it",
                at: entry.offset, txID: id)
        }
        return IndexedTransaction(entries: record.entries, alh: record.alh)
    }
}

extension RunKeyIndex {
    /// The index of a store, in a directory that the reference implementation ignores.
    convenience init(_ layout: StoreLayout, _ options: StoreOptions, directoryName: String = directoryName) {
        self.init(
            files: Files(
                directory: joinPath(layout.path, directoryName), fileSystem: layout.fileSystem,
                directoryPermissions: options.directoryPermissions, filePermissions: options.filePermissions,
                isReadOnly: options.readOnly),
            budget: options.indexBudget, worksInBackground: options.indexesInBackground, note: options.note,
            progress: options.indexProgress)
    }

    /// Name of the index directory within a store's directory.
    package static var directoryName: String { "keys" }
}
