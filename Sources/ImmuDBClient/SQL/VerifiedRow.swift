public import ImmuDBProofs
public import ImmuDBRecords

/// A row that is proven.
///
/// Proven: that transaction ``txID`` stored these bytes under this primary key of the table, that the
/// transaction is part of the trusted history, and that the table has these columns: their definitions were
/// read from all transactions up to a trusted state. Not proven: that it is the newest version of the row.
public struct VerifiedRow: Sendable {
    /// The stored entry.
    public let proof: Verified<ProvenEntry>
    /// The table as pinned.
    public let table: PinnedTable
    /// Columns that are there now, ascending by id.
    public let columns: [SQLColumn]
    /// One value for each column.
    public let values: [SQLValue]
    /// Whether the table was seen for the first time, or its definition had changed, so that it was pinned
    /// now.
    public let isSchemaNew: Bool

    /// Transaction that wrote this version of the row.
    public var txID: UInt64 { proof.txID }
    /// Commit time from the verified header, Unix seconds; nil when the database leaves it out.
    public var timestamp: Int64? { proof.timestamp.flatMap { $0 == 0 ? nil : $0 } }
}

/// Values of a row seen before, to be compared with what is proven.
public struct ExpectedRow: Sendable, Hashable {
    /// Name, `column` or `(table.column)`, and value of each column.
    public var values: [(name: String, value: SQLValue)]

    public init(_ values: [(name: String, value: SQLValue)]) { self.values = values }

    public static func == (left: ExpectedRow, right: ExpectedRow) -> Bool {
        left.values.elementsEqual(right.values) { $0.name == $1.name && $0.value == $1.value }
    }

    public func hash(into hasher: inout Hasher) {
        for (name, value) in values {
            hasher.combine(name)
            hasher.combine(value)
        }
    }
}
