public import ImmuDBProofs

/// What a server says about itself.
public struct ServerInfo: Sendable, Hashable {
    public var claimedVersion: String
    /// Unix seconds.
    public var startedAt: Int64
    public var transactionCount: Int64
    public var databaseCount: Int32
    public var diskBytes: Int64
}

/// Answer of a health call.
public struct ServerHealth: Sendable, Hashable {
    public var isHealthy: Bool
    public var claimedVersion: String
    /// Identity in the response headers; nil when the server named none.
    public var claimedServerUUID: String?
}

/// Load of the current database.
public struct DatabaseHealth: Sendable, Hashable {
    public var pendingRequestCount: UInt32
    /// Unix milliseconds; nil when no request has completed yet.
    public var lastRequestCompletedAt: Int64?
}

/// A transaction as a server shows it.
public struct LedgerTransaction: Sendable, Hashable {
    public var header: TxHeader
    /// With store keys; values only when they were asked for.
    public var entries: [TransactionAnswer.Entry]
}

/// Which parts of the entries of a transaction to fetch.
public enum TransactionDetail: Sendable, Hashable {
    /// Header alone.
    case header
    /// Keys, attributes and value hashes.
    case digests
    /// Values too. Fails when they were discarded by truncation.
    case values
}
