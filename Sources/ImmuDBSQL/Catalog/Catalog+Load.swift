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

    /// This catalog with the parts read again that later transactions touched: what ``read(from:keys:)``
    /// gives, at a cost that does not grow with the number of tables.
    /// - Throws: as ``read(from:keys:)``.
    package func updated(
        _ change: CatalogChange, from transaction: any KeyValueReader, keys: SQLKeySpace
    ) throws -> Catalog {
        // What is damaged is known by name only, so it has to be found again.
        guard damaged.isEmpty else { return try Catalog.read(from: transaction, keys: keys) }
        do {
            let reader = CatalogReader(transaction: transaction, keys: keys)
            var catalog = self
            for id in change.tables.sorted() { try reader.read(table: id, into: &catalog) }
            for name in change.views { try reader.read(view: name, into: &catalog) }
            for name in change.sequences { try reader.read(sequence: name, into: &catalog) }
            return catalog
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
            try put(table: try reader.integer("table id"), entry, into: &catalog)
        }
        for (entry, key) in try entries(keys.catalogPrefix(.view)) {
            try put(view: String(decoding: key, as: UTF8.self), entry, into: &catalog)
        }
        for (entry, key) in try entries(keys.catalogPrefix(.sequence)) {
            try put(sequence: String(decoding: key, as: UTF8.self), entry, into: &catalog)
        }
        return catalog
    }

    // MARK: One thing of the catalog, as it is now

    func read(table id: UInt32, into catalog: inout Catalog) throws {
        catalog.remove(tableID: id)
        guard let entry = try entry(keys.tableKey(id)) else { return }
        try put(table: id, entry, into: &catalog)
    }

    func read(view name: String, into catalog: inout Catalog) throws {
        catalog.views.removeAll { $0.name == name }
        guard let entry = try entry(keys.viewKey(name)) else { return }
        try put(view: name, entry, into: &catalog)
    }

    func read(sequence name: String, into catalog: inout Catalog) throws {
        catalog.sequences[name] = nil
        guard let entry = try entry(keys.sequenceKey(name)) else { return }
        try put(sequence: name, entry, into: &catalog)
    }

    // MARK: One entry

    private func put(table id: UInt32, _ entry: KeyValueEntry, into catalog: inout Catalog) throws {
        catalog.maxTableID = max(catalog.maxTableID, id)
        guard !entry.isDeleted else { return }
        let name = String(decoding: entry.value, as: UTF8.self)
        try noting(name, in: &catalog) { $0.put(try table(id, name)) }
    }

    private func put(view name: String, _ entry: KeyValueEntry, into catalog: inout Catalog) throws {
        guard !entry.isDeleted else { return }
        try noting(name, in: &catalog) { catalog in
            let statements = try Parser.statements(of: entry.value)
            guard case .query(let query)? = statements.first, statements.count == 1 else {
                throw FormatError("it is not a query")
            }
            // In the order of the keys.
            let position = catalog.views.firstIndex { name.utf8.lexicographicallyPrecedes($0.name.utf8) }
            catalog.views.insert(
                Catalog.View(name: name, query: query), at: position ?? catalog.views.count)
        }
    }

    private func put(sequence name: String, _ entry: KeyValueEntry, into catalog: inout Catalog) throws {
        guard !entry.isDeleted else { return }
        catalog.sequences[name] = try SequenceRecord(decoding: entry.value)
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

    /// The entry of a key, a deletion included.
    private func entry(_ key: [UInt8]) throws -> KeyValueEntry? {
        try entries(key).first { _, rest in rest.isEmpty }?.0
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
