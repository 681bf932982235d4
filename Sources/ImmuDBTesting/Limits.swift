/// Bounds of the checks. Names carry the unit.
public enum TestingLimits {
    /// Configurations tried per key before a history is given up.
    public static let configurationsMax = 1_000_000
}

/// Bounds of the test servers.
enum Limits {
    /// Time between two looks whether a silent server should still be silent, in milliseconds.
    static let silenceCheckMilliseconds = 10
    /// Largest message that passes through a test server, in bytes: above what any client accepts.
    static let messageBytesMax = 256 << 20
    /// Size of the value in an oversized answer, in bytes.
    static let hugeMessageBytes = 100 << 20
    /// Size of each message of a stream without end, in bytes.
    static let endlessChunkBytes = 65_536
    /// Messages of a stream without end: far more than a client that takes a megabyte will wait for.
    static let endlessRepetitions = 1024
    /// Terms of an oversized proof.
    static let manyTermsCount = 1_000_000
    /// Resets of one stream by a listener that resets rapidly.
    static let rapidResetsCount = 5_000
    /// Honest answers kept to be replayed.
    static let rememberedAnswersMax = 64
    /// Largest file of a ledger that is copied, in bytes.
    static let copiedFileBytesMax = 1 << 28
    /// Length of an identity that no server has, in bytes.
    static let longIdentityBytes = 1_000
    /// The last second of the year 292277026596: the end of 64-bit time.
    static let distantSeconds = Int64.max
}
