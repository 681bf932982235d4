public import ImmuDBProofs
public import ImmuDBRecords

/// A table as the transactions of its database define it.
public struct TableDefinition: Sendable, Hashable {
    /// A column.
    public struct Column: Sendable, Hashable {
        public var name: String
        public var type: SQLType
        /// Declared length in bytes; the fixed one for types that have it.
        public var maxLength: Int
        public var isNotNull: Bool
        public var isAutoIncrement: Bool
        /// Text of the expression after DEFAULT.
        public var defaultText: String?
    }

    /// An index over columns in their order.
    public struct Index: Sendable, Hashable {
        public var columns: [String]
        public var isUnique: Bool
    }

    /// A condition that every row has to meet.
    public struct Check: Sendable, Hashable {
        public var name: String
        /// Text of the expression.
        public var text: String
    }

    public var name: String
    /// In the order of their ids.
    public var columns: [Column]
    /// Names of the columns of the primary key, in its order.
    public var primaryKey: [String]
    /// Without the primary one, in the order of their ids.
    public var indexes: [Index]
    /// In the order of their ids.
    public var checks: [Check]
}

/// Everything that SQL statements defined in a database, as of one of its transactions.
public struct DatabaseDefinitions: Sendable, Hashable {
    /// A query with a name.
    public struct View: Sendable, Hashable {
        public var name: String
        /// The query.
        public var text: String
    }

    /// A source of numbers.
    public struct Sequence: Sendable, Hashable {
        public var name: String
        /// The last number that was given out.
        public var current: Int64
    }

    /// The trusted state that all of it is proven by; its transaction is the last that counts.
    public var state: TrustedState
    /// In the order of their ids.
    public var tables: [TableDefinition]
    /// By name.
    public var views: [View]
    /// By name.
    public var sequences: [Sequence]
}
