internal import ImmuDBRecords
internal import ImmuDBSQL

extension Documents {
    /// Creates a collection with its fields and indexes.
    /// - Throws: `collectionExists`, `reservedName`, `illegalArguments`, `fieldNotFound`, `limitExceeded` for
    ///   an index whose entries could not be stored, `readOnly`, `replica`, `storage`.
    package func create(_ collection: DocumentCollection) async throws(EngineError) {
        try DocumentName.requireCollection(collection.name)
        try DocumentName.requireIDField(collection.idField)
        for field in collection.fields {
            try DocumentName.requireField(field.name)
            guard field.name != collection.idField else {
                throw .illegal("id field name '\(field.name)' should not be specified")
            }
        }
        var indexes: [DocumentCollection.FieldIndex] = []
        for index in collection.indexes {
            guard !index.fields.isEmpty else { throw .illegal("no fields specified") }
            for field in index.fields { try DocumentName.requireField(field) }
            if index.fields == [collection.idField] {
                guard index.isUnique else { throw .illegal("index on id field must be unique") }
                continue  // the primary key
            }
            indexes.append(index)
        }
        let kept = indexes
        _ = try await writing(retries: true) { transaction in
            try transaction.execute(.definition(.createTable(TableDefinition(collection))))
            for index in kept { try create(index, on: collection.name, transaction) }
        }
    }

    /// A collection by its name.
    /// - Throws: `collectionNotFound`, `storage`.
    package func collection(_ name: String) async throws(EngineError) -> DocumentCollection {
        try await reading { DocumentCollection(try self.table(name, $0)) }
    }

    /// All collections, in order of creation.
    package func all() async throws(EngineError) -> [DocumentCollection] {
        try await reading { try $0.catalog().tables.map { DocumentCollection($0) } }
    }

    /// Renames the id field. Documents keep the member they have until they are replaced.
    /// - Parameter idField: empty to change nothing.
    /// - Throws: `collectionNotFound`, `fieldExists`, and what names are refused with.
    package func update(_ name: String, idField: String) async throws(EngineError) {
        if !idField.isEmpty { try DocumentName.requireIDField(idField) }
        _ = try await writing(retries: true) { transaction in
            let table = try self.table(name, transaction)
            guard !idField.isEmpty, idField != table.idField else { return }
            try transaction.execute(
                .definition(.renameColumn(table: name, column: table.idField, to: idField)))
        }
    }

    /// Drops a collection. Its documents stay in the log.
    package func delete(_ name: String) async throws(EngineError) {
        _ = try await writing(retries: true) { transaction in
            try transaction.execute(.definition(.dropTable(name, ifExists: false)))
        }
    }

    /// Declares a field. Documents count as having no value there until they are replaced.
    /// - Throws: `fieldExists`, `collectionNotFound`, and what names are refused with.
    package func add(_ field: DocumentCollection.Field, to name: String) async throws(EngineError) {
        try DocumentName.requireField(field.name)
        _ = try await writing(retries: true) { transaction in
            try transaction.execute(.definition(.addColumn(table: name, ColumnDefinition(field))))
        }
    }

    /// Takes a declaration back. Documents keep the member.
    /// - Throws: `fieldNotFound`, `collectionNotFound`, `illegalArguments` for a field of an index.
    package func remove(field: String, from name: String) async throws(EngineError) {
        try DocumentName.requireField(field)
        _ = try await writing(retries: true) { transaction in
            try transaction.execute(.definition(.dropColumn(table: name, column: field)))
        }
    }

    /// Creates an index over documents there are and will be. A unique one needs an empty collection.
    /// - Throws: `illegalArguments`, `fieldNotFound`, `collectionNotFound`, `limitExceeded`.
    package func create(
        _ index: DocumentCollection.FieldIndex, on name: String
    ) async throws(EngineError) {
        guard !index.fields.isEmpty else { throw .illegal("no fields specified") }
        for field in index.fields { try DocumentName.requireField(field) }
        _ = try await writing(retries: true) { try create(index, on: name, $0) }
    }

    /// Drops the index over exactly these fields in this order.
    /// - Throws: `illegalArguments`, `fieldNotFound`, `collectionNotFound`.
    package func deleteIndex(_ fields: [String], of name: String) async throws(EngineError) {
        guard !fields.isEmpty else { throw .illegal("no fields specified") }
        for field in fields { try DocumentName.requireField(field) }
        _ = try await writing(retries: true) { transaction in
            if try transaction.catalog().table(named: name).map({ [$0.idField] == fields }) == true {
                throw EngineError.illegal("primary key index can NOT be deleted")
            }
            try transaction.execute(.definition(.dropIndex(table: name, columns: fields)))
        }
    }

    private func create(
        _ index: DocumentCollection.FieldIndex, on name: String, _ transaction: SQLTransaction
    ) throws {
        if let table = try transaction.catalog().table(named: name) {
            try requireStorable(index, of: table)
        }
        try transaction.execute(
            .definition(
                .createIndex(
                    table: name, columns: index.fields, isUnique: index.isUnique, ifNotExists: false,
                    condition: nil)))
    }

    /// Refuses an index that documents with all its values could never enter.
    private func requireStorable(
        _ index: DocumentCollection.FieldIndex, of table: Table
    ) throws(EngineError) {
        var count = Limits.indexEntryOverheadBytes
        for name in [table.idField] + index.fields {
            guard let column = table.column(named: name) else { continue }  // refused by the statement
            count += SQLKeyForm.byteCount(type: column.type, maxLength: column.maxLength)
        }
        guard count <= Limits.indexEntryBytesMax else {
            throw EngineError(
                .limitExceeded,
                "max key length exceeded: entries of an index over these fields would take \(count) bytes")
        }
    }
}

extension TableDefinition {
    fileprivate init(_ collection: DocumentCollection) {
        self.init(
            name: collection.name,
            columns: [
                ColumnDefinition(
                    name: collection.idField, type: .blob,
                    maxLength: ImmuDBRecords.Limits.documentIDBytesMax, isNotNull: true),
                ColumnDefinition(name: DocumentName.documentColumn, type: .blob),
            ] + collection.fields.map { ColumnDefinition($0) },
            primaryKeys: [[collection.idField]])
    }
}

extension ColumnDefinition {
    fileprivate init(_ field: DocumentCollection.Field) {
        self.init(
            name: field.name, type: field.type.columnType,
            maxLength: field.type == .string ? ImmuDBRecords.Limits.stringFieldBytesMax : 0)
    }
}
