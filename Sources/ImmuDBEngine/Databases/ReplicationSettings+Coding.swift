/// The fields have their old names in the settings record.
extension ReplicationSettings: Codable {
    private enum Key: String, CodingKey {
        case isReplica = "replica"
        case isSynchronous = "syncReplication"
        case syncAcks
        case primaryDatabase = "masterDatabase"
        case primaryHost = "masterAddress"
        case primaryPort = "masterPort"
        case primaryUser = "followerUsername"
        case primaryPassword = "followerPassword"
        case prefetchTxBufferSize
        case commitConcurrency = "replicationCommitConcurrency"
        case allowsTxDiscarding = "allowTxDiscarding"
        case skipsIntegrityCheck = "skipIntegrityCheck"
        case waitsForIndexing = "waitForIndexing"
    }

    /// Reads the fields of a settings record; missing ones have their defaults.
    public init(from decoder: any Decoder) throws {
        self.init()
        let values = try decoder.container(keyedBy: Key.self)
        try values.read(.isReplica, into: &isReplica)
        try values.read(.isSynchronous, into: &isSynchronous)
        try values.read(.syncAcks, into: &syncAcks)
        try values.read(.primaryDatabase, into: &primaryDatabase)
        try values.read(.primaryHost, into: &primaryHost)
        try values.read(.primaryPort, into: &primaryPort)
        try values.read(.primaryUser, into: &primaryUser)
        try values.read(.primaryPassword, into: &primaryPassword)
        try values.read(.prefetchTxBufferSize, into: &prefetchTxBufferSize)
        try values.read(.commitConcurrency, into: &commitConcurrency)
        try values.read(.allowsTxDiscarding, into: &allowsTxDiscarding)
        try values.read(.skipsIntegrityCheck, into: &skipsIntegrityCheck)
        try values.read(.waitsForIndexing, into: &waitsForIndexing)
    }

    /// Writes the fields of a settings record.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(isReplica, forKey: .isReplica)
        try values.encode(isSynchronous, forKey: .isSynchronous)
        try values.encode(syncAcks, forKey: .syncAcks)
        try values.encode(primaryDatabase, forKey: .primaryDatabase)
        try values.encode(primaryHost, forKey: .primaryHost)
        try values.encode(primaryPort, forKey: .primaryPort)
        try values.encode(primaryUser, forKey: .primaryUser)
        try values.encode(primaryPassword, forKey: .primaryPassword)
        try values.encode(prefetchTxBufferSize, forKey: .prefetchTxBufferSize)
        try values.encode(commitConcurrency, forKey: .commitConcurrency)
        try values.encode(allowsTxDiscarding, forKey: .allowsTxDiscarding)
        try values.encode(skipsIntegrityCheck, forKey: .skipsIntegrityCheck)
        try values.encode(waitsForIndexing, forKey: .waitsForIndexing)
    }
}
