/// What is known of a database without reading its keys.
public struct DatabaseInfo: Sendable, Hashable {
    /// Name of the database.
    public var name: String
    /// As stored; effective when the database is opened the next time.
    public var settings: DatabaseSettings
    /// Whether it can be used.
    public var isLoaded: Bool
    /// Bytes of all files.
    public var diskBytes: UInt64
    /// Id of the last transaction; 0 when it is not loaded.
    public var transactions: UInt64
    /// Unix seconds; 0 when unknown. Of the default database, whose creation is not recorded, now.
    public var createdAt: Int64
    /// Who created it; empty when unknown.
    public var createdBy: String
}
