public import ImmuDBRecords
internal import ImmuDBSQL

/// A SQL statement, parsed once, to be run any number of times on the database that prepared it.
public struct PreparedStatement: Sendable {
    let prepared: SQLPreparedStatement

    /// Whether it yields rows: a query, or a change with RETURNING.
    public var yieldsRows: Bool { prepared.statement.yieldsRows }
}

/// Values for the parameters of a statement.
public struct StatementParameters: Sendable {
    var values = Parameters()

    /// No values.
    public init() {}

    /// Sets the next value for the style with question marks or `$1`, `$2`.
    public mutating func append(_ value: SQLValue) { values.append(value) }

    /// Sets the value of `@name`. A second value replaces the first.
    /// - Parameter name: without the `@`, in any case.
    public mutating func set(_ name: String, to value: SQLValue) { values.set(name, to: value) }
}

/// Rows of a query, one after the other, as long as the transaction lasts.
public final class StatementRows {
    private let rows: SQLRows

    init(_ rows: SQLRows) { self.rows = rows }

    /// Names of the columns, as `(table.column)`.
    public var columns: [String] { rows.columns.map(\.selector) }

    /// The next row, one value for each column; nil at the end.
    /// - Throws: an error that says what is wrong with the statement or the stored data.
    public func next() throws -> [SQLValue]? { try rows.next() }
}

/// SQL statements within one transaction. Belongs to the closure it is handed to.
public final class StatementTransaction {
    private let transaction: SQLTransaction

    init(_ transaction: SQLTransaction) { self.transaction = transaction }

    /// Executes a statement.
    /// - Throws: an error that says what is wrong; the transaction is of no more use then.
    public func execute(
        _ statement: PreparedStatement, _ parameters: StatementParameters = StatementParameters()
    ) throws {
        try transaction.execute(statement.prepared, parameters.values)
    }

    /// Runs a statement that yields rows.
    /// - Throws: as ``execute(_:_:)``.
    public func query(
        _ statement: PreparedStatement, _ parameters: StatementParameters = StatementParameters()
    ) throws -> StatementRows {
        StatementRows(try transaction.query(statement.prepared, parameters.values))
    }

    /// Rows written so far.
    public var affectedRows: Int { transaction.affectedRows }
}

extension Database {
    /// Parses one SQL statement.
    /// - Throws: an error with the place in the text; also for none or several statements, and for those that
    ///   are about transactions, users and databases.
    public func prepare(_ text: String) throws -> PreparedStatement {
        PreparedStatement(prepared: try SQLPreparedStatement(text))
    }

    /// Runs statements over a snapshot; writing is refused.
    public func statementSnapshot<R>(_ body: (StatementTransaction) throws -> R) async throws -> R {
        let begun = try await keyValues.begin(isReadOnly: true)
        defer { begun.cancel() }
        return try body(StatementTransaction(SQLTransaction(engine: sql, store: begun)))
    }

    /// Runs statements in one transaction that is committed afterwards.
    /// - Throws: what `body` throws, nothing being written then; an error for a conflict with another
    ///   transaction, after which all of it may be repeated.
    @discardableResult
    public func statementTransaction<R>(_ body: (StatementTransaction) throws -> R) async throws -> R {
        let begun = try await keyValues.begin(isReadOnly: false)
        do {
            let result = try body(StatementTransaction(SQLTransaction(engine: sql, store: begun)))
            _ = try await begun.commit()
            return result
        } catch {
            begun.cancel()
            throw error
        }
    }
}
