import ImmuDBProofs
import ImmuDBStorage
import SystemIO

/// A database that is being restored under a name nobody opens, until it is complete.
///
/// The files grow beside the data directory, so that not even a server that starts meanwhile takes them for
/// a database; a last rename makes them one. Whatever fails before leaves nothing under the real name.
struct QuarantinedRestore {
    /// What the database will be called.
    let database: String
    private let target: String
    private let quarantine: String
    private let files: any FileSystem
    private let store: Store
    /// A database without a transaction had the name: an empty directory.
    private let replacesEmpty: Bool

    /// - Parameters:
    ///   - directory: the data directory, locked by the caller.
    ///   - database: a legal name that no database has.
    /// - Throws: `alreadyExists`, `inputOutput`.
    init(database: String, in directory: String, files: any FileSystem) throws {
        self.database = database
        self.files = files
        target = joinPath(directory, database)
        replacesEmpty = try files.kind(of: target) == .directory && files.list(target).isEmpty
        if replacesEmpty { try files.removeEmptyDirectory(target) }
        quarantine = try Self.place(database, directory, files)
        var options = StoreOptions.serverDefaults
        options.synced = false
        options.locksDirectory = false
        do {
            store = try Store.open(path: quarantine, options: options)
        } catch {
            // The reason why it could not be opened matters more than what is left of it.
            do throws(SystemIOError) { try files.removeDirectoryTree(quarantine) } catch _ {}
            throw error
        }
    }

    /// A directory that can be renamed to the database's: beside the data directory, or in it where that is
    /// the root of a file system of its own.
    private static func place(
        _ database: String, _ directory: String, _ files: any FileSystem
    ) throws -> String {
        let target = joinPath(directory, database)
        let absolute = try canonicalPath(directory)
        let name = ".\(database).restore"
        let beside = joinPath(
            parentDirectory(of: absolute), ".\(lastComponent(of: absolute))\(name)")
        for candidate in [beside, joinPath(absolute, name)] {
            do {
                if try files.kind(of: candidate) != nil { try files.removeDirectoryTree(candidate) }
                try files.createDirectory(candidate, permissions: 0o700)
                try files.rename(candidate, to: target)
                try files.removeEmptyDirectory(target)
            } catch {
                if try files.kind(of: candidate) != nil { try files.removeEmptyDirectory(candidate) }
                guard candidate == beside else { throw error }
                continue
            }
            try files.createDirectory(candidate, permissions: 0o755)
            return candidate
        }
        return beside
    }

    /// Adds the next transaction, and compares the hash that results.
    func append(_ record: BackupRecord) async throws {
        let header = try await store.replicate(record.transaction)
        guard try header.alh() == record.alh else {
            throw BackupError(
                .hashMismatch, "the restored transaction has another hash than the backup's", txID: record.id)
        }
    }

    /// The last transaction restored so far.
    var state: Store.State { store.committed }

    /// Makes it a database.
    func finish() async throws {
        try await store.sync()
        try store.close()
        guard try files.kind(of: target) == nil else {
            throw SystemIOError(
                code: .alreadyExists, operation: "restore to", path: target,
                message: "a database of this name was made meanwhile")
        }
        try files.rename(quarantine, to: target)
        try files.syncDirectory(parentDirectory(of: target))
        try files.syncDirectory(parentDirectory(of: quarantine))
    }

    /// Leaves nothing behind.
    /// - Throws: when something could not be removed; the message names it.
    func abandon() throws {
        // Closing is only for the lock and the descriptors: what was written is thrown away.
        do throws(StorageError) { try store.close() } catch _ {}
        try files.removeDirectoryTree(quarantine)
        if replacesEmpty { try files.createDirectory(target, permissions: 0o755) }
    }
}
