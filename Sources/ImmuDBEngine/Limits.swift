/// Limits of the engine. Names carry the unit.
public enum Limits {
    /// Entries in one answer of scan, history and transaction listing.
    public static let resultEntriesMax: UInt64 = 2500
    /// Length of a database name in bytes.
    public static let databaseNameBytesMax = 128
    /// Transactions that changed a catalog and are remembered, so that only what they touched is read again.
    static let catalogChangesMax = 256
    /// Bytes read of an identity file, which has 12.
    public static let identityFileBytesMax = 1024
    /// Levels of directories below a data directory; the formats have four.
    public static let directoryDepthMax = 16
    /// Shortest retention period of values in milliseconds, apart from none at all: a day.
    public static let retentionMillisecondsMin: Int64 = 86_400_000
    /// Shortest time between two truncations in milliseconds: an hour.
    public static let truncationFrequencyMillisecondsMin: Int64 = 3_600_000
    /// First chunk file size in bytes that the format cannot hold.
    public static let fileSizeBytesEnd: UInt32 = 0x7fff_ffff
    /// Largest key length with prefix, in bytes, that a new database may have.
    public static let maxKeyLengthMax: UInt32 = 1024
    /// Largest number of entries of a transaction that a new database may have.
    public static let maxTxEntriesMax: UInt32 = 1 << 24
    /// Value logs of a database.
    public static let maxIOConcurrencyMax: UInt32 = 127
    /// Milliseconds between two looks whether another change of a database is over.
    static let turnPauseMilliseconds = 2
    /// Bytes of a replicated transaction beyond what its values and keys may take.
    static let replicatedOverheadBytes = 64 << 20
    /// Milliseconds after which a replicated transaction that waits for its turn looks whether this is still
    /// a replica.
    static let turnCheckMilliseconds = 100
    /// Milliseconds that a replicated transaction waits for the ones before it.
    public static let replicationGapMillisecondsMax = 300_000
    /// Store keys carry one byte before the user's key.
    public static let kindPrefixBytes = 1
    /// Length of a user's name in bytes.
    public static let userNameBytesMax = 63
    /// Length of a password in bytes; the hash sees no more.
    public static let passwordBytesMax = 72
    /// Logarithm of the rounds of a password hash.
    public static let passwordCost: UInt = 10
    /// After a page of so many keys the next one is read in advance.
    static let readAheadKeysMin = 256
    /// A password that was right need not be hashed again for this long, in seconds.
    static let provenPasswordSecondsMax: Int64 = 300
    /// Passwords that are remembered as right at a time.
    static let provenPasswordsMax = 1024
    /// Threads that hash passwords.
    public static let passwordThreads = 2
    /// Passwords that wait for each of them before callers are refused.
    public static let waitingPasswordsMax = 512
    /// Characters of salt and hash behind the cost in a bcrypt text.
    static let bcryptTailCharacters = 53
    /// Attempts of a write to a collection during which others write.
    static let documentAttemptsMax = 16
    /// Comparisons in one query of a collection.
    static let queryComparisonsMax = 1024
    /// Terms of the order of one query of a collection.
    static let queryOrderTermsMax = 64
    /// Longest name of a user that a transaction records, in bytes.
    static let recordedUserBytesMax = 256
    /// Longest key of an index entry, in bytes.
    static let indexEntryBytesMax = 1024
    /// Bytes of an index entry before its values: kind, tag, collection, index.
    static let indexEntryOverheadBytes = 11
    /// Attempts to change an account that others change at the same time.
    static let userChangeAttemptsMax = 16
}
