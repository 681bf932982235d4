internal import ImmuDBRecords

extension SQLTransaction {
    /// Executes INSERT, UPSERT, UPDATE or DELETE.
    /// - Returns: the rows of RETURNING.
    func execute(_ change: ChangeStatement, _ parameters: Parameters) throws -> SQLRows? {
        let planner = Planner(transaction: self, parameters: parameters)
        switch change {
        case .insert(let insert): return try InsertExecution(insert, planner).run()
        case .modify(let modification): return try ModifyExecution(modification, planner).run()
        }
    }
}

/// What RETURNING collects.
struct ReturningRows {
    private let columns: [ResultColumn]
    private let targets: [BoundExpression]
    private var rows: [[SQLValue]] = []

    init(_ returning: Returning, _ table: Table, _ planner: Planner) throws {
        let scope = try Scope(of: table)
        var select = Select()
        select.targets = returning.targets
        if returning.targets.isEmpty {
            select.targets = table.columns.map {
                Target(expression: .column(ColumnName(source: nil, name: $0.name)), alias: nil)
            }
        }
        let types = TypeInference(planner, scope: scope)
        var columns: [ResultColumn] = []
        for (position, target) in select.targets.enumerated() {
            var name = "col\(position)"
            if case .column(let column) = target.expression { name = column.name }
            columns.append(
                ResultColumn(
                    source: table.name, name: target.alias ?? name,
                    type: try types.type(of: target.expression)))
        }
        self.columns = columns
        targets = try select.targets.map { try Binder(planner, scope: scope).bind($0.expression) }
    }

    mutating func add(_ values: [SQLValue], _ table: Table, _ evaluation: Evaluation) throws {
        let stored = try zip(table.columns, values).map { column, value in
            let converted = try onRecords { () throws(SQLRecordError) in
                try value.converted(toColumn: column.type)
            }
            guard column.type == .json, case .varchar(let text) = converted else { return converted }
            return .json(try onRecords { () throws(SQLRecordError) in try JSONValue(parsing: text) })
        }
        rows.append(try targets.map { try $0.value(stored, evaluation) })
    }

    var result: SQLRows { SQLRows(columns: columns, cursor: ListCursor(rows)) }
}

/// Runs one INSERT or UPSERT.
final class InsertExecution {
    private let insert: Insert
    private let planner: Planner
    private let transaction: SQLTransaction
    private let evaluation: Evaluation
    private let table: Table
    private let writer: TableWriter
    /// Positions of the listed columns.
    private let positions: [Int]
    private let assignments: [(position: Int, value: BoundExpression)]
    private let defaults: [Int: BoundExpression]
    private var returning: ReturningRows?

    init(_ insert: Insert, _ planner: Planner) throws {
        self.insert = insert
        self.planner = planner
        transaction = planner.transaction
        evaluation = Evaluation(transaction: transaction)
        let table = try transaction.catalog().requireTable(insert.table)
        self.table = table
        try transaction.noteUse(of: table)
        writer = try TableWriter(table, planner, evaluation)
        var positions: [Int] = []
        for name in insert.columns {
            guard let position = table.columns.firstIndex(where: { $0.name == name }) else {
                throw SQLError(.columnDoesNotExist, " (\(name))")
            }
            guard !positions.contains(position) else { throw SQLError(.duplicatedColumn, " (\(name))") }
            positions.append(position)
        }
        self.positions = positions
        let rowless = Binder(planner, scope: nil)
        var defaults: [Int: BoundExpression] = [:]
        for (position, column) in table.columns.enumerated() where !positions.contains(position) {
            if let written = column.defaultValue { defaults[position] = try rowless.bind(written) }
        }
        self.defaults = defaults
        if case .update(let written) = insert.conflict {
            assignments = try ModifyExecution.bind(written, table, planner)
        } else {
            assignments = []
        }
        returning = try insert.returning.map { try ReturningRows($0, table, planner) }
    }

    func run() throws -> SQLRows? {
        switch insert.source {
        case .values(let rows):
            let rowless = Binder(planner, scope: nil)
            for row in rows {
                guard row.count == positions.count else { throw SQLError(.invalidNumberOfValues) }
                try add(try row.map { try rowless.bind($0).value([], evaluation) })
            }
        case .query(let query):
            let plan = try planner.plan(query)
            guard plan.columns.count == positions.count else { throw SQLError(.invalidNumberOfValues) }
            for row in try plan.open(evaluation).all() { try add(row) }
        }
        return returning?.result
    }

    private func add(_ given: [SQLValue]) throws {
        var values: [SQLValue] = table.columns.map { .null($0.type) }
        for (position, value) in zip(positions, given) { values[position] = value }
        for (position, value) in defaults { values[position] = try value.value([], evaluation) }
        if let column = table.autoIncrementColumn { try count(column, &values) }
        try writer.requireNotNull(values)
        let key = try table.keyBytes(of: values)
        var previous: [SQLValue]?
        if let existing = try writer.row(withKey: key) {
            let stored = try table.values(ofRow: existing.value)
            previous = stored
            if !insert.isUpsert {
                switch insert.conflict {
                case .fail: throw SQLError(.keyAlreadyExists)
                case .nothing: return
                case .update:
                    values = stored
                    for (position, value) in assignments {
                        values[position] = try value.value(stored, evaluation)
                    }
                    try writer.requireNotNull(values)
                }
            }
        }
        values = try writer.write(values, previous: previous)
        if let column = table.autoIncrementColumn, let position = table.columns.firstIndex(of: column) {
            if transaction.firstKeys[table.name] == nil {
                transaction.firstKeys[table.name] = values[position]
            }
            transaction.lastKeys[table.name] = values[position]
        }
        try returning?.add(values, table, evaluation)
    }

    /// Gives the next key, or checks the one that was given.
    private func count(_ column: Column, _ values: inout [SQLValue]) throws {
        guard let position = table.columns.firstIndex(of: column) else { return }
        let maximum = try highestKey()
        guard positions.contains(position) else {
            guard !insert.isUpsert else { return }
            guard maximum < .max else {
                throw SQLError(.invalidValue, ": auto increment of table \(table.name) is exhausted")
            }
            transaction.counters[table.id] = maximum + 1
            values[position] = .integer(maximum + 1)
            return
        }
        if values[position].isNull {
            throw insert.isUpsert
                ? SQLError(.keyCannotBeNull) : SQLError(.columnCannotBeNull, " (\(column.name))")
        }
        guard case .integer(let value) = values[position] else {
            throw SQLError(.invalidValue, " (expecting numeric value)")
        }
        guard value <= maximum else { return }
        guard try writer.row(withKey: try table.keyBytes(of: values)) != nil else {
            throw SQLError(.invalidValue, ": specified value must be greater than current one")
        }
    }

    /// Highest key of the table ever used, 0 when there is none.
    private func highestKey() throws -> Int64 {
        if let known = transaction.counters[table.id] { return known }
        let prefix = transaction.keys.rowPrefix(table: table.id)
        var range = KeyValueRange(prefix: prefix, isDescending: true)
        range.includesDeleted = true
        range.includesValues = false
        var highest: Int64 = 0
        if let entry = try transaction.store.scan(range).next() {
            let bytes = entry.key.dropFirst(prefix.count + 1)
            guard bytes.count == 8 else { throw SQLError(.corruptedData, ": row key of table \(table.name)") }
            let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            highest = Int64(bitPattern: bits ^ 1 << 63)
        }
        transaction.counters[table.id] = max(0, highest)
        return max(0, highest)
    }
}

/// Runs one UPDATE or DELETE.
struct ModifyExecution {
    private let change: RowChange
    private let planner: Planner
    private let evaluation: Evaluation
    private let table: Table
    private let writer: TableWriter
    private let assignments: [(position: Int, value: BoundExpression)]?

    init(_ change: RowChange, _ planner: Planner) throws {
        self.change = change
        self.planner = planner
        evaluation = Evaluation(transaction: planner.transaction)
        table = try planner.catalog().requireTable(change.table)
        try planner.transaction.noteUse(of: table)
        writer = try TableWriter(table, planner, evaluation)
        let table = table
        assignments = try change.assignments.map { try ModifyExecution.bind($0, table, planner) }
    }

    /// - Throws: `SQLError`: `illegalArguments`, `keyCannotBeUpdated`, `duplicatedColumn`,
    ///   `columnDoesNotExist`.
    static func bind(
        _ assignments: [Assignment], _ table: Table, _ planner: Planner
    ) throws -> [(position: Int, value: BoundExpression)] {
        let scope = try Scope(of: table)
        var bound: [(position: Int, value: BoundExpression)] = []
        for assignment in assignments {
            guard assignment.comparison == .equal else { throw SQLError(.illegalArguments) }
            let column = try table.requireColumn(assignment.column)
            guard !table.primaryIndex.columnIDs.contains(column.id) else {
                throw SQLError(.keyCannotBeUpdated)
            }
            guard let position = table.columns.firstIndex(of: column),
                !bound.contains(where: { $0.position == position })
            else { throw SQLError(.duplicatedColumn) }
            bound.append((position, try Binder(planner, scope: scope).bind(assignment.value)))
        }
        return bound
    }

    func run() throws -> SQLRows? {
        var returning = try change.returning.map { try ReturningRows($0, table, planner) }
        let plan = try planner.plan(.select(change.select))
        // All rows are found before the first is changed, so that none is met twice.
        for row in try plan.open(evaluation).all() {
            guard let assignments else {
                try writer.delete(row)
                try returning?.add(row, table, evaluation)
                continue
            }
            var values = row
            for (position, value) in assignments {
                let new = try value.value(row, evaluation)
                let type = table.columns[position].type
                guard ModifyExecution.isUsable(new, as: type) else {
                    throw SQLError(
                        .invalidTypes,
                        ": \(new.type.rawValue) can not be interpreted as type \(type.rawValue)")
                }
                values[position] = new
            }
            try writer.requireNotNull(values)
            values = try writer.write(values, previous: row)
            try returning?.add(values, table, evaluation)
        }
        return returning?.result
    }

    private static func isUsable(_ value: SQLValue, as type: SQLType) -> Bool {
        if value.isNull || value.type == type { return true }
        switch value {
        case .integer: return type == .float || type == .json
        case .float, .boolean: return type == .json
        case .varchar: return [.json, .timestamp, .uuid].contains(type)
        case .json: return true
        default: return false
        }
    }
}
