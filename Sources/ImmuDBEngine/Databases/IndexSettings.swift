/// Settings of the key index. This store's index has another structure; they are kept and reported.
public struct IndexSettings: Sendable, Hashable {
    /// Bytes; fixed when the database is created.
    public var maxNodeSize: UInt32 = 4096
    /// Insertions.
    public var flushThreshold: UInt32 = 100_000
    /// Insertions.
    public var syncThreshold: UInt32 = 1_000_000
    /// Bytes.
    public var flushBufferSize: UInt32 = 4096
    /// 0 to 100.
    public var cleanupPercentage: Float = 0
    /// Bytes.
    public var cacheSize: UInt32 = 128 << 20
    /// Snapshots.
    public var maxActiveSnapshots: UInt32 = 100
    /// Milliseconds; 0 = always fresh.
    public var renewSnapshotAfterMilliseconds: UInt64 = 1000
    /// Nodes.
    public var compactionThreshold: UInt32 = 2
    /// Milliseconds.
    public var delayDuringCompactionMilliseconds: UInt32 = 10
    /// Files.
    public var nodesLogMaxOpenFiles: UInt32 = 10
    /// Files.
    public var historyLogMaxOpenFiles: UInt32 = 1
    /// Files.
    public var commitLogMaxOpenFiles: UInt32 = 1
    /// Transactions.
    public var maxBulkSize: UInt32 = 1
    /// Milliseconds.
    public var bulkPreparationTimeoutMilliseconds: Int64 = 20

    /// The defaults.
    public init() {}
}

/// The object `indexOptions` of the settings record.
extension IndexSettings: Codable {
    private enum CodingKeys: String, CodingKey {
        case maxNodeSize, flushThreshold, syncThreshold, flushBufferSize, cleanupPercentage, cacheSize
        case maxActiveSnapshots
        case renewSnapshotAfterMilliseconds = "renewSnapRootAfter"
        case compactionThreshold = "compactionThld"
        case delayDuringCompactionMilliseconds = "delayDuringCompaction"
        case nodesLogMaxOpenFiles = "nodesLogMaxOpenedFiles"
        case historyLogMaxOpenFiles = "historyLogMaxOpenedFiles"
        case commitLogMaxOpenFiles = "commitLogMaxOpenedFiles"
        case maxBulkSize
        case bulkPreparationTimeoutMilliseconds = "bulkPreparationTimeout"
    }

    /// Reads the object; missing fields have their defaults.
    public init(from decoder: any Decoder) throws {
        self.init()
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.read(.maxNodeSize, into: &maxNodeSize)
        try values.read(.flushThreshold, into: &flushThreshold)
        try values.read(.syncThreshold, into: &syncThreshold)
        try values.read(.flushBufferSize, into: &flushBufferSize)
        try values.read(.cleanupPercentage, into: &cleanupPercentage)
        try values.read(.cacheSize, into: &cacheSize)
        try values.read(.maxActiveSnapshots, into: &maxActiveSnapshots)
        try values.read(.renewSnapshotAfterMilliseconds, into: &renewSnapshotAfterMilliseconds)
        try values.read(.compactionThreshold, into: &compactionThreshold)
        try values.read(.delayDuringCompactionMilliseconds, into: &delayDuringCompactionMilliseconds)
        try values.read(.nodesLogMaxOpenFiles, into: &nodesLogMaxOpenFiles)
        try values.read(.historyLogMaxOpenFiles, into: &historyLogMaxOpenFiles)
        try values.read(.commitLogMaxOpenFiles, into: &commitLogMaxOpenFiles)
        try values.read(.maxBulkSize, into: &maxBulkSize)
        try values.read(.bulkPreparationTimeoutMilliseconds, into: &bulkPreparationTimeoutMilliseconds)
    }
}
