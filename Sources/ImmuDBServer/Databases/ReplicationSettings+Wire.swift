internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import SwiftProtobuf

extension ReplicationSettings {
    /// Takes over what is given. A change between primary and replica begins with the defaults of the new
    /// role: settings of the old one would be refused.
    mutating func apply(_ wire: Immudb_Schema_ReplicationNullableSettings) {
        if wire.hasReplica, wire.replica.value != isReplica {
            self = wire.replica.value ? .replica : ReplicationSettings()
        }
        if wire.hasSyncReplication { isSynchronous = wire.syncReplication.value }
        if wire.hasSyncAcks { syncAcks = wire.syncAcks.value }
        if wire.hasPrimaryDatabase { primaryDatabase = wire.primaryDatabase.value }
        if wire.hasPrimaryHost { primaryHost = wire.primaryHost.value }
        if wire.hasPrimaryPort { primaryPort = wire.primaryPort.value }
        if wire.hasPrimaryUsername { primaryUser = wire.primaryUsername.value }
        if wire.hasPrimaryPassword { primaryPassword = wire.primaryPassword.value }
        if wire.hasPrefetchTxBufferSize { prefetchTxBufferSize = wire.prefetchTxBufferSize.value }
        if wire.hasReplicationCommitConcurrency {
            commitConcurrency = wire.replicationCommitConcurrency.value
        }
        if wire.hasAllowTxDiscarding { allowsTxDiscarding = wire.allowTxDiscarding.value }
        if wire.hasSkipIntegrityCheck { skipsIntegrityCheck = wire.skipIntegrityCheck.value }
        if wire.hasWaitForIndexing { waitsForIndexing = wire.waitForIndexing.value }
    }

    /// The settings of old clients.
    init(_ wire: Immudb_Schema_DatabaseSettings) {
        self = wire.replica ? .replica : ReplicationSettings()
        primaryDatabase = wire.primaryDatabase
        primaryHost = wire.primaryHost
        primaryPort = wire.primaryPort
        primaryUser = wire.primaryUsername
        primaryPassword = wire.primaryPassword
    }
}

extension Immudb_Schema_ReplicationNullableSettings {
    init(_ settings: ReplicationSettings) {
        self.init()
        replica = .with { $0.value = settings.isReplica }
        syncReplication = .with { $0.value = settings.isSynchronous }
        syncAcks = .with { $0.value = settings.syncAcks }
        primaryDatabase = .with { $0.value = settings.primaryDatabase }
        primaryHost = .with { $0.value = settings.primaryHost }
        primaryPort = .with { $0.value = settings.primaryPort }
        primaryUsername = .with { $0.value = settings.primaryUser }
        primaryPassword = .with { $0.value = settings.primaryPassword }
        prefetchTxBufferSize = .with { $0.value = settings.prefetchTxBufferSize }
        replicationCommitConcurrency = .with { $0.value = settings.commitConcurrency }
        allowTxDiscarding = .with { $0.value = settings.allowsTxDiscarding }
        skipIntegrityCheck = .with { $0.value = settings.skipsIntegrityCheck }
        waitForIndexing = .with { $0.value = settings.waitsForIndexing }
    }
}
