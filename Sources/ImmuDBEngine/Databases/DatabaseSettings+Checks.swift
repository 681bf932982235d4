extension DatabaseSettings {
    /// Checks every value, and that nothing is asked for that this engine does not do.
    /// - Parameter name: of the database, for the texts.
    /// - Throws: `invalidSettings`, `notSupported`.
    func check(for name: String) throws(EngineError) {
        guard readTxPoolSize > 0 else {
            throw .invalidSettings("invalid read tx pool size (\(readTxPoolSize)) for database '\(name)'")
        }
        try replication.check(for: name)
        try checkRetention(for: name)
        try checkStoreOptions()
        guard !replication.isSynchronous else {
            throw .notSupported("synchronous replication (database '\(name)')")
        }
        guard replication.primaryHost.isEmpty else {
            throw .notSupported(
                "fetching from a primary (database '\(name)'); leave the host empty and send transactions "
                    + "with replicateTx")
        }
    }

    /// Checks that what is fixed at creation is as before.
    /// - Throws: `invalidSettings`.
    func checkFixed(asIn old: DatabaseSettings, for name: String) throws(EngineError) {
        let pairs: [(FixedSetting, Bool)] = [
            (.fileSize, fileSize == old.fileSize), (.maxKeyLength, maxKeyLength == old.maxKeyLength),
            (.maxValueLength, maxValueLength == old.maxValueLength),
            (.maxTxEntries, maxTxEntries == old.maxTxEntries),
            (.embeddedValues, embedsValues == old.embedsValues),
            (.preallocatedFiles, preallocatesFiles == old.preallocatesFiles),
            (.maxNodeSize, index.maxNodeSize == old.index.maxNodeSize),
        ]
        for (setting, isSame) in pairs where !isSame { throw setting.changeRefused(for: name) }
    }

    /// What cannot be changed after creation, by its name in messages.
    public enum FixedSetting: String, Sendable, CaseIterable {
        /// Data bytes of a chunk file.
        case fileSize = "file size"
        /// Bytes of a key.
        case maxKeyLength = "max key length"
        /// Bytes of a value.
        case maxValueLength = "max value length"
        /// Entries of a transaction.
        case maxTxEntries = "max number of entries per transaction"
        /// Where values are.
        case embeddedValues = "embedded values"
        /// Whether files are filled in advance.
        case preallocatedFiles = "prealloc files"
        /// Bytes of a node of the index.
        case maxNodeSize = "max node size"

        /// The refusal of a change.
        public func changeRefused(for name: String) -> EngineError {
            EngineError(
                .fixedSetting, "\(rawValue) can not be changed after database creation ('\(name)')")
        }
    }

    private func checkRetention(for name: String) throws(EngineError) {
        let period = retentionPeriodMilliseconds
        guard period == 0 || period >= Limits.retentionMillisecondsMin else {
            throw .invalidSettings(
                "invalid retention period for database '\(name)'. RetentionPeriod should at least '24' hours")
        }
        guard truncationFrequencyMilliseconds >= Limits.truncationFrequencyMillisecondsMin else {
            throw .invalidSettings(
                "invalid truncation frequency for database '\(name)'. "
                    + "TruncationFrequency should at least '1' hour")
        }
    }

    private func checkStoreOptions() throws(EngineError) {
        let checks: [(String, Bool)] = [
            ("FileSize", (1..<Limits.fileSizeBytesEnd).contains(fileSize)),
            ("MaxKeyLen", (1...Limits.maxKeyLengthMax).contains(maxKeyLength)),
            ("MaxValueLen", maxValueLength > 0), ("MaxConcurrency", maxConcurrency > 0),
            ("MaxTxEntries", (1...Limits.maxTxEntriesMax).contains(maxTxEntries)),
            ("MaxIOConcurrency", (1...Limits.maxIOConcurrencyMax).contains(maxIOConcurrency)),
            ("WriteBufferSize", writeBufferSize > 0), ("VLogMaxOpenedFiles", valueLogMaxOpenFiles > 0),
            ("TxLogMaxOpenedFiles", txLogMaxOpenFiles > 0),
            ("CommitLogMaxOpenedFiles", commitLogMaxOpenFiles > 0),
            ("WriteTxHeaderVersion", writeTxHeaderVersion <= 1),
            ("SyncFrequency", syncFrequencyMilliseconds >= 0),
            ("MaxActiveTransactions", maxActiveTransactions > 0),
            ("MVCCReadSetLimit", mvccReadSetLimit > 0),
            ("CleanupPercentage", (0...100).contains(index.cleanupPercentage)),
            ("MaxNodeSize", index.maxNodeSize > 0), ("FlushThld", index.flushThreshold > 0),
            ("SyncThld", index.syncThreshold > 0), ("CacheSize", index.cacheSize > 0),
            ("MaxActiveSnapshots", index.maxActiveSnapshots > 0), ("MaxBulkSize", index.maxBulkSize > 0),
            ("BulkPreparationTimeout", index.bulkPreparationTimeoutMilliseconds >= 0),
        ]
        for (option, isValid) in checks where !isValid {
            throw .invalidSettings(EngineError.invalidOptionPrefix + option)
        }
    }
}

extension ReplicationSettings {
    fileprivate func check(for name: String) throws(EngineError) {
        if isReplica { try checkReplica(name) } else { try checkPrimary(name) }
    }

    private func checkReplica(_ name: String) throws(EngineError) {
        guard syncAcks == 0 else {
            throw .invalidSettings(
                "invalid value for replication option SyncAcks ReplicationCommitConcurrency on database "
                    + "'\(name)'")
        }
        let needed: [(String, UInt32)] = [
            ("PrefetchTxBufferSize", prefetchTxBufferSize),
            ("ReplicationCommitConcurrency", commitConcurrency),
        ]
        for (option, value) in needed where value == 0 {
            throw .invalidSettings(
                "invalid value for replication option \(option) on replica database '\(name)'")
        }
    }

    private func checkPrimary(_ name: String) throws(EngineError) {
        let unused: [(String, Bool)] = [
            ("PrimaryDatabase", primaryDatabase.isEmpty), ("PrimaryHost", primaryHost.isEmpty),
            ("PrimaryPort", primaryPort == 0), ("PrimaryUsername", primaryUser.isEmpty),
            ("PrimaryPassword", primaryPassword.isEmpty), ("PrefetchTxBufferSize", prefetchTxBufferSize == 0),
            ("ReplicationCommitConcurrency", commitConcurrency == 0),
            ("AllowTxDiscarding", !allowsTxDiscarding), ("SkipIntegrityCheck", !skipsIntegrityCheck),
            ("WaitForIndexing", !waitsForIndexing),
        ]
        for (option, isUnused) in unused where !isUnused {
            throw .invalidSettings(
                "invalid value for replication option \(option) on primary database '\(name)'")
        }
        guard !isSynchronous || syncAcks > 0 else {
            throw .invalidSettings(
                "invalid replication options for primary database '\(name)'. "
                    + "It is necessary to have at least one sync replica")
        }
        guard isSynchronous || syncAcks == 0 else {
            throw .invalidSettings(
                "invalid replication options for primary database '\(name)'. SyncAcks should be set to 0")
        }
    }
}

extension EngineError {
    /// What refusals of the store's own options begin with.
    public static let invalidOptionPrefix = "invalid options: invalid "

    static func invalidSettings(_ message: String) -> EngineError {
        EngineError(.invalidSettings, message)
    }

    static func notSupported(_ what: String) -> EngineError {
        EngineError(.notSupported, "not supported yet: \(what)")
    }
}
