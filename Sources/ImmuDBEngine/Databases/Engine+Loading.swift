internal import Synchronization

/// Opening and closing databases while the others run.
extension Engine {
    /// Opens a database that is not loaded.
    /// - Throws: `databaseReserved`, `databaseNotFound`, `databaseLoaded`, and what opening throws; the
    ///   database stays unloaded then.
    public func loadDatabase(_ name: String) async throws(EngineError) {
        try DatabaseName.checkNotReserved(name)
        try await exclusively(name) { () async throws(EngineError) in
            let wasUnloaded = try contents.withLock { (contents) throws(EngineError) in
                guard contents.names.contains(name) else { throw EngineError.databaseNotFound }
                return contents.unloaded.remove(name) != nil
            }
            guard wasUnloaded else { throw EngineError.databaseLoaded }
            do throws(EngineError) {
                _ = try database(name)
            } catch {
                contents.withLock { _ = $0.unloaded.insert(name) }
                throw error
            }
            restartTruncator(of: name)
        }
    }

    /// Closes a database: its truncator stops, writes under way are finished, later calls fail with `closed`.
    /// - Throws: `databaseReserved`, `databaseNotFound`, `closed` when it is not loaded, `storage`.
    public func unloadDatabase(_ name: String) async throws(EngineError) {
        try DatabaseName.checkNotReserved(name)
        try await exclusively(name) { () async throws(EngineError) in
            let open = try contents.withLock { (contents) throws(EngineError) in
                guard contents.names.contains(name) else { throw EngineError.databaseNotFound }
                guard contents.unloaded.insert(name).inserted else { throw EngineError.notLoaded }
                contents.truncators.removeValue(forKey: name)?.cancel()
                return contents.databases.removeValue(forKey: name)
            }
            if let open { try await open.retire() }
        }
    }

    /// Whether a database can be used; it may not be open yet.
    public func isLoaded(_ name: String) -> Bool {
        contents.withLock { $0.names.contains(name) && !$0.unloaded.contains(name) }
    }

    /// Reads the settings of all databases, and writes those that are missing: such a database has what was
    /// the default.
    func readSettings() async throws(EngineError) {
        let system = try database(DatabaseName.system)
        for name in databaseNames where name != DatabaseName.system && name != DatabaseName.standard {
            do throws(EngineError) {
                guard let record = try await system.settingsRecord(of: name) else {
                    let record = DatabaseRecord(name)
                    try await store(record)
                    contents.withLock { $0.records[name] = record }
                    continue
                }
                let isLeftClosed = options.honorsAutoload && record.settings.autoload == .off
                contents.withLock {
                    $0.records[name] = record
                    if isLeftClosed { $0.unloaded.insert(name) }
                }
            } catch  where error.code == .corrupted {
                options.note(error.description)
                contents.withLock { $0.brokenRecords[name] = error }
            }
        }
    }
}

extension Database {
    /// The settings record of another database, in the system database.
    func settingsRecord(of name: String) async throws(EngineError) -> DatabaseRecord? {
        guard let entry = try await getAll([DatabaseName.settingsKey(of: name)]).first else { return nil }
        return try DatabaseRecord(parsing: entry.value, of: name)
    }
}
