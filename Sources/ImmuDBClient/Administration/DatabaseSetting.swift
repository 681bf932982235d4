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
        case .milliseconds(let value): Self.text(ofMilliseconds: value)
        case .fraction(let value): "\(value)"
        case .text(let value): value
        }
    }

    /// In days, hours, minutes and seconds as the tools read them: `90d`, `1h30m`; `20ms` below a second.
    private static func text(ofMilliseconds value: Int64) -> String {
        guard value > 0, value.isMultiple(of: 1_000) else { return value == 0 ? "0s" : "\(value)ms" }
        var (rest, text) = (value / 1_000, "")
        for (unit, seconds) in [("d", Int64(86_400)), ("h", 3_600), ("m", 60), ("s", 1)] {
            if rest >= seconds { text += "\(rest / seconds)\(unit)" }
            rest %= seconds
        }
        return text
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
