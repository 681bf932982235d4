internal import ImmuDBSQL

/// A bound of the SQL engine of this program.
public struct StatementLimit: Sendable, Hashable {
    /// What is bounded, in words.
    public let name: String
    /// The most there may be.
    public let value: Int64
    /// What is counted.
    public let unit: String

    /// All that a statement can meet.
    public static let all = SQLLimit.all.map { StatementLimit(name: $0.name, value: $0.value, unit: $0.unit) }
}
