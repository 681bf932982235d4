package import ImmuDBRecords

/// A column of a result.
package struct ResultColumn: Sendable, Hashable {
    /// Name of the source it comes from.
    package var source: String
    package var name: String
    package var type: SQLType

    package init(source: String, name: String, type: SQLType) {
        self.source = source
        self.name = name
        self.type = type
    }

    /// `(source.name)`, as results name their columns.
    package var selector: String { "(\(source).\(name))" }
}

/// A query ready to run, any number of times.
protocol QueryPlan: AnyObject {
    var columns: [ResultColumn] { get }
    func open(_ evaluation: Evaluation) throws -> any RowCursor
}

/// Rows, one after the other.
protocol RowCursor: AnyObject {
    /// The next row; nil at the end.
    func next() throws -> [SQLValue]?
}

/// Rows that are known.
final class ListCursor: RowCursor {
    private let rows: [[SQLValue]]
    private var position = 0

    init(_ rows: [[SQLValue]]) { self.rows = rows }

    func next() -> [SQLValue]? {
        guard position < rows.count else { return nil }
        defer { position += 1 }
        return rows[position]
    }
}

/// Rows that a function gives.
final class FunctionCursor: RowCursor {
    private let body: () throws -> [SQLValue]?

    init(_ body: @escaping () throws -> [SQLValue]?) { self.body = body }

    func next() throws -> [SQLValue]? { try body() }
}

extension RowCursor {
    /// All rows that are left.
    func all() throws -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        while let row = try next() { rows.append(row) }
        return rows
    }
}
