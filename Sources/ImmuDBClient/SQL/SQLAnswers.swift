public import ImmuDBProofs
public import ImmuDBRecords

/// A value for a parameter of a statement.
public struct SQLParameter: Sendable, Hashable {
    /// Name without `@`; `param1`, `param2`, ... for `?` in their order.
    public var name: String
    public var value: SQLValue

    public init(_ name: String, _ value: SQLValue) {
        self.name = name
        self.value = value
    }

    /// Values for `?` in their order.
    public static func positional(_ values: [SQLValue]) -> [SQLParameter] {
        values.enumerated().map { SQLParameter("param\($0.offset + 1)", $0.element) }
    }
}

/// A column of a result, as the server describes it.
public struct SQLColumn: Sendable, Hashable {
    /// As the server writes it: `(table.column)`, for aggregates `(table.col0)`; a bare word for lists.
    public var name: String
    public var type: SQLType

    public init(name: String, type: SQLType) {
        self.name = name
        self.type = type
    }

    /// The name without table and brackets.
    public var plainName: String { SQLColumn.plainName(of: name) }

    /// The table, or what stands for it in the statement; nil for a bare word.
    public var tableName: String? {
        guard name.hasPrefix("("), name.hasSuffix(")"), let dot = name.firstIndex(of: ".") else { return nil }
        return String(name[name.index(after: name.startIndex)..<dot])
    }

    /// A name without the table and the brackets that servers put around it.
    public static func plainName(of name: String) -> String {
        guard name.hasPrefix("("), name.hasSuffix(")") else { return name }
        let inner = name.dropFirst().dropLast()
        guard let dot = inner.firstIndex(of: ".") else { return String(inner) }
        return String(inner[inner.index(after: dot)...])
    }
}

/// Some rows of a result. The first batch of a result comes even when it has no rows.
public struct SQLBatch: Sendable {
    public var columns: [SQLColumn]
    /// Each with one value per column.
    public var rows: [[SQLValue]]
}

/// A transaction that a statement committed, as claimed.
public struct SQLCommit: Sendable, Hashable {
    /// Nil when nothing was written.
    public var header: TxHeader?
    public var updatedRows: UInt32
    /// First generated key of each table with such keys.
    public var firstInsertedKeys: [String: SQLValue]
    /// Last generated key of each table with such keys.
    public var lastInsertedKeys: [String: SQLValue]
}

/// One column of a table, as the server describes it.
public struct SQLColumnDescription: Sendable, Hashable {
    public var name: String
    /// With its length, if it has one: `VARCHAR[64]`, as the server writes it.
    public var type: String
    public var isNullable: Bool
    /// `NO`, `YES` or `PRIMARY KEY`.
    public var index: String
    public var isAutoIncremented: Bool
    public var isUnique: Bool
}
