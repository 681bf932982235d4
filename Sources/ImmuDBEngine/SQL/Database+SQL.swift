package import ImmuDBProofs
internal import ImmuDBRecords
package import ImmuDBSQL
internal import ImmuDBStorage
internal import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension Database {
    /// The store beneath SQL and documents.
    package var keyValues: any KeyValueStore { DatabaseKeyValues(database: self) }

    /// A session that runs scripts.
    package func sqlSession(_ host: (any SQLHost)? = nil) -> SQLSession {
        SQLSession(engine: sql, store: keyValues, host: host)
    }

    /// Runs something over a transaction that only reads.
    package func reading<R>(
        _ body: (SQLTransaction) throws -> R
    ) async throws -> R {
        let begun = try await keyValues.begin(isReadOnly: true)
        defer { begun.cancel() }
        return try body(SQLTransaction(engine: sql, store: begun))
    }

    /// The bytes of a row, or of anything else in the log.
    /// - Parameters:
    ///   - txID: the transaction that wrote it; 0 = the newest version.
    /// - Throws: `keyNotFound` also for a deletion; `corrupted`, `valueDiscarded`, `storage`.
    package func loggedEntry(
        _ storeKey: [UInt8], at txID: UInt64, sinceTx: UInt64 = 0
    ) async throws(EngineError) -> (txID: UInt64, value: [UInt8], metadata: KVMetadata) {
        try await translating {
            if txID > 0 {
                let record = try transactionRecord(txID)
                guard let entry = record.entries.first(where: { $0.key == storeKey }) else {
                    throw EngineError.keyNotFound
                }
                return (txID, try store.value(of: entry, txID: txID), entry.metadata)
            }
            let transaction = try await store.begin(.readOnly, sinceTx: sinceTx > 0 ? sinceTx : nil)
            guard let version = try transaction.view.latest(storeKey), !version.metadata.isDeleted else {
                throw EngineError.keyNotFound
            }
            return (version.txID, try store.value(of: version, key: storeKey), version.metadata)
        }
    }
}

/// A database as the SQL layer wants it.
struct DatabaseKeyValues: KeyValueStore {
    let database: Database
    /// Of the transactions that write.
    var metadata = TxMetadata.none

    func begin(isReadOnly: Bool) async throws -> any KeyValueTransaction {
        let time = database.clock.now()
        let micros = time.seconds * 1_000_000 + Int64(time.nanoseconds) / 1000
        return try await onStore {
            StoreKeyValueTransaction(
                try await database.store.begin(isReadOnly ? .readOnly : .readWrite), store: database.store,
                startMicros: micros, metadata: metadata)
        }
    }
}

extension SQLEngine.Options {
    /// Options for the collections of a database. Lengths of indexes have a check of their own.
    static func documents(over name: String) -> SQLEngine.Options {
        var options = SQLEngine.Options.over(name)
        options.kind = .document
        options.skipsIndexLengthChecks = true
        return options
    }

    /// Options of a database, its sorts spilling into the directory for temporary files.
    static func over(_ name: String) -> SQLEngine.Options {
        var options = SQLEngine.Options()
        options.databaseName = name
        let directory =
            ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        options.spill = SpillStorage(files: RealFileSystem(), directory: directory)
        return options
    }
}
