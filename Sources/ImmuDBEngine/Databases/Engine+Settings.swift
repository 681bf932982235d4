internal import ImmuDBProofs
internal import Synchronization
internal import SystemIO

extension Engine {
    /// The stored settings of a database. Those of the built-in databases are the defaults.
    /// - Throws: `databaseNotFound`, `corrupted`, `storage`.
    public func settings(of name: String) async throws(EngineError) -> DatabaseSettings {
        try await record(of: name).settings
    }

    /// Changes settings and stores them. Replication and retention change at once, the rest when the
    /// database is opened the next time.
    /// - Returns: all settings after the change.
    /// - Throws: `databaseReserved`, `databaseNotFound`, `fixedSetting`, `invalidSettings`, `notSupported`,
    ///   `readOnly`, `storage`, and what `change` throws. Nothing is changed then.
    public func updateDatabase(
        _ name: String, by user: String = "",
        change: (inout DatabaseSettings) throws(EngineError) -> Void
    ) async throws(EngineError) -> DatabaseSettings {
        try DatabaseName.checkNotReserved(name)
        try requireServerDirectory()
        return try await exclusively(name) { () async throws(EngineError) in
            var record = try await record(of: name)
            let old = record.settings
            try change(&record.settings)
            try record.settings.checkFixed(asIn: old, for: name)
            try record.settings.check(for: name)
            record.updatedBy = user
            record.updatedAt = options.clock.now().rfc3339
            try await store(record)
            contents.withLock {
                $0.records[name] = record
                $0.databases[name]?.role = record.settings.role
            }
            restartTruncator(of: name)
            return record.settings
        }
    }

    /// What is known of a database; opens it unless it is unloaded.
    ///
    /// A damaged database is reported as not loaded, so that it does not hide the others.
    /// - Throws: `databaseNotFound`, `corrupted` for an unreadable settings record, `storage`.
    public func databaseInfo(_ name: String) async throws(EngineError) -> DatabaseInfo {
        let record = try await record(of: name)
        var info = DatabaseInfo(
            name: name, settings: record.settings, isLoaded: isLoaded(name),
            diskBytes: try translating {
                try DirectorySize.of(path(of: name), .directory, in: fileSystem).bytes
            },
            transactions: 0, createdAt: record.createdAtSeconds, createdBy: record.createdBy)
        if name == DatabaseName.standard || name == DatabaseName.system {
            info.createdAt = options.clock.now().seconds
        }
        guard info.isLoaded else { return info }
        do throws(EngineError) {
            info.transactions = try database(name).state.txID
        } catch {
            options.note("database \(name) cannot be opened: \(error)")
            info.isLoaded = false
        }
        return info
    }

    func record(of name: String) async throws(EngineError) -> DatabaseRecord {
        let (known, fault) = try contents.withLock { (contents) throws(EngineError) in
            guard contents.names.contains(name) else { throw EngineError.databaseNotFound }
            return (contents.records[name], contents.brokenRecords[name])
        }
        if let known { return known }
        if let fault { throw fault }
        let isBuiltIn = name == DatabaseName.standard || name == DatabaseName.system
        guard !isBuiltIn, databaseNames.contains(DatabaseName.system) else { return DatabaseRecord(name) }
        return try await database(DatabaseName.system).settingsRecord(of: name) ?? DatabaseRecord(name)
    }
}
