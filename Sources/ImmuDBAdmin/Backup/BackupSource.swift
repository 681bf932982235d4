import ImmuDBProofs
import ImmuDBStorage

/// A database that is backed up, behind a socket or in a directory.
protocol BackupSource: Sendable {
    var database: String { get }
    /// The last transaction and its hash.
    func state() async throws -> TrustedState
    /// The hash of a transaction.
    func alh(of txID: UInt64) async throws -> Digest
    /// Transactions as a backup holds them, in their order.
    func records(_ ids: ClosedRange<UInt64>) -> any BackupRecords
    func close() async throws
}

/// Transactions one after the other.
protocol BackupRecords {
    /// The next one; nil at the end.
    mutating func next() async throws -> BackupRecord?
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

    func records(_ ids: ClosedRange<UInt64>) -> any BackupRecords { Records(store: store, ids: ids) }

    func close() async throws { try store.close() }

    private struct Records: BackupRecords {
        let store: Store
        let ids: ClosedRange<UInt64>
        var read: UInt64 = 0

        mutating func next() async throws -> BackupRecord? {
            guard read <= ids.upperBound - ids.lowerBound else { return nil }
            defer { read += 1 }
            return try BackupRecord(try store.export(ids.lowerBound + read))
        }
    }
}
