internal import ImmuDBProofs
internal import ImmuDBStorage
import Synchronization
internal import SystemIO

/// A data directory, opened in this process: the databases of a server without the server.
///
/// Reads and writes directories in the format of immudb 1.11 (docs/formats.md). A second writer is kept
/// out by a lock; opening for reading changes nothing on disk.
public final class Engine: Sendable {
    /// Directory as given.
    public let path: String
    /// Identity of the server directory, 20 characters. A single database directory has none of its own:
    /// it answers with one derived from its name.
    public let identity: String
    /// Whether writes are refused.
    public let isReadOnly: Bool
    /// Unix seconds at which the directory was opened.
    public let openedAt: Int64

    let options: EngineOptions
    let passwords: PasswordHashing
    var fileSystem: any FileSystem { options.fileSystem }
    let isSingleDatabase: Bool
    let contents: Mutex<Contents>

    struct Contents {
        var lock: (any FileLock)?
        var databases: [String: Database] = [:]
        var names: [String]
        /// Settings records, as far as they were read. Built-in databases have none.
        var records: [String: DatabaseRecord] = [:]
        /// Settings records that cannot be read; their databases are not opened.
        var brokenRecords: [String: EngineError] = [:]
        /// Closed until they are loaded.
        var unloaded: Set<String> = []
        /// Deleted since the directory was opened; their names stay taken.
        var deleted: Set<String> = []
        /// Being changed; other changes wait.
        var busy: Set<String> = []
        /// Whether values are discarded by schedule.
        var runsTruncators = false
        var truncators: [String: Task<Void, Never>] = [:]
        var isClosed = false
    }

    private init(
        path: String, identity: String, options: EngineOptions, names: [String], isSingleDatabase: Bool,
        lock: sending (any FileLock)?
    ) {
        self.path = path
        self.identity = identity
        isReadOnly = options.isReadOnly
        openedAt = options.clock.now().seconds
        self.options = options
        passwords = PasswordHashing(cost: options.passwordCost)
        self.isSingleDatabase = isSingleDatabase
        contents = Mutex(Contents(lock: lock, names: names))
    }

    /// Opens a server directory, or a directory that is a single database, or creates the former.
    /// - Throws: `notADataDirectory` (also when absent and not to be created), `locked`, `corrupted`,
    ///   `storage`.
    public static func open(
        _ path: String, options: EngineOptions = EngineOptions()
    ) async throws(EngineError) -> Engine {
        let fileSystem = options.fileSystem
        let layout = try DirectoryLayout.of(path, in: fileSystem, neighbours: options.neighbours)
        if case .foreign = layout {
            throw EngineError(
                .notADataDirectory,
                "\(path) holds no immudb data; give a data directory, or an absent or empty one to create it")
        }
        if layout == .absent || layout == .empty {
            guard options.createsIfMissing, !options.isReadOnly else {
                throw EngineError(.notADataDirectory, "\(path) holds no immudb data")
            }
            try translating { try fileSystem.createDirectories(path, permissions: 0o755) }
        }
        var lock: (any FileLock)?
        if !options.isReadOnly {
            do throws(StorageError) {
                lock = try lockDirectory(path, fileSystem: fileSystem, readOnly: false)
            } catch  where error.code == .locked {
                throw EngineError(
                    .locked, "\(path) is open in another process", cause: error.cause?.message)
            } catch {
                throw EngineError(.storage, error.description)
            }
        }
        do throws(EngineError) {
            return try await open(path, layout: layout, options: options, lock: lock)
        } catch {
            lock?.release()
            throw error
        }
    }

    private static func open(
        _ path: String, layout: DirectoryLayout, options: EngineOptions, lock: sending (any FileLock)?
    ) async throws(EngineError) -> Engine {
        if layout == .database {
            let name = lastPathComponent(of: path)
            try DatabaseName.check(name)
            return Engine(
                path: path, identity: try ServerIdentity.derived(from: name).text, options: options,
                names: [name],
                isSingleDatabase: true, lock: lock)
        }
        let identity = try ServerIdentity.load(in: path, options: options)
        var names: [String] = []
        var empty: [String] = []
        if case .server(let databases, let candidates) = layout { (names, empty) = (databases, candidates) }
        let engine = Engine(
            path: path, identity: identity.text, options: options, names: names, isSingleDatabase: false,
            lock: lock)
        if !options.isReadOnly {
            try engine.removeDeletedDirectories()
            try await engine.createBuiltInDatabases()
        }
        try await engine.addRegisteredDatabases(among: empty)
        if !options.isReadOnly { try await engine.readSettings() }
        return engine
    }

    /// Names of the databases, the system database included, in byte order.
    public var databaseNames: [String] { contents.withLock { $0.names.sorted() } }

    /// The database to use when none is named: the default one, or the only one.
    public var standardDatabase: String {
        isSingleDatabase ? lastPathComponent(of: path) : DatabaseName.standard
    }

    /// A database, opened on first use. A damaged one does not keep others from opening.
    /// - Throws: `databaseNotFound`, `closed` (also when it is not loaded), `corrupted`, `storage`.
    public func database(_ name: String) throws(EngineError) -> Database {
        try contents.withLock { (contents) throws(EngineError) in
            guard !contents.isClosed else { throw EngineError(.closed, "the engine is closed") }
            if let open = contents.databases[name] { return open }
            guard contents.names.contains(name) else { throw .databaseNotFound }
            guard !contents.unloaded.contains(name) else { throw .notLoaded }
            if let fault = contents.brokenRecords[name] { throw fault }
            let opened = try openStore(name, contents.records[name]?.settings)
            contents.databases[name] = opened
            return opened
        }
    }

    /// A database that is open already.
    public func loadedDatabase(_ name: String) -> Database? { contents.withLock { $0.databases[name] } }

    /// Directory of a database.
    public func path(of name: String) -> String {
        isSingleDatabase ? path : joinPath(path, name)
    }

    /// Writes out everything, closes all databases and lets other processes in.
    /// - Throws: the first failure; the rest is closed all the same.
    public func close() throws(EngineError) {
        let (open, lock) = contents.withLock { contents in
            for truncator in contents.truncators.values { truncator.cancel() }
            defer {
                contents.truncators = [:]
                contents.databases = [:]
                contents.lock = nil
                contents.isClosed = true
            }
            return (contents.databases.values.map { $0 }, contents.lock)
        }
        var failure: EngineError?
        for database in open {
            do throws(EngineError) { try database.close() } catch { failure = failure ?? error }
        }
        lock?.release()
        if let failure { throw failure }
    }

    /// - Parameter settings: nil for a database that runs with the defaults of this process.
    func openStore(_ name: String, _ settings: DatabaseSettings?) throws(EngineError) -> Database {
        let directory = path(of: name)
        var fileSystem = options.fileSystem
        var storeOptions = options.storeOptions()
        settings?.apply(to: &storeOptions)
        let isUnwritten = try translating { try fileSystem.list(directory) }.isEmpty
        if options.isReadOnly, isUnwritten {
            // Nothing was ever written to it, and nothing may be now: an empty store that is on no disk.
            fileSystem = MemoryFileSystem()
            try translating { try fileSystem.createDirectories(directory, permissions: 0o755) }
            storeOptions.readOnly = false
        }
        let store = try translating {
            try Store.open(path: directory, fileSystem: fileSystem, options: storeOptions)
        }
        return Database(
            name: name, path: directory, isReadOnly: options.isReadOnly, store: store, clock: options.clock,
            fileSystem: fileSystem, role: settings?.role ?? .primary)
    }

    /// Databases are created on disk when they are first used. Until then an empty directory and the
    /// settings record in the system database are all there is.
    private func addRegisteredDatabases(among empty: [String]) async throws(EngineError) {
        guard !empty.isEmpty, databaseNames.contains(DatabaseName.system) else { return }
        let system = try database(DatabaseName.system)
        for name in empty where !databaseNames.contains(name) {
            let record = try await system.getAll([DatabaseName.settingsKey(of: name)])
            guard name == DatabaseName.standard || !record.isEmpty else { continue }
            contents.withLock { $0.names.append(name) }
        }
    }

    /// The system database with its administrator, then the default database, where they are missing.
    private func createBuiltInDatabases() async throws(EngineError) {
        if !databaseNames.contains(DatabaseName.system) {
            try makeDirectory(of: DatabaseName.system)
            contents.withLock { $0.names.append(DatabaseName.system) }
        }
        let system = try database(DatabaseName.system)
        if system.state.txID == 0 {
            // Also after a crash between creating the directory and the first transaction.
            let hash = try await passwords.hash(Array(options.adminPassword.utf8))
            let user = UserRecord.administrator(hash: hash, at: options.clock.now())
            let record = KeyValueWrite(key: UserRecord.key(of: user.username), value: try user.encoded())
            _ = try await system.set([record])
        }
        if !databaseNames.contains(DatabaseName.standard) {
            try makeDirectory(of: DatabaseName.standard)
            contents.withLock { $0.names.append(DatabaseName.standard) }
            _ = try database(DatabaseName.standard)
        }
    }

    func makeDirectory(of name: String) throws(EngineError) {
        try translating { try fileSystem.createDirectories(path(of: name), permissions: 0o755) }
    }
}
