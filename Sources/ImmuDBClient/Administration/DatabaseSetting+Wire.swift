internal import ImmuDBProtocol
internal import SwiftProtobuf

/// Where a setting is in the messages of the protocol: the one place that knows both names.
struct DatabaseSettingField: Sendable {
    typealias Message = Immudb_Schema_DatabaseNullableSettings

    /// Name of the flag that sets it.
    let name: String
    let read: @Sendable (Message) -> DatabaseSettingValue?
    /// False for a value of another kind or out of its range.
    let write: @Sendable (inout Message, DatabaseSettingValue) -> Bool

    static let all: [DatabaseSettingField] = basic + replication + index

    /// Reads all settings that a message holds.
    static func values(_ message: Message) -> DatabaseSettingValues {
        var values: DatabaseSettingValues = [:]
        for field in all { values[field.name] = field.read(message) }
        return values
    }

    /// Writes settings.
    /// - Throws: `invalidArgument` for a name that does not exist or a value that cannot be.
    static func message(_ values: DatabaseSettingValues) throws(ClientError) -> Message {
        var message = Message()
        for (name, value) in values {
            guard let field = all.first(where: { $0.name == name }) else {
                throw ClientError(.invalidArgument, "there is no setting '\(name)'")
            }
            guard field.write(&message, value) else {
                throw ClientError(.invalidArgument, "the setting \(name) cannot be \(value)")
            }
        }
        return message
    }
}

extension DatabaseSettingField {
    private static let basic: [DatabaseSettingField] = [
        flag("exclude-commit-time", { $0.hasExcludeCommitTime ? $0.excludeCommitTime.value : nil }) {
            $0.excludeCommitTime = $1
        },
        flag("embedded-values", { $0.hasEmbeddedValues ? $0.embeddedValues.value : nil }) {
            $0.embeddedValues = $1
        },
        flag("prealloc-files", { $0.hasPreallocFiles ? $0.preallocFiles.value : nil }) {
            $0.preallocFiles = $1
        },
        number(
            "write-tx-header-version", { $0.hasWriteTxHeaderVersion ? $0.writeTxHeaderVersion.value : nil }
        ) { $0.writeTxHeaderVersion = $1 },
        number("max-commit-concurrency", { $0.hasMaxConcurrency ? $0.maxConcurrency.value : nil }) {
            $0.maxConcurrency = $1
        },
        milliseconds("sync-frequency", { $0.hasSyncFrequency ? $0.syncFrequency.value : nil }) {
            $0.syncFrequency = $1
        },
        number("write-buffer-size", { $0.hasWriteBufferSize ? $0.writeBufferSize.value : nil }) {
            $0.writeBufferSize = $1
        },
        number("read-tx-pool-size", { $0.hasReadTxPoolSize ? $0.readTxPoolSize.value : nil }) {
            $0.readTxPoolSize = $1
        },
        flag("autoload", { $0.hasAutoload ? $0.autoload.value : nil }) { $0.autoload = $1 },
        milliseconds(
            "retention-period",
            { $0.truncationSettings.hasRetentionPeriod ? $0.truncationSettings.retentionPeriod.value : nil }
        ) { $0.truncationSettings.retentionPeriod = $1 },
        milliseconds(
            "truncation-frequency",
            {
                $0.truncationSettings.hasTruncationFrequency
                    ? $0.truncationSettings.truncationFrequency.value : nil
            }
        ) { $0.truncationSettings.truncationFrequency = $1 },
        number("file-size", { $0.hasFileSize ? $0.fileSize.value : nil }) { $0.fileSize = $1 },
        number("max-key-len", { $0.hasMaxKeyLen ? $0.maxKeyLen.value : nil }) { $0.maxKeyLen = $1 },
        number("max-value-len", { $0.hasMaxValueLen ? $0.maxValueLen.value : nil }) { $0.maxValueLen = $1 },
        number("max-tx-entries", { $0.hasMaxTxEntries ? $0.maxTxEntries.value : nil }) {
            $0.maxTxEntries = $1
        },
        number("max-io-concurrency", { $0.hasMaxIoconcurrency ? $0.maxIoconcurrency.value : nil }) {
            $0.maxIoconcurrency = $1
        },
        number("tx-log-cache-size", { $0.hasTxLogCacheSize ? $0.txLogCacheSize.value : nil }) {
            $0.txLogCacheSize = $1
        },
        number("vlog-cache-size", { $0.hasVLogCacheSize ? $0.vLogCacheSize.value : nil }) {
            $0.vLogCacheSize = $1
        },
        number("vlog-max-opened-files", { $0.hasVLogMaxOpenedFiles ? $0.vLogMaxOpenedFiles.value : nil }) {
            $0.vLogMaxOpenedFiles = $1
        },
        number("tx-log-max-opened-files", { $0.hasTxLogMaxOpenedFiles ? $0.txLogMaxOpenedFiles.value : nil })
        { $0.txLogMaxOpenedFiles = $1 },
        number(
            "commit-log-max-opened-files",
            { $0.hasCommitLogMaxOpenedFiles ? $0.commitLogMaxOpenedFiles.value : nil }
        ) { $0.commitLogMaxOpenedFiles = $1 },
        number(
            "max-active-transactions", { $0.hasMaxActiveTransactions ? $0.maxActiveTransactions.value : nil }
        ) { $0.maxActiveTransactions = $1 },
        number("mvcc-read-set-limit", { $0.hasMvccReadSetLimit ? $0.mvccReadSetLimit.value : nil }) {
            $0.mvccReadSetLimit = $1
        },
    ]

    private static let replication: [DatabaseSettingField] = [
        flag(
            "replication-is-replica",
            { $0.replicationSettings.hasReplica ? $0.replicationSettings.replica.value : nil }
        ) { $0.replicationSettings.replica = $1 },
        flag(
            "replication-sync-enabled",
            { $0.replicationSettings.hasSyncReplication ? $0.replicationSettings.syncReplication.value : nil }
        ) { $0.replicationSettings.syncReplication = $1 },
        number(
            "replication-sync-acks",
            { $0.replicationSettings.hasSyncAcks ? $0.replicationSettings.syncAcks.value : nil }
        ) { $0.replicationSettings.syncAcks = $1 },
        text(
            "replication-primary-database",
            { $0.replicationSettings.hasPrimaryDatabase ? $0.replicationSettings.primaryDatabase.value : nil }
        ) { $0.replicationSettings.primaryDatabase = $1 },
        text(
            "replication-primary-host",
            { $0.replicationSettings.hasPrimaryHost ? $0.replicationSettings.primaryHost.value : nil }
        ) { $0.replicationSettings.primaryHost = $1 },
        number(
            "replication-primary-port",
            { $0.replicationSettings.hasPrimaryPort ? $0.replicationSettings.primaryPort.value : nil }
        ) { $0.replicationSettings.primaryPort = $1 },
        text(
            "replication-primary-username",
            { $0.replicationSettings.hasPrimaryUsername ? $0.replicationSettings.primaryUsername.value : nil }
        ) { $0.replicationSettings.primaryUsername = $1 },
        text(
            "replication-primary-password",
            { $0.replicationSettings.hasPrimaryPassword ? $0.replicationSettings.primaryPassword.value : nil }
        ) { $0.replicationSettings.primaryPassword = $1 },
        number(
            "replication-prefetch-tx-buffer-size",
            {
                $0.replicationSettings.hasPrefetchTxBufferSize
                    ? $0.replicationSettings.prefetchTxBufferSize.value : nil
            }
        ) { $0.replicationSettings.prefetchTxBufferSize = $1 },
        number(
            "replication-commit-concurrency",
            {
                $0.replicationSettings.hasReplicationCommitConcurrency
                    ? $0.replicationSettings.replicationCommitConcurrency.value : nil
            }
        ) { $0.replicationSettings.replicationCommitConcurrency = $1 },
        flag(
            "replication-allow-tx-discarding",
            {
                $0.replicationSettings.hasAllowTxDiscarding
                    ? $0.replicationSettings.allowTxDiscarding.value : nil
            }
        ) { $0.replicationSettings.allowTxDiscarding = $1 },
        flag(
            "replication-skip-integrity-check",
            {
                $0.replicationSettings.hasSkipIntegrityCheck
                    ? $0.replicationSettings.skipIntegrityCheck.value : nil
            }
        ) { $0.replicationSettings.skipIntegrityCheck = $1 },
        flag(
            "replication-wait-for-indexing",
            { $0.replicationSettings.hasWaitForIndexing ? $0.replicationSettings.waitForIndexing.value : nil }
        ) { $0.replicationSettings.waitForIndexing = $1 },
    ]

    private static let index: [DatabaseSettingField] = [
        number(
            "indexing-flush-threshold",
            { $0.indexSettings.hasFlushThreshold ? $0.indexSettings.flushThreshold.value : nil }
        ) { $0.indexSettings.flushThreshold = $1 },
        fraction(
            "indexing-cleanup-percentage",
            { $0.indexSettings.hasCleanupPercentage ? $0.indexSettings.cleanupPercentage.value : nil }
        ) { $0.indexSettings.cleanupPercentage = $1 },
        number(
            "indexing-sync-threshold",
            { $0.indexSettings.hasSyncThreshold ? $0.indexSettings.syncThreshold.value : nil }
        ) { $0.indexSettings.syncThreshold = $1 },
        number(
            "indexing-cache-size", { $0.indexSettings.hasCacheSize ? $0.indexSettings.cacheSize.value : nil }
        ) { $0.indexSettings.cacheSize = $1 },
        number(
            "indexing-max-active-snapshots",
            { $0.indexSettings.hasMaxActiveSnapshots ? $0.indexSettings.maxActiveSnapshots.value : nil }
        ) { $0.indexSettings.maxActiveSnapshots = $1 },
        number(
            "tree-sync-threshold",
            { $0.ahtSettings.hasSyncThreshold ? $0.ahtSettings.syncThreshold.value : nil }
        ) { $0.ahtSettings.syncThreshold = $1 },
        number(
            "tree-write-buffer-size",
            { $0.ahtSettings.hasWriteBufferSize ? $0.ahtSettings.writeBufferSize.value : nil }
        ) { $0.ahtSettings.writeBufferSize = $1 },
    ]
}

extension DatabaseSettingField {
    private static func number(
        _ name: String, _ read: @escaping @Sendable (Message) -> UInt32?,
        _ write: @escaping @Sendable (inout Message, Immudb_Schema_NullableUint32) -> Void
    ) -> DatabaseSettingField {
        DatabaseSettingField(name: name, read: { read($0).map { .number(UInt64($0)) } }) { message, value in
            guard case .number(let number) = value, let small = UInt32(exactly: number) else { return false }
            write(&message, .with { $0.value = small })
            return true
        }
    }

    private static func flag(
        _ name: String, _ read: @escaping @Sendable (Message) -> Bool?,
        _ write: @escaping @Sendable (inout Message, Immudb_Schema_NullableBool) -> Void
    ) -> DatabaseSettingField {
        DatabaseSettingField(name: name, read: { read($0).map { .flag($0) } }) { message, value in
            guard case .flag(let flag) = value else { return false }
            write(&message, .with { $0.value = flag })
            return true
        }
    }

    private static func milliseconds(
        _ name: String, _ read: @escaping @Sendable (Message) -> Int64?,
        _ write: @escaping @Sendable (inout Message, Immudb_Schema_NullableMilliseconds) -> Void
    ) -> DatabaseSettingField {
        DatabaseSettingField(name: name, read: { read($0).map { .milliseconds($0) } }) { message, value in
            guard case .milliseconds(let time) = value else { return false }
            write(&message, .with { $0.value = time })
            return true
        }
    }

    private static func fraction(
        _ name: String, _ read: @escaping @Sendable (Message) -> Float?,
        _ write: @escaping @Sendable (inout Message, Immudb_Schema_NullableFloat) -> Void
    ) -> DatabaseSettingField {
        DatabaseSettingField(name: name, read: { read($0).map { .fraction(Double($0)) } }) { message, value in
            guard case .fraction(let number) = value else { return false }
            write(&message, .with { $0.value = Float(number) })
            return true
        }
    }

    private static func text(
        _ name: String, _ read: @escaping @Sendable (Message) -> String?,
        _ write: @escaping @Sendable (inout Message, Immudb_Schema_NullableString) -> Void
    ) -> DatabaseSettingField {
        DatabaseSettingField(name: name, read: { read($0).map { .text($0) } }) { message, value in
            guard case .text(let text) = value else { return false }
            write(&message, .with { $0.value = text })
            return true
        }
    }
}
