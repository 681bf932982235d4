internal import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBSQL
internal import Synchronization

/// Collections of documents in one database. A collection is a table of a layer of its
/// own, invisible to SQL; every operation is one transaction, which records who wrote it.
package struct Documents: Sendable {
    let database: Database
    /// Who writes.
    let user: String

    /// Counts the ids that are made, from a random start.
    static let counter = Atomic<UInt32>(UInt32.random(in: 0...UInt32.max))
}

extension Database {
    /// The collections of the database.
    /// - Parameter user: recorded by what is written.
    package func documents(as user: String) -> Documents { Documents(database: self, user: user) }
}

extension Documents {
    var engine: SQLEngine { database.collections }

    /// Runs something over a snapshot that has everything acknowledged.
    func reading<R>(_ body: (SQLTransaction) throws -> R) async throws(EngineError) -> R {
        try await onDocuments {
            let begun = try await DatabaseKeyValues(database: database).begin(isReadOnly: true)
            defer { begun.cancel() }
            return try body(SQLTransaction(engine: engine, store: begun))
        }
    }

    /// Runs something in a transaction that writes.
    /// - Parameter retries: whether it is run anew when others changed what it read.
    /// - Returns: id of the transaction, nil when nothing was written, and the result.
    func writing<R>(
        retries: Bool, _ body: (SQLTransaction) throws -> R
    ) async throws(EngineError) -> (txID: UInt64?, result: R) {
        try database.requireWritable()
        return try await onDocuments {
            var attempt = 1
            while true {
                do {
                    return try await attempting(body)
                } catch let error as SQLError where error.code == .readConflict && retries {
                    guard attempt < Limits.documentAttemptsMax else { throw error }
                    attempt += 1
                }
            }
        }
    }

    private func attempting<R>(
        _ body: (SQLTransaction) throws -> R
    ) async throws -> (txID: UInt64?, result: R) {
        var store = DatabaseKeyValues(database: database)
        if !user.isEmpty, user.utf8.count <= Limits.recordedUserBytesMax {
            store.metadata = TxMetadata(extra: [UInt8](user.utf8))
        }
        let begun = try await store.begin(isReadOnly: false)
        do {
            let result = try body(SQLTransaction(engine: engine, store: begun))
            return (try await begun.commit(), result)
        } catch {
            begun.cancel()
            throw error
        }
    }

    /// The table of a collection.
    /// - Throws: `collectionNotFound` with the name.
    func table(_ name: String, _ transaction: SQLTransaction) throws -> Table {
        guard let table = try transaction.catalog().table(named: name) else {
            throw EngineError.collectionNotFound(name)
        }
        return table
    }

    /// A fresh id.
    func makeID() -> DocumentID {
        DocumentID(
            seconds: database.now, txID: database.precommittedState.txID,
            counter: Documents.counter.wrappingAdd(1, ordering: .relaxed).newValue)
    }

    /// Key of a document in the store.
    func storeKey(_ id: DocumentID, in table: Table) throws(EngineError) -> [UInt8] {
        try onDocuments { try table.rowKey(ofPrimaryKey: [.blob(id.bytes)], keys: engine.keys) }
    }
}
