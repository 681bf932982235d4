internal import Synchronization
internal import SystemIO

/// Creating and deleting databases. The settings record is written first and the directory follows: a record
/// without directory means nothing, a directory without record would get other settings.
extension Engine {
    /// Creates a database, loaded.
    /// - Parameters:
    ///   - name: lower-cased first; the rules are those of ``DatabaseName``.
    ///   - user: recorded as its creator.
    /// - Throws: `databaseReserved`, `invalidDatabaseName`, `databaseExists` (also for a name that was
    ///   deleted since the directory was opened), `invalidSettings`, `notSupported`, `readOnly`, `storage`.
    public func createDatabase(
        _ name: String, settings: DatabaseSettings = DatabaseSettings(), by user: String = ""
    ) async throws(EngineError) {
        let name = try DatabaseName.forCreation(name)
        try requireServerDirectory()
        try await exclusively(name) { () async throws(EngineError) in
            guard !contents.withLock({ $0.names.contains(name) || $0.deleted.contains(name) }) else {
                throw EngineError.databaseExists
            }
            try settings.check(for: name)
            guard try translating({ try fileSystem.kind(of: path(of: name)) }) == nil else {
                throw EngineError(
                    .databaseExists, "\(path(of: name)) exists and is no database; move it away")
            }
            var record = DatabaseRecord(name, settings: settings)
            record.createdBy = user
            record.createdAt = options.clock.now().rfc3339
            try await store(record)
            let database = try makeStore(name, settings)
            contents.withLock {
                $0.records[name] = record
                $0.names.append(name)
                $0.databases[name] = database
            }
            restartTruncator(of: name)
        }
    }

    /// Leaves nothing behind when it fails.
    private func makeStore(_ name: String, _ settings: DatabaseSettings) throws(EngineError) -> Database {
        do throws(EngineError) {
            try makeDirectory(of: name)
            return try openStore(name, settings)
        } catch {
            do throws(SystemIOError) {
                if try fileSystem.kind(of: path(of: name)) != nil {
                    try fileSystem.removeDirectoryTree(try hideDirectory(of: name))
                }
            } catch let leftover {
                options.note("\(path(of: name)) could not be removed again: \(leftover)")
            }
            throw error
        }
    }

    /// From here on no one takes the directory for a database, whatever happens: a power cut while its files
    /// are being removed leaves any part of them.
    /// - Returns: its path from now on.
    private func hideDirectory(of name: String) throws(SystemIOError) -> String {
        let hidden = joinPath(path, Engine.deletedPrefix + name)
        if try fileSystem.kind(of: hidden) != nil { try fileSystem.removeDirectoryTree(hidden) }
        try fileSystem.rename(path(of: name), to: hidden)
        try fileSystem.syncDirectory(path)
        return hidden
    }

    /// Deletes an unloaded database with all its files. There is no way back.
    ///
    /// Its name cannot be used again before the directory is opened anew.
    /// - Throws: `databaseReserved`, `databaseNotFound`, `databaseOpen`, `readOnly`, `storage`.
    public func deleteDatabase(_ name: String) async throws(EngineError) {
        try DatabaseName.checkNotReserved(name)
        try requireServerDirectory()
        try await exclusively(name) { () async throws(EngineError) in
            try contents.withLock { (contents) throws(EngineError) in
                guard contents.names.contains(name) else { throw EngineError.databaseNotFound }
                guard contents.unloaded.contains(name) else { throw EngineError.databaseOpen }
            }
            let removed = try translating { try hideDirectory(of: name) }
            contents.withLock {
                $0.names.removeAll { $0 == name }
                $0.unloaded.remove(name)
                $0.deleted.insert(name)
                $0.records[name] = nil
                $0.brokenRecords[name] = nil
            }
            do throws(EngineError) {
                _ = try await database(DatabaseName.system).delete([DatabaseName.settingsKey(of: name)])
            } catch  where error.code == .keyNotFound {
                options.note("database \(name) had no settings record")
            }
            try translating { try fileSystem.removeDirectoryTree(removed) }
        }
    }

    /// A directory on its way out; no database can have such a name.
    static let deletedPrefix = ".deleted-"

    /// Finishes deletions that were interrupted.
    func removeDeletedDirectories() throws(EngineError) {
        try translating {
            for entry in try fileSystem.list(path)
            where entry.kind == .directory && entry.name.hasPrefix(Engine.deletedPrefix) {
                try fileSystem.removeDirectoryTree(joinPath(path, entry.name))
                options.note("removed \(entry.name), whose deletion was interrupted")
            }
        }
    }

    /// Whether the name is or was one of a database since the directory was opened.
    public func isNameTaken(_ name: String) -> Bool {
        contents.withLock { $0.names.contains(name) || $0.deleted.contains(name) }
    }

    /// - Throws: `readOnly`; `notSupported` for a directory that is one database.
    func requireServerDirectory() throws(EngineError) {
        guard !isSingleDatabase else {
            throw EngineError(
                .notSupported, "\(path) is a single database; open the directory above it for this")
        }
        guard !isReadOnly else {
            throw EngineError(.readOnly, "the data directory is open for reading only")
        }
    }

    /// Writes a settings record.
    func store(_ record: DatabaseRecord) async throws(EngineError) {
        let write = KeyValueWrite(
            key: DatabaseName.settingsKey(of: record.database), value: try record.encoded())
        _ = try await database(DatabaseName.system).set([write])
    }

    /// One change of a database at a time.
    func exclusively<R>(
        _ name: String, _ body: () async throws(EngineError) -> R
    ) async throws(EngineError) -> R {
        while !contents.withLock({ $0.busy.insert(name).inserted }) {
            do {
                try await Task.sleep(for: .milliseconds(Limits.turnPauseMilliseconds))
            } catch {
                throw EngineError(
                    .closed, "cancelled while database \(name) was being changed by another call")
            }
        }
        defer { contents.withLock { _ = $0.busy.remove(name) } }
        return try await body()
    }
}
