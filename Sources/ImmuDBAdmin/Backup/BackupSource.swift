import ImmuDBProofs
import ImmuDBStorage

/// A database that is backed up, behind a socket or in a directory.
protocol BackupSource: Sendable {
    var database: String { get }
    /// The last transaction and its hash.
    func state() async throws -> TrustedState
    /// The hash of a transaction.
    func alh(of txID: UInt64) async throws -> Digest
    /// A transaction as a backup holds it.
    func record(of txID: UInt64) async throws -> BackupRecord
    func close() async throws
}

/// A database of a local directory, opened for reading: nothing on disk is changed.
struct DirectoryBackupSource: BackupSource {
    let database: String
    private let store: Store

    /// - Parameter path: of the database's own directory.
    init(database: String, path: String) throws {
        var options = StoreOptions.serverDefaults
        options.readOnly = true
        options.buildsIndex = false
        options.locksDirectory = false
        self.database = database
        store = try Store.open(path: path, options: options)
    }

    func state() async throws -> TrustedState {
        let last = store.committed
        return TrustedState(database: database, txID: last.id, alh: last.alh)
    }

    func alh(of txID: UInt64) async throws -> Digest { try store.alh(txID) }

    func record(of txID: UInt64) async throws -> BackupRecord {
        try BackupRecord(try store.export(txID))
    }

    func close() async throws { try store.close() }
}
