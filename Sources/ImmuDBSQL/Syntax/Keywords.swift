internal import ImmuDBRecords

/// Word classes of the dialect, all in upper case.
enum Keywords {
    static let aggregates: Set<String> = ["COUNT", "SUM", "MAX", "MIN", "AVG", "STRING_AGG"]
    static let joins: Set<String> = ["INNER", "LEFT", "RIGHT", "CROSS", "FULL"]

    /// Never a name.
    static let reserved: Set<String> = words(
        """
        AFTER ALL AND AS ASC AUTO_INCREMENT BEFORE BY CASCADE CASE CAST CHECK COLUMN CREATE DATABASES DEFAULT
        DESC DIFF DISTINCT DO ELSE END EXCEPT EXPLAIN FETCH FIRST FOR FOREIGN FROM GRANTS GROUP HAVING HISTORY
        ILIKE IN INTERSECT INTO IS JOIN LAST LATERAL LIKE LIMIT NATURAL NOT NOTHING NULLS OFFSET ON ONLY
        OR ORDER OVER PARTITION PASSWORD PRIMARY READ READWRITE RECURSIVE REFERENCES RELEASE RETURNING ROWS
        SAVEPOINT SELECT SEQUENCE SET SINCE TABLE THEN TO TRUNCATE TX UNION UNIQUE UNTIL UPSERT USE USER USING
        UUID VIEW WHEN WHERE WITH
        """)

    /// Keywords that can name a table, a column or an alias.
    static let names: Set<String> = words(
        """
        ADD ADMIN ALTER BEGIN COMMIT CONFLICT CONSTRAINT DATABASE DAY DELETE DROP GRANT HOUR IF INDEX
        INSERT KEY
        MINUTE MONTH OF PRIVILEGES RENAME REVOKE ROLLBACK SECOND SHOW SNAPSHOT TABLES TRANSACTION UPDATE USERS
        YEAR
        """)

    /// Words for types and what they mean.
    static let types: [String: SQLType] = [
        "INTEGER": .integer, "INT": .integer, "INT4": .integer, "INT8": .integer, "BIGINT": .integer,
        "SMALLINT": .integer, "SERIAL": .integer, "BIGSERIAL": .integer, "BOOLEAN": .boolean,
        "VARCHAR": .varchar, "FLOAT": .float, "FLOAT4": .float, "FLOAT8": .float, "DOUBLE": .float,
        "REAL": .float, "NUMERIC": .float, "DECIMAL": .float, "TIMESTAMP": .timestamp,
        "TIMESTAMPTZ": .timestamp, "DATE": .timestamp, "BLOB": .blob, "BYTEA": .blob, "UUID": .uuid,
        "JSON": .json, "JSONB": .json,
    ]

    /// Words that can name a column and follow AS.
    static let columnNames: Set<String> = Set(types.keys).subtracting(["UUID"])
        .union(["BETWEEN", "EXISTS", "EXTRACT", "VALUES"])

    static let all: Set<String> = reserved.union(names).union(columnNames).union(aggregates).union(joins)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
