internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import SwiftProtobuf

extension IndexSettings {
    /// Takes over what is given.
    mutating func apply(_ wire: Immudb_Schema_IndexNullableSettings) {
        if wire.hasMaxNodeSize { maxNodeSize = wire.maxNodeSize.value }
        if wire.hasFlushThreshold { flushThreshold = wire.flushThreshold.value }
        if wire.hasSyncThreshold { syncThreshold = wire.syncThreshold.value }
        if wire.hasFlushBufferSize { flushBufferSize = wire.flushBufferSize.value }
        if wire.hasCleanupPercentage { cleanupPercentage = wire.cleanupPercentage.value }
        if wire.hasCacheSize { cacheSize = wire.cacheSize.value }
        if wire.hasMaxActiveSnapshots { maxActiveSnapshots = wire.maxActiveSnapshots.value }
        if wire.hasRenewSnapRootAfter { renewSnapshotAfterMilliseconds = wire.renewSnapRootAfter.value }
        if wire.hasCompactionThld { compactionThreshold = wire.compactionThld.value }
        if wire.hasDelayDuringCompaction {
            delayDuringCompactionMilliseconds = wire.delayDuringCompaction.value
        }
        if wire.hasNodesLogMaxOpenedFiles { nodesLogMaxOpenFiles = wire.nodesLogMaxOpenedFiles.value }
        if wire.hasHistoryLogMaxOpenedFiles { historyLogMaxOpenFiles = wire.historyLogMaxOpenedFiles.value }
        if wire.hasCommitLogMaxOpenedFiles { commitLogMaxOpenFiles = wire.commitLogMaxOpenedFiles.value }
        if wire.hasMaxBulkSize { maxBulkSize = wire.maxBulkSize.value }
        if wire.hasBulkPreparationTimeout {
            bulkPreparationTimeoutMilliseconds = wire.bulkPreparationTimeout.value
        }
    }
}

extension Immudb_Schema_IndexNullableSettings {
    init(_ settings: IndexSettings) {
        self.init()
        maxNodeSize = .with { $0.value = settings.maxNodeSize }
        flushThreshold = .with { $0.value = settings.flushThreshold }
        syncThreshold = .with { $0.value = settings.syncThreshold }
        flushBufferSize = .with { $0.value = settings.flushBufferSize }
        cleanupPercentage = .with { $0.value = settings.cleanupPercentage }
        cacheSize = .with { $0.value = settings.cacheSize }
        maxActiveSnapshots = .with { $0.value = settings.maxActiveSnapshots }
        renewSnapRootAfter = .with { $0.value = settings.renewSnapshotAfterMilliseconds }
        compactionThld = .with { $0.value = settings.compactionThreshold }
        delayDuringCompaction = .with { $0.value = settings.delayDuringCompactionMilliseconds }
        nodesLogMaxOpenedFiles = .with { $0.value = settings.nodesLogMaxOpenFiles }
        historyLogMaxOpenedFiles = .with { $0.value = settings.historyLogMaxOpenFiles }
        commitLogMaxOpenedFiles = .with { $0.value = settings.commitLogMaxOpenFiles }
        maxBulkSize = .with { $0.value = settings.maxBulkSize }
        bulkPreparationTimeout = .with { $0.value = settings.bulkPreparationTimeoutMilliseconds }
    }
}
