internal import ImmuDBRecords

extension SQLTransaction {
    /// Executes a statement that changes the catalog.
    func execute(_ definition: DefinitionStatement) throws {
        guard !store.isReadOnly else { throw SQLError(.readOnly) }
        try noteCatalogChange()
        var catalog = try catalog()
        switch definition {
        case .createTable(let table): try create(table, in: &catalog)
        case .dropTable(let name, let ifExists):
            try catalog.requireReadable(name)
            guard let table = catalog.table(named: name) else {
                if ifExists { return }
                throw SQLError(.tableDoesNotExist)
            }
            try drop(table, in: &catalog)
        case .truncateTable(let name): try truncate(try catalog.requireTable(name), in: &catalog)
        case .createIndex(let name, let columns, let isUnique, let ifNotExists, let condition):
            guard condition == nil else { throw SQLError(.notSupported, ": index on some of the rows only") }
            var table = try catalog.requireTable(name)
            try create(indexOn: columns, isUnique: isUnique, ifNotExists: ifNotExists, in: &table)
            catalog.put(table)
        case .dropIndex(let name, let columns):
            guard var table = catalog.table(named: name) else { throw SQLError(.tableDoesNotExist) }
            try drop(indexOn: columns, in: &table)
            catalog.put(table)
        case .createView(let name, let ifNotExists, let query, let text):
            try createView(name, ifNotExists, query, text, in: &catalog)
        case .dropView(let name, let ifExists):
            guard let position = catalog.views.firstIndex(where: { $0.name == name }) else {
                if ifExists { return }
                throw SQLError(text: "view does not exist (\(name))")
            }
            catalog.views.remove(at: position)
            try store.set(keys.viewKey(name), value: [], isDeleted: true)
        case .createSequence(let name):
            guard catalog.sequences[name] == nil else {
                throw SQLError(text: "sequence already exists (\(name))")
            }
            let record = SequenceRecord(current: 0, step: 1)
            engine.forget(sequence: name)
            catalog.sequences[name] = record
            try store.set(keys.sequenceKey(name), value: record.encoded, isDeleted: false)
        case .dropSequence(let name, let ifExists):
            guard catalog.sequences.removeValue(forKey: name) != nil else {
                if ifExists { return }
                throw SQLError(text: "sequence does not exist (\(name))")
            }
            engine.forget(sequence: name)
            try store.set(keys.sequenceKey(name), value: [], isDeleted: true)
        default: try alter(definition, in: &catalog)
        }
        replace(catalog)
    }

    private func createView(
        _ name: String, _ ifNotExists: Bool, _ query: Query, _ text: String, in catalog: inout Catalog
    ) throws {
        if ifNotExists, catalog.view(named: name) != nil { return }
        try catalog.requireFreeName(name)
        _ = try Planner(transaction: self, parameters: Parameters()).plan(query)
        catalog.views.append(Catalog.View(name: name, query: query))
        try store.set(keys.viewKey(name), value: [UInt8](text.utf8), isDeleted: false)
    }

    /// Writes the catalog entries of a new table: indexes, columns, checks, then the table.
    func write(_ table: Table) throws {
        for index in table.indexes { try write(index, of: table) }
        for column in table.columns { try write(column, of: table) }
        for check in table.checks {
            let record = CheckRecord(name: check.name, text: check.condition.text)
            try store.set(
                keys.checkKey(table: table.id, check: check.id), value: record.encoded, isDeleted: false)
        }
        try store.set(keys.tableKey(table.id), value: [UInt8](table.name.utf8), isDeleted: false)
    }

    func write(_ column: Column, of table: Table) throws {
        let key = keys.columnKey(table: table.id, column: column.id, type: column.type)
        try store.set(key, value: column.record.encoded, isDeleted: false)
    }

    func write(_ index: Index, of table: Table) throws {
        let record = IndexRecord(isUnique: index.isUnique, columnIDs: index.columnIDs)
        try store.set(
            keys.indexKey(table: table.id, index: index.id), value: record.encoded, isDeleted: false)
    }

    private func drop(_ table: Table, in catalog: inout Catalog) throws {
        try store.set(keys.tableKey(table.id), value: [], isDeleted: true)
        for column in table.columns {
            let key = keys.columnKey(table: table.id, column: column.id, type: column.type)
            try store.set(key, value: [], isDeleted: true)
        }
        for index in table.indexes {
            try store.set(keys.indexKey(table: table.id, index: index.id), value: [], isDeleted: true)
        }
        for check in table.checks {
            try store.set(keys.checkKey(table: table.id, check: check.id), value: [], isDeleted: true)
        }
        catalog.remove(tableID: table.id)
        (firstKeys[table.name], lastKeys[table.name]) = (nil, nil)
    }

    /// Drops a table and creates it again, empty and under a new id.
    private func truncate(_ old: Table, in catalog: inout Catalog) throws {
        try drop(old, in: &catalog)
        let numbers = Dictionary(
            old.columns.enumerated().map { ($0.element.id, UInt32($0.offset) + 1) },
            uniquingKeysWith: { first, _ in first })
        var table = old
        table.id = catalog.maxTableID + 1
        for position in table.columns.indices { table.columns[position].id = UInt32(position) + 1 }
        for position in table.indexes.indices {
            table.indexes[position].id = UInt32(position)
            table.indexes[position].columnIDs = old.indexes[position].columnIDs.compactMap { numbers[$0] }
        }
        for position in table.checks.indices { table.checks[position].id = UInt32(position) }
        table.maxColumnID = UInt32(table.columns.count)
        table.maxIndexID = UInt32(table.indexes.count - 1)
        try write(table)
        catalog.put(table)
    }
}
