/// The value of a setting of a database.
public enum DatabaseSettingValue: Sendable, Hashable, CustomStringConvertible {
    case flag(Bool)
    case number(UInt64)
    case milliseconds(Int64)
    case fraction(Double)
    case text(String)

    public var description: String {
        switch self {
        case .flag(let value): value ? "true" : "false"
        case .number(let value): String(value)
        case .milliseconds(let value): "\(value)ms"
        case .fraction(let value): "\(value)"
        case .text(let value): value
        }
    }
}

/// Values of settings by their names, which are those of the flags of `database create`.
public typealias DatabaseSettingValues = [String: DatabaseSettingValue]

/// A database as the server lists it.
public struct DatabaseSummary: Sendable, Hashable {
    public var name: String
    public var isLoaded: Bool
    public var diskBytes: UInt64
    public var transactionCount: UInt64
    /// Unix seconds; 0 when unknown.
    public var claimedCreationTime: UInt64
    public var claimedCreator: String
    /// Those that the server tells.
    public var settings: DatabaseSettingValues

    /// Whether it follows another database.
    public var isReplica: Bool { settings["replication-is-replica"] == .flag(true) }
}
