internal import ImmuDBRecords

/// Writes rows of one table, with their index entries, after checking constraints.
final class TableWriter {
    let table: Table
    private let transaction: SQLTransaction
    private let evaluation: Evaluation
    private let mapping: IndexMapping
    private let checks: [(text: String, condition: BoundExpression)]

    init(_ table: Table, _ planner: Planner, _ evaluation: Evaluation) throws {
        self.table = table
        self.evaluation = evaluation
        transaction = evaluation.transaction
        mapping = IndexMapping(table: table, keys: transaction.keys)
        let scope = try Scope(of: table)
        checks = try table.checks.map {
            ($0.condition.text, try Binder(planner, scope: scope).bind($0.condition))
        }
    }

    private var store: any KeyValueTransaction { transaction.store }

    func rowKey(_ key: [UInt8]) -> [UInt8] { transaction.keys.rowPrefix(table: table.id) + key }

    /// The live row with a key.
    func row(withKey key: [UInt8]) throws -> KeyValueEntry? {
        guard let entry = try store.get(rowKey(key), in: .all, isRecorded: true), !entry.isDeleted else {
            return nil
        }
        return entry
    }

    /// - Throws: `SQLError.columnCannotBeNull`.
    func requireNotNull(_ values: [SQLValue]) throws(SQLError) {
        for (column, value) in zip(table.columns, values) where column.isNotNull && value.isNull {
            throw SQLError(.columnCannotBeNull, " (\(column.name))")
        }
    }

    /// Writes a row.
    /// - Parameter previous: the row it replaces.
    /// - Returns: the values as they are after storing.
    @discardableResult
    func write(_ given: [SQLValue], previous: [SQLValue]?) throws -> [SQLValue] {
        let values = try checked(given)
        let key = try table.keyBytes(of: values)
        let bytes = try table.rowBytes(of: values)
        for index in table.secondaryIndexes where index.isUnique {
            try requireUnique(values, in: index, key)
        }
        try store.set(rowKey(key), value: bytes, isDeleted: false)
        for change in try mapping.changes(values: values, isDeleted: false, previous: previous) {
            try store.setDerived(change.key, isDeleted: change.isDeleted)
        }
        transaction.affectedRows += 1
        return values
    }

    /// Deletes a row; the entry keeps its last value.
    func delete(_ values: [SQLValue]) throws {
        let key = rowKey(try table.keyBytes(of: values))
        guard let entry = try store.get(key, in: .all, isRecorded: true), !entry.isDeleted else { return }
        try store.set(key, value: entry.value, isDeleted: true)
        for change in try mapping.changes(values: values, isDeleted: true, previous: nil) {
            try store.setDerived(change.key, isDeleted: true)
        }
        transaction.affectedRows += 1
    }

    /// Evaluates the checks; JSON columns are presented parsed, and stay so.
    private func checked(_ given: [SQLValue]) throws -> [SQLValue] {
        guard !checks.isEmpty else { return given }
        var values = given
        for (position, column) in table.columns.enumerated() where column.type == .json {
            guard case .varchar(let text) = values[position] else { continue }
            _ = try onRecords(": table: \(table.name), column: \(column.name)") { () throws(SQLRecordError) in
                try values[position].converted(toColumn: .json)
            }
            values[position] = .json(
                try onRecords { () throws(SQLRecordError) in try JSONValue(parsing: text) })
        }
        for check in checks {
            let result: SQLValue
            do {
                result = try check.condition.value(values, evaluation)
            } catch let error as SQLError {
                throw SQLError(.checkConstraintViolation, ": \(check.text): \(error.message)")
            }
            guard case .boolean(true) = result else {
                throw SQLError(.checkConstraintViolation, ": \(check.text)")
            }
        }
        return values
    }

    private func requireUnique(_ values: [SQLValue], in index: Index, _ key: [UInt8]) throws {
        let prefix =
            transaction.keys.indexPrefix(table: table.id, index: index.id)
            + (try table.indexedBytes(of: values, in: index))
        var range = KeyValueRange(prefix: prefix)
        range.includesValues = false
        let cursor = try store.scan(range)
        while let entry = try cursor.next() {
            if entry.key != prefix + key { throw SQLError(.keyAlreadyExists) }
        }
    }
}
