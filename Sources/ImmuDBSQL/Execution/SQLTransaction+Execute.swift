package import ImmuDBRecords

/// Rows of a query, read one after the other while the transaction is open.
package final class SQLRows {
    package let columns: [ResultColumn]
    private let cursor: any RowCursor
    private let onEnd: (() -> Void)?

    /// - Parameter onEnd: called when nobody reads the rows any more.
    init(columns: [ResultColumn], cursor: any RowCursor, onEnd: (() -> Void)? = nil) {
        self.columns = columns
        self.cursor = cursor
        self.onEnd = onEnd
    }

    deinit { onEnd?() }

    /// The next row, one value per column; nil at the end.
    package func next() throws -> [SQLValue]? { try cursor.next() }

    /// All rows that are left.
    package func all() throws -> [[SQLValue]] { try cursor.all() }

    /// Hands all rows over in batches; a result without rows is one empty batch.
    /// - Throws: what reading and `body` throw.
    package func deliver(
        isolation: isolated (any Actor)? = #isolation, batchRows: Int,
        _ body: (_ rows: [[SQLValue]], _ isFirst: Bool) async throws -> Void
    ) async throws {
        let batchRows = max(1, batchRows)
        var isFirst = true
        while true {
            let batch = try next(batchRows)
            if isFirst || !batch.isEmpty { try await body(batch, isFirst) }
            isFirst = false
            if batch.count < batchRows { return }
        }
    }

    /// The next rows, fewer than asked for only at the end.
    package func next(_ count: Int) throws -> [[SQLValue]] {
        var batch: [[SQLValue]] = []
        while batch.count < count, let row = try cursor.next() { batch.append(row) }
        return batch
    }
}

extension SQLTransaction {
    /// Executes a statement that is no transaction or access statement. Rows are not returned.
    /// - Throws: `SQLError`; what the store throws. The transaction is of no more use then.
    package func execute(_ statement: Statement, _ parameters: Parameters = Parameters()) throws {
        switch statement {
        case .definition(let definition): try execute(definition)
        case .change(let change): _ = try execute(change, parameters)
        case .query(let query): _ = try Planner(transaction: self, parameters: parameters).plan(query)
        case .transaction, .access: throw SQLError(.nonTransactional)
        }
    }

    /// Runs a statement that yields rows: a query, or a change with RETURNING.
    /// - Throws: `SQLError.expectingQuery` for any other statement, and as ``execute(_:_:)``.
    package func query(_ statement: Statement, _ parameters: Parameters = Parameters()) throws -> SQLRows {
        switch statement {
        case .query(let query): return try self.query(query, parameters)
        case .change(let change) where change.returning != nil:
            guard let rows = try execute(change, parameters) else { throw SQLError(.unexpected) }
            return rows
        default: throw SQLError(.expectingQuery)
        }
    }

    private func query(_ query: Query, _ parameters: Parameters) throws -> SQLRows {
        try rows(of: try Planner(transaction: self, parameters: parameters).plan(query))
    }

    /// Types of the parameters of statements, ANY where nothing is known.
    /// - Throws: `SQLError.inferredMultipleTypes`; errors of unknown names as in execution.
    package func inferParameters(of statements: [Statement]) throws -> [String: SQLType] {
        let types = ParameterTypes()
        let planner = Planner(transaction: self, parameters: Parameters(), inference: types)
        for statement in statements {
            switch statement {
            case .query(let query): _ = try planner.plan(query)
            case .change(.insert(let insert)): try planner.infer(insert)
            case .change(.modify(let change)): try planner.infer(change)
            case .transaction, .definition, .access: break
            }
        }
        return types.types
    }
}

extension Planner {
    func infer(_ insert: Insert) throws {
        let table = try catalog().requireTable(insert.table)
        let columns = try insert.columns.map { (name) throws(SQLError) in try table.requireColumn(name) }
        switch insert.source {
        case .values(let rows):
            let types = TypeInference(self, scope: nil, isStrict: false)
            for row in rows {
                guard row.count == columns.count else { throw SQLError(.invalidNumberOfValues) }
                for (column, value) in zip(columns, row) { try types.note(value, storedAs: column.type) }
            }
        case .query(let query): _ = try plan(query)
        }
        guard case .update(let assignments) = insert.conflict else { return }
        try infer(assignments, table)
    }

    func infer(_ change: RowChange) throws {
        let table = try catalog().requireTable(change.table)
        _ = try plan(.select(change.select))
        try infer(change.assignments ?? [], table)
    }

    private func infer(_ assignments: [Assignment], _ table: Table) throws {
        let scope = try Scope(of: table)
        let types = TypeInference(self, scope: scope, isStrict: false)
        for assignment in assignments {
            try types.note(assignment.value, storedAs: try table.requireColumn(assignment.column).type)
        }
    }
}

extension Scope {
    /// A scope with one table as source.
    convenience init(of table: Table) throws(SQLError) {
        self.init()
        try add(table.name, table.columns.map { ScopeColumn(name: $0.name, type: $0.type) })
        useAll()
    }
}

extension RowChange {
    /// The SELECT that finds the rows.
    var select: Select {
        var select = Select()
        select.source = Source(kind: .table(table), index: index)
        select.condition = condition
        select.limit = limit
        select.offset = offset
        return select
    }
}
