/// Whether a database is a primary or a replica, and how transactions get from one to the other.
public struct ReplicationSettings: Sendable, Hashable {
    /// Takes transactions of a primary only.
    public var isReplica = false
    /// Acknowledged only when replicas have a transaction.
    public var isSynchronous = false
    /// Replicas that must have a transaction. Of primaries only.
    public var syncAcks: UInt32 = 0
    /// Database at the primary to fetch from. This and all below is of replicas only.
    public var primaryDatabase = ""
    /// Host of the primary; empty = transactions are sent by others.
    public var primaryHost = ""
    /// Port of the primary.
    public var primaryPort: UInt32 = 0
    /// Login at the primary.
    public var primaryUser = ""
    /// Stored in clear.
    public var primaryPassword = ""
    /// Transactions fetched ahead.
    public var prefetchTxBufferSize: UInt32 = 0
    /// Transactions stored at a time.
    public var commitConcurrency: UInt32 = 0
    /// Drop what the primary does not have and was not committed.
    public var allowsTxDiscarding = false
    /// Do not compare entries with headers.
    public var skipsIntegrityCheck = false
    /// Wait for the index after each transaction.
    public var waitsForIndexing = false

    /// A primary without synchronous replicas.
    public init() {}

    /// The defaults of a replica.
    public static var replica: ReplicationSettings {
        var settings = ReplicationSettings()
        settings.isReplica = true
        settings.prefetchTxBufferSize = 100
        settings.commitConcurrency = 10
        return settings
    }
}
