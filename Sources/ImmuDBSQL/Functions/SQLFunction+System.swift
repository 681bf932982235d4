internal import ImmuDBRecords

extension SQLFunction {
    static let system: [SQLFunction] =
        [
            SQLFunction("RANDOM_UUID", .uuid) { call in
                try call.expect(0)
                let high = UInt64.random(in: .min ... .max) & ~0xF000 | 0x4000
                let low = UInt64.random(in: .min ... .max) & (.max >> 2) | 1 << 63
                return .uuid(UUIDValue(high: high, low: low))
            },
            SQLFunction("NEXTVAL", .integer) { call in
                try call.expect(1)
                guard let name = try call.text(0) else { return .null(.integer) }
                return .integer(try call.evaluation.transaction.nextValue(ofSequence: name))
            },
            SQLFunction("CURRVAL", .integer) { call in
                try call.expect(1)
                guard let name = try call.text(0) else { return .null(.integer) }
                return .integer(try call.evaluation.transaction.currentValue(ofSequence: name))
            },
            SQLFunction("CURRENT_DATABASE", .varchar) { call in
                .varchar(call.evaluation.transaction.engine.options.databaseName)
            },
            SQLFunction("CURRENT_USER", .varchar) { call in
                .varchar(call.evaluation.transaction.host?.currentUser ?? "")
            },
            SQLFunction("PG_GET_USERBYID", .varchar) { call in
                .varchar(call.evaluation.transaction.host?.currentUser ?? "")
            },
        ]
        + constants.map { constant($0.0, $0.1) }

    private static let constants: [(String, SQLValue)] = [
        ("CURRENT_SCHEMA", .varchar("public")), ("CURRENT_SCHEMAS", .varchar("{public}")),
        ("FORMAT_TYPE", .varchar("")), ("PG_TABLE_IS_VISIBLE", .boolean(true)),
        ("HAS_TABLE_PRIVILEGE", .boolean(true)), ("HAS_SCHEMA_PRIVILEGE", .boolean(true)),
        ("HAS_DATABASE_PRIVILEGE", .boolean(true)), ("HAS_COLUMN_PRIVILEGE", .boolean(true)),
        ("ARRAY_TO_STRING", .varchar("")), ("PG_ENCODING_TO_CHAR", .varchar("UTF8")),
        ("PG_TOTAL_RELATION_SIZE", .integer(0)), ("PG_RELATION_SIZE", .integer(0)),
        ("PG_TABLE_SIZE", .integer(0)), ("PG_DATABASE_SIZE", .integer(0)),
        ("PG_SIZE_PRETTY", .varchar("0 bytes")), ("OBJ_DESCRIPTION", .varchar("")),
        ("COL_DESCRIPTION", .varchar("")), ("SHOBJ_DESCRIPTION", .varchar("")),
        ("PG_GET_EXPR", .varchar("")), ("PG_GET_CONSTRAINTDEF", .varchar("")),
        ("PG_GET_INDEXDEF", .varchar("")), ("PG_GET_VIEWDEF", .varchar("")),
    ]

    /// A helper of PostgreSQL tools whose answer never differs.
    private static func constant(_ name: String, _ value: SQLValue) -> SQLFunction {
        SQLFunction(name, value.type) { _ in value }
    }
}
