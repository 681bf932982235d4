/// Numbers of a connection.
public enum ConnectLimits {
    /// Port of a server unless another one is named.
    public static let port = 3_322
}

/// Bounds of a ledger in this process.
enum Limits {
    /// Messages of a streamed answer that may wait to be read.
    static let messagesAheadMax = 4
}
