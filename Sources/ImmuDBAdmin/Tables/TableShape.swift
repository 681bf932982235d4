import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords

/// The columns and indexes of a table, as the server tells them.
struct TableShape: Sendable {
    struct Column: Sendable {
        var name: String
        var type: SQLType
        /// Declared length of a text or BLOB; 0 without one.
        var maxLength: Int64
        var isNullable: Bool
        var isAutoIncremented: Bool
    }

    struct Index: Sendable {
        var columns: [String]
        var isUnique: Bool
        var isPrimary: Bool
    }

    let name: String
    let columns: [Column]
    let indexes: [Index]

    /// Asks for them.
    /// - Throws: `ClientError`, for an unknown table too.
    init(_ table: String, client: LedgerClient) async throws {
        let literal = SQLText.literal(table)
        let columnRows = RowList()
        try await client.sqlQuery("SELECT * FROM COLUMNS(\(literal))") { await columnRows.add($0) }
        let indexRows = RowList()
        try await client.sqlQuery("SELECT * FROM INDEXES(\(literal))") { await indexRows.add($0) }
        name = table
        columns = try await columnRows.rows.map { row throws(TableError) in
            guard row.count >= 6, case .varchar(let name) = row[1], case .varchar(let word) = row[2],
                let type = SQLType(rawValue: word), case .integer(let length) = row[3],
                case .boolean(let isNullable) = row[4], case .boolean(let isAutoIncremented) = row[5]
            else { throw TableError("the server describes a column of \(table) in an unknown way") }
            return Column(
                name: name, type: type, maxLength: type.fixedBytes == nil ? length : 0,
                isNullable: isNullable, isAutoIncremented: isAutoIncremented)
        }
        indexes = try await indexRows.rows.map { row throws(TableError) in
            guard row.count >= 4, case .varchar(let text) = row[1], case .boolean(let isUnique) = row[2],
                case .boolean(let isPrimary) = row[3], let start = text.firstIndex(of: "("),
                text.hasSuffix(")")
            else { throw TableError("the server describes an index of \(table) in an unknown way") }
            let columns = text[text.index(after: start)...].dropLast().split(separator: ",")
            return Index(
                columns: columns.map { String($0.drop { $0 == " " }) }, isUnique: isUnique,
                isPrimary: isPrimary)
        }
    }
}

/// Names and texts inside a statement.
enum SQLText {
    /// In quotes, so that no name is a keyword. Names have no quotes in them.
    static func identifier(_ name: String) -> String { "\"\(name)\"" }

    static func literal(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }

    /// A name of a table or column as typed.
    /// - Throws: `TableError` for anything that is no name.
    static func checkedName(_ text: String) throws(TableError) -> String {
        let letters = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x5F
        }
        guard letters, let first = text.utf8.first, !(0x30...0x39).contains(first) else {
            throw TableError("'\(text)' is no name of a table or column")
        }
        return text.lowercased()
    }
}

/// Rows of a result that is known to be small.
actor RowList {
    private(set) var rows: [[SQLValue]] = []

    func add(_ batch: SQLBatch) { rows += batch.rows }
}
