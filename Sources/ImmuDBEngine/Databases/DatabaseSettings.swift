/// How a database is made and opened, in the terms of the protocol.
///
/// What has no meaning in this store is kept and reported (docs/formats.md).
public struct DatabaseSettings: Sendable, Hashable {
    /// Primary or replica.
    public var replication = ReplicationSettings()

    // Fixed when the database is created.

    /// Data bytes of one chunk file.
    public var fileSize: UInt32 = 512 << 20
    /// Bytes of a key with its prefix byte.
    public var maxKeyLength: UInt32 = 1024
    /// Bytes of a value with its prefix byte.
    public var maxValueLength: UInt32 = 32 << 20
    /// Entries of a transaction.
    public var maxTxEntries: UInt32 = 1024
    /// Values inside the transaction log.
    public var embedsValues = false
    /// New chunk files are filled with zeros in advance.
    public var preallocatesFiles = false

    // Effective when the database is opened the next time.

    /// New headers carry 0 instead of the time.
    public var excludesCommitTime = false
    /// Commits in preparation.
    public var maxConcurrency: UInt32 = 30
    /// Value logs written to in turn.
    public var maxIOConcurrency: UInt32 = 1
    /// Bytes.
    public var writeBufferSize: UInt32 = 4 << 20
    /// Transactions.
    public var txLogCacheSize: UInt32 = 1000
    /// Values.
    public var valueLogCacheSize: UInt32 = 0
    /// Files.
    public var valueLogMaxOpenFiles: UInt32 = 10
    /// Files.
    public var txLogMaxOpenFiles: UInt32 = 10
    /// Files.
    public var commitLogMaxOpenFiles: UInt32 = 10
    /// Version of new headers, 0 or 1.
    public var writeTxHeaderVersion: UInt32 = 1
    /// Transactions.
    public var readTxPoolSize: UInt32 = 128
    /// Milliseconds.
    public var syncFrequencyMilliseconds: Int64 = 20
    /// Transactions.
    public var maxActiveTransactions: UInt32 = 1000
    /// Reads that one transaction may record.
    public var mvccReadSetLimit: UInt32 = 100_000
    /// Whether a server opens the database when it starts.
    public var autoload = Autoload.unspecified
    /// The key index.
    public var index = IndexSettings()
    /// The tree over all transactions.
    public var tree = TreeSettings()
    /// Age at which values are discarded by schedule, in milliseconds; 0 = never.
    public var retentionPeriodMilliseconds: Int64 = 0
    /// Time between two truncations, in milliseconds.
    public var truncationFrequencyMilliseconds: Int64 = 86_400_000

    /// Whether a server opens a database when it starts, with the numbers of the settings record.
    public enum Autoload: UInt8, Sendable, Hashable, Codable {
        /// On.
        case unspecified = 0
        /// Open it.
        case on = 1
        /// Leave it closed until it is loaded.
        case off = 2
    }

    /// The defaults of a primary.
    public init() {}
}
