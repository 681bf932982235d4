internal import ImmuDBProofs
package import ImmuDBRecords

extension Catalog {
    /// Reads the catalog of a layer as a transaction sees it. The reads are not recorded. Tables and views
    /// whose definitions are damaged are left out and noted in ``damaged``.
    /// - Throws: `SQLError.corruptedData`; what the store throws.
    package static func read(from transaction: any KeyValueReader, keys: SQLKeySpace) throws -> Catalog {
        do {
            return try CatalogReader(transaction: transaction, keys: keys).catalog()
        } catch let error as FormatError {
            throw SQLError(error)
        }
    }
}

/// Reads catalog entries.
private struct CatalogReader {
    let transaction: any KeyValueReader
    let keys: SQLKeySpace

    func catalog() throws -> Catalog {
        var catalog = Catalog()
        for (entry, key) in try entries(keys.catalogPrefix(.table)) {
            var reader = ByteReader(key)
            let id: UInt32 = try reader.integer("table id")
            catalog.maxTableID = max(catalog.maxTableID, id)
            guard !entry.isDeleted else { continue }
            let name = String(decoding: entry.value, as: UTF8.self)
            try noting(name, in: &catalog) { $0.tables.append(try table(id, name)) }
        }
        for (entry, key) in try entries(keys.catalogPrefix(.view)) where !entry.isDeleted {
            let name = String(decoding: key, as: UTF8.self)
            try noting(name, in: &catalog) { catalog in
                let statements = try Parser.statements(of: entry.value)
                guard case .query(let query)? = statements.first, statements.count == 1 else {
                    throw FormatError("it is not a query")
                }
                catalog.views.append(Catalog.View(name: name, query: query))
            }
        }
        for (entry, key) in try entries(keys.catalogPrefix(.sequence)) where !entry.isDeleted {
            let name = String(decoding: key, as: UTF8.self)
            catalog.sequences[name] = try SequenceRecord(decoding: entry.value)
        }
        return catalog
    }

    /// Reads one definition. One that is damaged is noted, and the others stay usable.
    private func noting(
        _ name: String, in catalog: inout Catalog, _ body: (inout Catalog) throws -> Void
    ) throws {
        do {
            try body(&catalog)
        } catch let error as FormatError {
            catalog.damaged[name] = error.message
        } catch let error as SQLError {
            catalog.damaged[name] = error.message
        }
    }

    /// Entries of a prefix, deletions included, with the rest of their keys.
    private func entries(_ prefix: [UInt8]) throws -> [(KeyValueEntry, [UInt8])] {
        var range = KeyValueRange(prefix: prefix)
        range.includesDeleted = true
        range.isRecorded = false
        let cursor = try transaction.scan(range)
        var entries: [(KeyValueEntry, [UInt8])] = []
        while let entry = try cursor.next() { entries.append((entry, [UInt8](entry.key[prefix.count...]))) }
        return entries
    }

    private func table(_ id: UInt32, _ name: String) throws -> Table {
        var table = Table(id: id, name: name, columns: [], indexes: [], maxColumnID: 0)
        for (entry, key) in try entries(keys.catalogPrefix(.column, table: id)) {
            var reader = ByteReader(key)
            let column: UInt32 = try reader.integer("column id")
            let word = String(decoding: try reader.bytes(reader.remaining, "column type"), as: UTF8.self)
            guard let type = SQLType(rawValue: word), type != .any else {
                throw FormatError("column \(column) of table \(name) has unknown type \(word)")
            }
            table.maxColumnID = max(table.maxColumnID, column)
            guard !entry.isDeleted else { continue }
            table.columns.append(
                Column(id: column, type: type, record: try ColumnRecord(decoding: entry.value)))
        }
        for (entry, key) in try entries(keys.catalogPrefix(.index, table: id)) {
            var reader = ByteReader(key)
            let index: UInt32 = try reader.integer("index id")
            table.maxIndexID = max(table.maxIndexID, index)
            guard !entry.isDeleted else { continue }
            let record = try IndexRecord(decoding: entry.value)
            table.indexes.append(Index(id: index, isUnique: record.isUnique, columnIDs: record.columnIDs))
        }
        for (entry, key) in try entries(keys.catalogPrefix(.check, table: id)) where !entry.isDeleted {
            var reader = ByteReader(key)
            let check: UInt32 = try reader.integer("check id")
            let record = try CheckRecord(decoding: entry.value)
            table.checks.append(
                Check(id: check, name: record.name, condition: try Parser.expression(of: record.text)))
        }
        try requireSound(table)
        return table
    }

    private func requireSound(_ table: Table) throws(FormatError) {
        guard table.indexes.first?.isPrimary == true else {
            throw FormatError("table \(table.name) has no primary index")
        }
        for id in table.indexes.flatMap(\.columnIDs) where table.column(id: id) == nil {
            throw FormatError("index of table \(table.name) names column \(id)")
        }
    }
}

extension Column {
    fileprivate init(id: UInt32, type: SQLType, record: ColumnRecord) {
        self.init(
            id: id, name: record.name, type: type, maxLength: Int(record.maxLength),
            isNotNull: record.isNotNull, isAutoIncrement: record.isAutoIncrement,
            // A default that cannot be read counts as none, as everywhere else.
            defaultValue: record.defaultText.flatMap { try? Parser.expression(of: $0) })
    }
}
