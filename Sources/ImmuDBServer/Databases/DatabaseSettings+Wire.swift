internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import SwiftProtobuf

/// Settings where "not given" differs from zero: a present wrapper counts, whatever it holds.
extension DatabaseSettings {
    /// Takes over what is given.
    mutating func apply(_ wire: Immudb_Schema_DatabaseNullableSettings) {
        if wire.hasReplicationSettings { replication.apply(wire.replicationSettings) }
        if wire.hasFileSize { fileSize = wire.fileSize.value }
        if wire.hasMaxKeyLen { maxKeyLength = wire.maxKeyLen.value }
        if wire.hasMaxValueLen { maxValueLength = wire.maxValueLen.value }
        if wire.hasMaxTxEntries { maxTxEntries = wire.maxTxEntries.value }
        if wire.hasEmbeddedValues { embedsValues = wire.embeddedValues.value }
        if wire.hasPreallocFiles { preallocatesFiles = wire.preallocFiles.value }
        if wire.hasExcludeCommitTime { excludesCommitTime = wire.excludeCommitTime.value }
        if wire.hasMaxConcurrency { maxConcurrency = wire.maxConcurrency.value }
        if wire.hasMaxIoconcurrency { maxIOConcurrency = wire.maxIoconcurrency.value }
        if wire.hasWriteBufferSize { writeBufferSize = wire.writeBufferSize.value }
        if wire.hasTxLogCacheSize { txLogCacheSize = wire.txLogCacheSize.value }
        if wire.hasVLogCacheSize { valueLogCacheSize = wire.vLogCacheSize.value }
        if wire.hasVLogMaxOpenedFiles { valueLogMaxOpenFiles = wire.vLogMaxOpenedFiles.value }
        if wire.hasTxLogMaxOpenedFiles { txLogMaxOpenFiles = wire.txLogMaxOpenedFiles.value }
        if wire.hasCommitLogMaxOpenedFiles { commitLogMaxOpenFiles = wire.commitLogMaxOpenedFiles.value }
        if wire.hasWriteTxHeaderVersion { writeTxHeaderVersion = wire.writeTxHeaderVersion.value }
        if wire.hasReadTxPoolSize { readTxPoolSize = wire.readTxPoolSize.value }
        if wire.hasSyncFrequency { syncFrequencyMilliseconds = wire.syncFrequency.value }
        if wire.hasMaxActiveTransactions { maxActiveTransactions = wire.maxActiveTransactions.value }
        if wire.hasMvccReadSetLimit { mvccReadSetLimit = wire.mvccReadSetLimit.value }
        if wire.hasAutoload { autoload = wire.autoload.value ? .on : .off }
        if wire.hasIndexSettings { index.apply(wire.indexSettings) }
        if wire.hasAhtSettings {
            if wire.ahtSettings.hasSyncThreshold { tree.syncThreshold = wire.ahtSettings.syncThreshold.value }
            if wire.ahtSettings.hasWriteBufferSize {
                tree.writeBufferSize = wire.ahtSettings.writeBufferSize.value
            }
        }
        if wire.hasTruncationSettings {
            let truncation = wire.truncationSettings
            if truncation.hasRetentionPeriod {
                retentionPeriodMilliseconds = truncation.retentionPeriod.value
            }
            if truncation.hasTruncationFrequency {
                truncationFrequencyMilliseconds = truncation.truncationFrequency.value
            }
        }
    }

    /// The given setting that cannot be changed any more. Even its present value is refused.
    static func fixed(in wire: Immudb_Schema_DatabaseNullableSettings) -> FixedSetting? {
        let given: [(FixedSetting, Bool)] = [
            (.fileSize, wire.hasFileSize), (.maxKeyLength, wire.hasMaxKeyLen),
            (.maxValueLength, wire.hasMaxValueLen), (.maxTxEntries, wire.hasMaxTxEntries),
            (.embeddedValues, wire.hasEmbeddedValues), (.preallocatedFiles, wire.hasPreallocFiles),
            (.maxNodeSize, wire.hasIndexSettings && wire.indexSettings.hasMaxNodeSize),
        ]
        return given.first(where: \.1)?.0
    }
}

extension Immudb_Schema_DatabaseNullableSettings {
    /// All settings, each given.
    init(_ settings: DatabaseSettings) {
        self.init()
        replicationSettings = Immudb_Schema_ReplicationNullableSettings(settings.replication)
        fileSize = .with { $0.value = settings.fileSize }
        maxKeyLen = .with { $0.value = settings.maxKeyLength }
        maxValueLen = .with { $0.value = settings.maxValueLength }
        maxTxEntries = .with { $0.value = settings.maxTxEntries }
        embeddedValues = .with { $0.value = settings.embedsValues }
        preallocFiles = .with { $0.value = settings.preallocatesFiles }
        excludeCommitTime = .with { $0.value = settings.excludesCommitTime }
        maxConcurrency = .with { $0.value = settings.maxConcurrency }
        maxIoconcurrency = .with { $0.value = settings.maxIOConcurrency }
        writeBufferSize = .with { $0.value = settings.writeBufferSize }
        txLogCacheSize = .with { $0.value = settings.txLogCacheSize }
        vLogCacheSize = .with { $0.value = settings.valueLogCacheSize }
        vLogMaxOpenedFiles = .with { $0.value = settings.valueLogMaxOpenFiles }
        txLogMaxOpenedFiles = .with { $0.value = settings.txLogMaxOpenFiles }
        commitLogMaxOpenedFiles = .with { $0.value = settings.commitLogMaxOpenFiles }
        writeTxHeaderVersion = .with { $0.value = settings.writeTxHeaderVersion }
        readTxPoolSize = .with { $0.value = settings.readTxPoolSize }
        syncFrequency = .with { $0.value = settings.syncFrequencyMilliseconds }
        maxActiveTransactions = .with { $0.value = settings.maxActiveTransactions }
        mvccReadSetLimit = .with { $0.value = settings.mvccReadSetLimit }
        autoload = .with { $0.value = settings.autoload != .off }
        indexSettings = Immudb_Schema_IndexNullableSettings(settings.index)
        ahtSettings.syncThreshold = .with { $0.value = settings.tree.syncThreshold }
        ahtSettings.writeBufferSize = .with { $0.value = settings.tree.writeBufferSize }
        truncationSettings.retentionPeriod = .with { $0.value = settings.retentionPeriodMilliseconds }
        truncationSettings.truncationFrequency = .with {
            $0.value = settings.truncationFrequencyMilliseconds
        }
    }
}

/// The settings of old clients, where zero and empty mean "the default".
extension DatabaseSettings {
    init(_ wire: Immudb_Schema_DatabaseSettings) {
        self.init()
        replication = ReplicationSettings(wire)
        if wire.fileSize > 0 { fileSize = wire.fileSize }
        if wire.maxKeyLen > 0 { maxKeyLength = wire.maxKeyLen }
        if wire.maxValueLen > 0 { maxValueLength = wire.maxValueLen }
        if wire.maxTxEntries > 0 { maxTxEntries = wire.maxTxEntries }
        excludesCommitTime = wire.excludeCommitTime
    }
}

extension Immudb_Schema_DatabaseSettings {
    init(_ name: String, _ settings: DatabaseSettings) {
        self.init()
        databaseName = name
        replica = settings.replication.isReplica
        primaryDatabase = settings.replication.primaryDatabase
        primaryHost = settings.replication.primaryHost
        primaryPort = settings.replication.primaryPort
        primaryUsername = settings.replication.primaryUser
        primaryPassword = settings.replication.primaryPassword
        fileSize = settings.fileSize
        maxKeyLen = settings.maxKeyLength
        maxValueLen = settings.maxValueLength
        maxTxEntries = settings.maxTxEntries
        excludeCommitTime = settings.excludesCommitTime
    }
}
