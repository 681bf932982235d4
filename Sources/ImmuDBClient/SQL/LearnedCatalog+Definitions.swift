internal import ImmuDBProofs
internal import ImmuDBRecords

extension LedgerClient {
    /// Reads what is defined in the database from its own transactions, each of them proven: also what
    /// servers do not tell, such as CHECK and DEFAULT.
    ///
    /// The first time goes through all transactions, later ones through those that are new.
    /// - Throws: `ClientError`: a verdict; `schemaMismatch` for a definition that cannot be read.
    public func provenDefinitions() async throws -> DatabaseDefinitions {
        try await verified("TxScan") { operation in
            _ = try await operation.compareState(fetchesLink: true)
            var schema = try operation.lease.file.schema()
            schema.catalog = try await operation.learnCatalog(after: schema.catalog)
            try operation.lease.file.write(schema)
            return try schema.catalog.definitions(as: operation.trusted)
        }
    }
}

extension LearnedCatalog {
    /// Everything that is defined.
    /// - Parameter state: where the catalog was learned up to.
    /// - Throws: `VerificationFailure` with `schemaMismatch` for a definition that cannot be read.
    func definitions(as state: TrustedState) throws(VerificationFailure) -> DatabaseDefinitions {
        do throws(FormatError) {
            var tables: [TableDefinition] = []
            for entry in live(.table) {
                var reader = ByteReader(entry.rest)
                let id: UInt32 = try reader.integer("id of a table")
                tables.append(try definition(id, String(decoding: entry.value, as: UTF8.self)))
            }
            let views = live(.view).map { entry in
                DatabaseDefinitions.View(
                    name: String(decoding: entry.rest, as: UTF8.self),
                    text: String(decoding: entry.value, as: UTF8.self))
            }
            var sequences: [DatabaseDefinitions.Sequence] = []
            for entry in live(.sequence) {
                let record = try SequenceRecord(decoding: entry.value)
                sequences.append(
                    .init(name: String(decoding: entry.rest, as: UTF8.self), current: record.current))
            }
            return DatabaseDefinitions(state: state, tables: tables, views: views, sequences: sequences)
        } catch {
            throw VerificationFailure(
                .schemaMismatch, "a stored definition cannot be read: \(error.message)")
        }
    }

    private func definition(_ id: UInt32, _ name: String) throws(FormatError) -> TableDefinition {
        var table = TableDefinition(name: name, columns: [], primaryKey: [], indexes: [], checks: [])
        var names: [UInt32: String] = [:]
        for entry in live(.column, table: id) {
            var reader = ByteReader(entry.rest)
            let column: UInt32 = try reader.integer("id of a column of \(name)")
            let word = String(decoding: try reader.bytes(reader.remaining, "column type"), as: UTF8.self)
            guard let type = SQLType(rawValue: word), type != .any else {
                throw FormatError("column \(column) of \(name) has the unknown type \(word)")
            }
            let record = try ColumnRecord(decoding: entry.value)
            names[column] = record.name
            table.columns.append(
                .init(
                    name: record.name, type: type, maxLength: Int(record.maxLength),
                    isNotNull: record.isNotNull, isAutoIncrement: record.isAutoIncrement,
                    defaultText: record.defaultText))
        }
        for entry in live(.index, table: id) {
            var reader = ByteReader(entry.rest)
            let index: UInt32 = try reader.integer("id of an index of \(name)")
            let record = try IndexRecord(decoding: entry.value)
            let columns = record.columnIDs.compactMap { names[$0] }
            guard columns.count == record.columnIDs.count else {
                throw FormatError("index \(index) of \(name) is over a column that is not there")
            }
            if index == SQLKeySpace.primaryIndexID {
                table.primaryKey = columns
            } else {
                table.indexes.append(.init(columns: columns, isUnique: record.isUnique))
            }
        }
        guard !table.primaryKey.isEmpty else { throw FormatError("\(name) has no primary key") }
        for entry in live(.check, table: id) {
            let record = try CheckRecord(decoding: entry.value)
            table.checks.append(.init(name: record.name, text: record.text))
        }
        return table
    }

    /// Entries of a kind that are not deleted, in the order of their keys.
    private func live(
        _ kind: SQLKeySpace.CatalogKind, table: UInt32? = nil
    ) -> [(rest: [UInt8], value: [UInt8])] {
        live(keys.catalogPrefix(kind, table: table)).sorted { $0.rest.lexicographicallyPrecedes($1.rest) }
    }
}
