internal import ImmuDBRecords

extension Planner {
    /// A relation about the database.
    /// - Throws: `SQLError`: `functionDoesNotExist`, `illegalArguments`, `tableDoesNotExist`,
    ///   `unspecifiedHost`.
    func systemRelation(_ name: String, _ arguments: [SQLValue]) throws -> any SourceNode {
        switch name {
        case "tables":
            let names = try catalog().tables.map(\.name)
            return SystemRelations.list("tables", [("name", .varchar)], names.map { [.varchar($0)] })
        case "columns":
            return SystemRelations.columns(of: try table(name, arguments))
        case "indexes":
            return SystemRelations.indexes(of: try table(name, arguments))
        case "table":
            return SystemRelations.description(of: try table(name, arguments))
        case "databases":
            let names = try host().databases()
            return SystemRelations.list("databases", [("name", .varchar)], names.map { [.varchar($0)] })
        case "users":
            let users = try host().users()
            return SystemRelations.list(
                "users", [("name", .varchar), ("permission", .varchar)],
                users.map { [.varchar($0.name), .varchar($0.permission.rawValue)] })
        case "grants":
            var user: String?
            if case .varchar(let text)? = arguments.first { user = text }
            let grants = try host().grants().filter { user == nil || $0.user == user }
            return SystemRelations.list(
                "grants", [("user", .varchar), ("privilege", .varchar)],
                grants.map { [.varchar($0.user), .varchar($0.privilege.rawValue)] })
        default: throw SQLError(.functionDoesNotExist, " (\(name))")
        }
    }

    private func host() throws(SQLError) -> any SQLHost {
        guard let host = transaction.host else { throw SQLError(.unspecifiedHost) }
        return host
    }

    private func table(_ function: String, _ arguments: [SQLValue]) throws -> Table {
        guard let argument = arguments.first, arguments.count == 1 else {
            throw SQLError(
                .illegalArguments, ": function '\(function.uppercased())' expect table name as parameter")
        }
        if inference != nil, argument.isNull {
            return Table(id: 0, name: "", columns: [], indexes: [], maxColumnID: 0)
        }
        guard case .varchar(let name) = argument else {
            throw SQLError(
                .illegalArguments,
                ": expected 'VARCHAR' for table name but type '\(argument.type.rawValue)' given instead")
        }
        return try catalog().requireTable(name.lowercased())
    }
}

/// Rows of the relations about the database.
enum SystemRelations {
    static func list(_ name: String, _ columns: [(String, SQLType)], _ rows: [[SQLValue]]) -> RelationSource {
        RelationSource(name, columns) { _ in rows }
    }

    static func columns(of table: Table) -> RelationSource {
        let columns: [(String, SQLType)] = [
            ("table", .varchar), ("name", .varchar), ("type", .varchar), ("max_length", .integer),
            ("nullable", .boolean), ("auto_increment", .boolean), ("indexed", .boolean),
            ("primary", .boolean), ("unique", .boolean),
        ]
        return list(
            "columns", columns,
            table.columns.map { column in
                [
                    .varchar(table.name), .varchar(column.name), .varchar(column.type.rawValue),
                    .integer(Int64(column.maxLength)), .boolean(!column.isNotNull),
                    .boolean(column.isAutoIncrement), .boolean(table.isIndexed(column)),
                    .boolean(table.primaryIndex.columnIDs.contains(column.id)),
                    .boolean(table.isUnique(column)),
                ]
            })
    }

    static func indexes(of table: Table) -> RelationSource {
        list(
            "indexes",
            [("table", .varchar), ("name", .varchar), ("unique", .boolean), ("primary", .boolean)],
            table.indexes.map { index in
                [
                    .varchar(table.name), .varchar(table.name(of: index)), .boolean(index.isUnique),
                    .boolean(index.isPrimary),
                ]
            })
    }

    static func description(of table: Table) -> RelationSource {
        let columns: [(String, SQLType)] = [
            ("column_name", .varchar), ("type_name", .varchar), ("is_nullable", .boolean),
            ("is_indexed", .varchar), ("is_auto_increment", .boolean), ("is_unique", .boolean),
        ]
        return list(
            "table", columns,
            table.columns.map { column in
                [
                    .varchar(column.name), .varchar(column.typeText), .boolean(!column.isNotNull),
                    .varchar(table.indexText(of: column)), .boolean(column.isAutoIncrement),
                    .boolean(table.isUnique(column)),
                ]
            })
    }

    private static let types: [(Int64, String)] = [
        (16, "bool"), (17, "bytea"), (18, "char"), (19, "name"), (20, "int8"), (21, "int2"), (23, "int4"),
        (24, "regproc"), (25, "text"), (26, "oid"), (114, "json"), (142, "xml"), (700, "float4"),
        (701, "float8"), (705, "unknown"), (790, "money"), (1042, "bpchar"), (1043, "varchar"),
        (1082, "date"),
        (1083, "time"), (1114, "timestamp"), (1184, "timestamptz"), (1186, "interval"), (1700, "numeric"),
        (2950, "uuid"), (3802, "jsonb"),
    ]

    static func pgType() -> RelationSource {
        list(
            "pg_type", [("oid", .integer), ("typbasetype", .integer), ("typname", .varchar)],
            types.map { [.integer($0.0), .integer(0), .varchar($0.1)] })
    }
}

extension Column {
    /// The type with its length, as tables are described.
    package var typeText: String {
        type.fixedBytes == nil && maxLength > 0 ? "\(type.rawValue)(\(maxLength))" : type.rawValue
    }
}

extension Table {
    /// Whether a unique index covers this column alone.
    package func isUnique(_ column: Column) -> Bool {
        indexes.contains { $0.isUnique && $0.columnIDs == [column.id] }
    }

    /// `NO`, `YES` or `PRIMARY KEY`.
    package func indexText(of column: Column) -> String {
        if primaryIndex.columnIDs.contains(column.id) { return "PRIMARY KEY" }
        return isIndexed(column) ? "YES" : "NO"
    }
}
