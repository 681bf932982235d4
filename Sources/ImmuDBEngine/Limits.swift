/// Limits of the engine. Names carry the unit.
public enum Limits {
    /// Entries in one answer of scan, history and transaction listing.
    public static let resultEntriesMax: UInt64 = 2500
    /// Length of a database name in bytes.
    public static let databaseNameBytesMax = 128
    /// Bytes read of an identity file, which has 12.
    public static let identityFileBytesMax = 1024
    /// Levels of directories below a data directory; the formats have four.
    public static let directoryDepthMax = 16
    /// Shortest retention period of values in milliseconds, apart from none at all: a day.
    public static let retentionMillisecondsMin: Int64 = 86_400_000
    /// Store keys carry one byte before the user's key.
    public static let kindPrefixBytes = 1
}
