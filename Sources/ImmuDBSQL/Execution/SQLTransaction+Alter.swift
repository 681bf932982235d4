internal import ImmuDBRecords

extension SQLTransaction {
    func create(
        indexOn names: [String], isUnique: Bool, ifNotExists: Bool, in table: inout Table
    ) throws {
        let columns = try indexColumns(names, in: table)
        let ids = columns.map(\.id)
        guard !table.indexes.contains(where: { $0.columnIDs == ids }) else {
            if ifNotExists { return }
            throw SQLError(.indexAlreadyExists)
        }
        let index = Index(id: table.maxIndexID + 1, isUnique: isUnique, columnIDs: ids)
        let rows = try store.scan(KeyValueRange(prefix: keys.rowPrefix(table: table.id)))
        let mapping = IndexMapping(table: table, keys: keys)
        while let row = try rows.next() {
            guard !isUnique else { throw SQLError(.limitedIndexCreation) }
            let key = try mapping.key(ofRow: try table.values(ofRow: row.value), in: index)
            try store.setDerived(key, isDeleted: false)
        }
        table.indexes.append(index)
        table.maxIndexID = index.id
        try write(index, of: table)
    }

    func drop(indexOn names: [String], in table: inout Table) throws {
        let ids = try names.map { (name) throws(SQLError) in try table.requireColumn(name).id }
        guard let position = table.indexes.firstIndex(where: { $0.columnIDs == ids }) else {
            throw SQLError(.indexNotFound, " (\(table.name)(\(names.joined(separator: ","))))")
        }
        let index = table.indexes[position]
        guard !index.isPrimary else {
            throw SQLError(.illegalArguments, ": primary index can NOT be deleted")
        }
        table.indexes.remove(at: position)
        try store.set(keys.indexKey(table: table.id, index: index.id), value: [], isDeleted: true)
    }

    func alter(_ definition: DefinitionStatement, in catalog: inout Catalog) throws {
        switch definition {
        case .addColumn(let name, let column):
            var table = try catalog.requireTable(name)
            try add(column, to: &table)
            catalog.put(table)
        case .renameTable(let old, let new):
            var table = try catalog.requireTable(old)
            guard old != new else { throw SQLError(.sameOldAndNewNames, " (\(new))") }
            try catalog.requireFreeName(new)
            table.name = new
            catalog.put(table)
            try store.set(keys.tableKey(table.id), value: [UInt8](new.utf8), isDeleted: false)
        case .renameColumn(let name, let old, let new):
            var table = try catalog.requireTable(name)
            try rename(old, to: new, in: &table)
            catalog.put(table)
        case .dropColumn(let name, let column):
            var table = try catalog.requireTable(name)
            try drop(column, in: &table)
            catalog.put(table)
        case .dropConstraint(let name, let constraint):
            var table = try catalog.requireTable(name)
            guard let position = table.checks.firstIndex(where: { $0.name == constraint }) else {
                throw SQLError(.constraintNotFound, text: "\(name).\(constraint): constraint not found")
            }
            let check = table.checks.remove(at: position)
            catalog.put(table)
            try store.set(keys.checkKey(table: table.id, check: check.id), value: [], isDeleted: true)
        case .setNotNull(let name, let column, let isNotNull):
            var table = try catalog.requireTable(name)
            try set(column, isNotNull: isNotNull, in: &table)
            catalog.put(table)
        case .setType: throw SQLError(.notSupported, ": change of a column's type")
        default: throw SQLError(.unexpected)
        }
    }

    private func add(_ definition: ColumnDefinition, to table: inout Table) throws {
        let name = definition.name
        guard !definition.isNotNull, !definition.isPrimaryKey else {
            throw SQLError(.newColumnMustBeNullable, " (\(name))")
        }
        guard !definition.isAutoIncrement else { throw SQLError(.limitedAutoIncrement, " (\(name))") }
        try requireFree(name, in: table)
        let id = table.maxColumnID + 1
        do {
            let column = try SQLTransaction.column(definition, id: id)
            table.columns.append(column)
            table.maxColumnID = id
            try write(column, of: table)
        } catch let error as SQLError where error.code == .limitedMaxLength {
            throw error.appending(" (\(name))")
        }
    }

    private func requireFree(_ name: String, in table: Table) throws(SQLError) {
        guard !SpecialColumn.all.contains(name) else { throw SQLError(.reservedWord, "(\(name))") }
        guard table.column(named: name) == nil else { throw SQLError(.columnAlreadyExists, " (\(name))") }
    }

    private func rename(_ old: String, to new: String, in table: inout Table) throws {
        guard old != new else { throw SQLError(.sameOldAndNewNames, " (\(new))") }
        guard let position = table.columns.firstIndex(where: { $0.name == old }) else {
            throw SQLError(.columnDoesNotExist, " (\(old))")
        }
        try requireFree(new, in: table)
        if let check = table.checks.first(where: { $0.condition.columnNames.contains(old) }) {
            throw SQLError(
                .illegalArguments, ": column \(old) is used by constraint \(check.name), drop that first")
        }
        table.columns[position].name = new
        try write(table.columns[position], of: table)
    }

    private func drop(_ name: String, in table: inout Table) throws {
        let column = try table.requireColumn(name)
        guard !table.isIndexed(column) else {
            throw SQLError(.cannotDropColumn, " \(name) because one or more indexes require it")
        }
        if let check = table.checks.first(where: { $0.condition.columnNames.contains(name) }) {
            throw SQLError(.cannotDropColumn, " \(name) because \(check.name) constraint requires it")
        }
        table.columns.removeAll { $0.id == column.id }
        let key = keys.columnKey(table: table.id, column: column.id, type: column.type)
        try store.set(key, value: [], isDeleted: true)
    }

    private func set(_ name: String, isNotNull: Bool, in table: inout Table) throws {
        guard let position = table.columns.firstIndex(where: { $0.name == name }) else {
            throw SQLError(.columnDoesNotExist, " (\(name))")
        }
        if !isNotNull, table.primaryIndex.columnIDs.contains(table.columns[position].id) {
            throw SQLError(text: "cannot drop NOT NULL constraint on primary key column \(name)")
        }
        if isNotNull {
            let rows = try store.scan(KeyValueRange(prefix: keys.rowPrefix(table: table.id)))
            while let row = try rows.next() {
                guard try !table.values(ofRow: row.value)[position].isNull else {
                    throw SQLError(.columnCannotBeNull, " (\(name))")
                }
            }
        }
        table.columns[position].isNotNull = isNotNull
        try write(table.columns[position], of: table)
    }
}

extension Expression {
    /// Names of all columns that are used outside of subqueries.
    var columnNames: Set<String> {
        switch self {
        case .column(let name), .path(let name, _): [name.name]
        case .aggregate(let aggregate): aggregate.column.map { [$0.name] } ?? []
        case .literal, .parameter, .window, .exists, .scalar: []
        case .call(_, let arguments): Expression.columnNames(of: arguments)
        case .cast(let operand, _), .extract(_, let operand), .not(let operand), .inQuery(let operand, _, _):
            operand.columnNames
        case .and(let left, let right), .or(let left, let right), .comparison(_, let left, let right),
            .arithmetic(_, let left, let right), .like(let left, let right, _, _):
            left.columnNames.union(right.columnNames)
        case .inList(let operand, let items, _): operand.columnNames.union(Expression.columnNames(of: items))
        case .choice(let operand, let arms, let otherwise):
            Expression.columnNames(
                of: [operand, otherwise].compactMap { $0 } + arms.flatMap { [$0.condition, $0.result] })
        }
    }

    private static func columnNames(of expressions: [Expression]) -> Set<String> {
        expressions.reduce(into: []) { $0.formUnion($1.columnNames) }
    }
}
