internal import ImmuDBRecords

extension SQLTransaction {
    func create(_ definition: TableDefinition, in catalog: inout Catalog) throws {
        let key = try primaryKey(of: definition)
        if definition.ifNotExists, catalog.table(named: definition.name) != nil { return }
        try requireValidChecks(of: definition)
        try catalog.requireFreeName(definition.name)
        var table = Table(
            id: catalog.maxTableID + 1, name: definition.name, columns: [], indexes: [], maxColumnID: 0)
        for column in definition.columns {
            guard !SpecialColumn.all.contains(column.name) else {
                throw SQLError(.reservedWord, "(\(column.name))")
            }
            guard table.column(named: column.name) == nil else { throw SQLError(.duplicatedColumn) }
            guard !column.isAutoIncrement || column.type == .integer else {
                throw SQLError(.limitedAutoIncrement)
            }
            let id = UInt32(table.columns.count) + 1
            table.columns.append(try SQLTransaction.column(column, id: id))
            table.maxColumnID = id
        }
        let columns = try indexColumns(key, in: table)
        table.indexes = [Index(id: 0, isUnique: true, columnIDs: columns.map(\.id))]
        for column in table.columns where column.isAutoIncrement {
            guard table.autoIncrementColumn == column else { throw SQLError(.limitedAutoIncrement) }
        }
        var unnamed = 0
        for (position, check) in definition.checks.enumerated() {
            if check.name == nil { unnamed += 1 }
            let name = check.name ?? "\(definition.name)_check\(unnamed)"
            guard (1...Limits.constraintNameBytesMax).contains(name.utf8.count) else {
                throw SQLError(
                    .illegalArguments, ": constraint name longer than \(Limits.constraintNameBytesMax) bytes")
            }
            table.checks.append(Check(id: UInt32(position), name: name, condition: check.condition))
        }
        try write(table)
        catalog.put(table)
    }

    private func primaryKey(of definition: TableDefinition) throws(SQLError) -> [String] {
        let keys = definition.primaryKeys + definition.columns.filter(\.isPrimaryKey).map { [$0.name] }
        guard let key = keys.first else { throw SQLError(.noPrimaryKey) }
        guard keys.count == 1 else {
            throw SQLError(
                .multiplePrimaryKeys,
                text: "\"\(definition.name)\": \(SQLError.Code.multiplePrimaryKeys.text)")
        }
        return key
    }

    /// Evaluates every check once on a row of zero values.
    private func requireValidChecks(of definition: TableDefinition) throws {
        let scope = Scope()
        try scope.add(definition.name, definition.columns.map { ScopeColumn(name: $0.name, type: $0.type) })
        let binder = Binder(Planner(transaction: self, parameters: Parameters()), scope: scope)
        let zeros = definition.columns.map { SQLValue.zero(of: $0.type) }
        for check in definition.checks {
            let value = try binder.bind(check.condition).value(zeros, Evaluation(transaction: self))
            guard case .boolean = value.unwrapped else { throw SQLError(.invalidCheckConstraint) }
        }
    }

    /// A column with its length checked.
    static func column(_ definition: ColumnDefinition, id: UInt32) throws(SQLError) -> Column {
        var length = definition.maxLength
        if let fixed = definition.type.fixedBytes {
            guard length == 0 || length == fixed else { throw SQLError(.limitedMaxLength) }
            length = fixed
        }
        if let text = definition.defaultValue?.text, text.utf8.count > Limits.defaultTextBytesMax {
            throw SQLError(.illegalArguments, ": default longer than \(Limits.defaultTextBytesMax) bytes")
        }
        return Column(
            id: id, name: definition.name, type: definition.type, maxLength: length,
            isNotNull: definition.isNotNull || definition.isPrimaryKey,
            isAutoIncrement: definition.isAutoIncrement, defaultValue: definition.defaultValue)
    }

    /// Columns of an index to be, checked.
    func indexColumns(_ names: [String], in table: Table) throws(SQLError) -> [Column] {
        guard names.count <= Limits.indexColumnsMax else { throw SQLError(.tooManyIndexColumns) }
        var columns: [Column] = []
        var total = 0
        for name in names {
            let column = try table.requireColumn(name)
            guard !columns.contains(column) else { throw SQLError(.duplicatedColumn) }
            guard column.type != .json else { throw SQLError(.cannotIndexJSON) }
            total += column.maxLength
            let maximum = ImmuDBRecords.Limits.indexKeyBytesMax
            let isTooLong = column.maxLength == 0 || column.maxLength > maximum || total > maximum
            guard !isTooLong || engine.options.skipsIndexLengthChecks else {
                throw SQLError(
                    .limitedKeyType,
                    ": can not create index using column '\(name)'. "
                        + "Max key length for variable columns is \(maximum)")
            }
            columns.append(column)
        }
        return columns
    }
}
