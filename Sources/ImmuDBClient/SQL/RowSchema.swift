internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords

/// Reads the schema that comes with a verifiable row, and rows with it.
enum RowSchema {
    /// The table as the server describes it.
    /// - Throws: `VerificationFailure`: `malformedMessage` for one that contradicts itself.
    static func table(
        _ name: String, _ answer: Immudb_Schema_VerifiableSQLEntry
    ) throws(VerificationFailure) -> PinnedTable {
        guard answer.databaseID == SQLKeySpace.databaseID else {
            throw malformed("the database id is \(answer.databaseID), not \(SQLKeySpace.databaseID)")
        }
        guard answer.colTypesByID.count <= ClientLimits.tableColumnsMax,
            answer.pkids.count <= ClientLimits.tableColumnsMax
        else {
            throw VerificationFailure(
                .limitExceeded, "a table of \(answer.colTypesByID.count) columns is described")
        }
        var columns: [PinnedTable.Column] = []
        for (id, word) in answer.colTypesByID.sorted(by: { $0.key < $1.key }) {
            guard let type = SQLType(rawValue: word), type != .any else {
                throw malformed("column \(id) has the type '\(word)'")
            }
            guard let shown = answer.colNamesByID[id], id > 0, id <= answer.maxColID else {
                throw malformed("column \(id) has no name, or an id above \(answer.maxColID)")
            }
            let named = answer.colIdsByName.first { SQLColumn.plainName(of: $0.key) == plain(shown) }
            guard named?.value == id else {
                throw malformed("the name of column \(id) stands for another column")
            }
            let length = Int(answer.colLenByID[id] ?? 0)
            guard length >= 0 else { throw malformed("column \(id) has the length \(length)") }
            columns.append(
                PinnedTable.Column(id: id, name: plain(shown), type: type, length: length))
        }
        guard Set(columns.map(\.name)).count == columns.count else {
            throw malformed("two columns have the same name")
        }
        return PinnedTable(
            name: name, id: answer.tableID, primaryKey: answer.pkids, columns: columns,
            maxColumnID: answer.maxColID)
    }

    /// The table or collection is not shown as its own definition says.
    static func mismatch(_ name: String, _ subject: SchemaPin.Subject) -> VerificationFailure {
        let what = subject == .table ? "other columns, or another id or key," : "another number or id field"
        return VerificationFailure(
            .schemaMismatch, "\(subject.rawValue) \(name) is shown with \(what) than the database stores")
    }

    private static func plain(_ name: String) -> String { SQLColumn.plainName(of: name) }

    private static func malformed(_ problem: String) -> VerificationFailure {
        VerificationFailure(.malformedMessage, "answer of VerifiableSQLGet: \(problem)")
    }

    /// Store key of a row.
    /// - Throws: `ClientError` with `invalidArgument` for values that are no key of the table.
    static func rowKey(
        _ table: PinnedTable, _ values: [SQLValue]
    ) throws -> [UInt8] {
        guard values.count == table.primaryKey.count else {
            throw ClientError(
                .invalidArgument,
                "the primary key of \(table.name) has \(table.primaryKey.count) columns, given are "
                    + "\(values.count) values")
        }
        var key = SQLKeySpace(kind: .sql).rowPrefix(table: table.id)
        for (id, value) in zip(table.primaryKey, values) {
            guard let column = table.column(id) else {
                throw malformed("column \(id) of the primary key is not described")
            }
            do {
                try SQLKeyForm.append(value, type: column.type, maxLength: column.length, to: &key)
            } catch {
                throw ClientError(
                    .invalidArgument, "value for column \(column.name): \(error.message)",
                    hint: "the column has the type \(column.type.rawValue)")
            }
        }
        return key
    }

    /// Values of a row in the order of the columns.
    /// - Throws: `VerificationFailure` with `schemaMismatch`: the bytes are proven, so the schema is wrong.
    static func values(
        _ table: PinnedTable, _ stored: [UInt8]
    ) throws(VerificationFailure) -> [SQLValue] {
        do {
            let reader = try SQLRowReader(stored, maxColumnID: table.maxColumnID)
            var values: [SQLValue] = []
            for column in table.columns {
                values.append(try reader.value(of: column.id, type: column.type))
            }
            return values
        } catch {
            throw VerificationFailure(
                .schemaMismatch,
                "the stored row cannot be read with the columns of table \(table.name): \(error.message)")
        }
    }

    /// Compares a proven row with what was asked for and what was seen before.
    static func compare(
        _ table: PinnedTable, _ values: [SQLValue], key: [SQLValue], expected: ExpectedRow?
    ) throws {
        for (id, value) in zip(table.primaryKey, key) {
            guard let index = table.columns.firstIndex(where: { $0.id == id }) else { continue }
            let column = table.columns[index]
            guard try value.converted(toColumn: column.type) == values[index] else {
                throw VerificationFailure(
                    .wrongSubject, "the proven row has another value in key column \(column.name)")
            }
        }
        for (name, value) in expected?.values ?? [] {
            guard let column = table.column(named: name),
                let index = table.columns.firstIndex(where: { $0.id == column.id })
            else {
                throw VerificationFailure(
                    .schemaMismatch, "the row to be compared has a column \(name), the table has none")
            }
            let proven = values[index]
            guard value.isNull == proven.isNull, text(value) == text(proven) || value == proven else {
                throw VerificationFailure(
                    .valueMismatch, "column \(column.name) does not hold the value that was shown")
            }
        }
    }

    /// UUIDs and JSON are compared as text, for they travel so.
    private static func text(_ value: SQLValue) -> SQLValue {
        switch value {
        case .uuid(let id): .varchar(id.text)
        case .json(let json): .varchar(json.text)
        default: value
        }
    }
}
