/// What a client accepts and how long it waits. Names carry the unit.
public enum ClientLimits {
    /// A trust file larger than this is not one of ours.
    public static let trustFileBytesMax = 1_048_576
    /// A legacy state or identity file larger than this is refused.
    public static let legacyFileBytesMax = 16_777_216
    /// Advances of the trusted state kept in a trust file; older ones are dropped.
    public static let trustAdvancesMax = 100
    /// Other events (first contact, reset, import) kept in a trust file.
    public static let trustMilestonesMax = 100
    /// Time for which the lock of a pin is kept between operations.
    public static let pinHoldMillisecondsMax = 100
    /// Verified operations after which the trusted state is written although the lock is kept.
    public static let unsavedOperationsMax = 1_000
    /// First pause before a lock held elsewhere is tried again.
    public static let lockRetryMillisecondsMin = 1
    /// Longest pause before a lock held elsewhere is tried again.
    public static let lockRetryMillisecondsMax = 20
    /// Evidence files kept by one trust store; further ones are not written, and the error says so.
    public static let evidenceFilesMax = 500
    /// Bytes of a request or an answer that go into an evidence file; its hash covers the rest.
    public static let evidenceMessageBytesMax = 33_554_432
    /// Largest file with a recorded verification that is read: messages in base64, and some to spare.
    package static let recordingBytesMax = 268_435_456
    /// Bytes of a key or value that are told in words.
    static let shownBytesMax = 64
    /// Largest answer that is accepted unless configured.
    public static let answerBytesMax = 33_554_432
    /// Entries a server returns in one answer at most.
    public static let pageEntriesMax = 2_500
    /// Entries accepted in one answer, whatever was asked for.
    public static let answerEntriesMax = 65_536
    /// Steps of a missing linear advance proof that are fetched one by one: two calls each would cost the
    /// server that many proofs, and the range is its own claim.
    public static let advanceStepsMax = 1_024
    /// Transactions of the first message of a walk along the chain.
    static let walkedTransactionsFirst: UInt64 = 16
    /// Entries that a message of such a walk should have: a few megabytes.
    static let walkedEntriesWanted = 16_384
    /// Columns of a table that are accepted in its description.
    public static let tableColumnsMax = 4_096
    /// Time for one call unless configured.
    public static let callMillisecondsDefault = 30_000
    /// Largest request that is sent: what servers accept unless configured otherwise.
    public static let requestBytesMax = 33_554_432
    /// Repetitions of a read after a broken connection unless configured.
    public static let readRetriesDefault = 2
    /// Pause before the first repetition; each further one is twice as long.
    public static let retryPauseMilliseconds = 100
    /// Silence after which a session is kept alive unless configured: servers end sessions after two minutes.
    public static let heartbeatMillisecondsDefault = 60_000
    /// A stored token file larger than this is not one of ours.
    public static let tokenFileBytesMax = 65_536
    /// Time to wait for the lock of a pin unless configured.
    public static let lockWaitMillisecondsDefault = 30_000
    /// Identity of a server, as it names itself.
    public static let serverUUIDBytesMax = 128
    /// Largest exported transaction unless configured; a record of a backup file holds up to 4 GiB.
    public static let exportedTransactionBytesDefault = 1 << 30
    /// Transactions that are asked for ahead over one call, and the bytes they should have together.
    static let exportedAheadMax = 64
    static let exportedAheadBytes = 4 << 20
    /// Bytes of a chunk of a transaction that is sent.
    public static let transferChunkBytes = 65_536
    /// Documents of a page, as many as servers give at most.
    public static let documentsPerPageMax: UInt32 = 2_500
    /// Documents written by one call: entries of a transaction of servers that are not configured otherwise.
    public static let documentsPerInsertMax = 1_024
    /// Declared length of the id of a document, in bytes.
    public static let documentIDBytesMax = 32
}
