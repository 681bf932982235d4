import TerminalUI

/// What a statement looks like, for `\help WORD`.
enum SQLHelp {
    struct Topic: Sendable {
        let name: String
        let summary: String
        let form: String
        let example: String
    }

    static let topics: [Topic] = [
        Topic(
            name: "SELECT", summary: "read rows",
            form: """
                [WITH [RECURSIVE] name [(columns)] AS (query), ...]
                SELECT [DISTINCT] expression [AS name], ... | *
                FROM table [SINCE|AFTER instant] [UNTIL|BEFORE instant] [AS name]
                [[INNER|LEFT|FULL|CROSS|NATURAL] JOIN table ON condition | USING (columns)]
                [WHERE condition] [GROUP BY expressions [HAVING condition]]
                [UNION [ALL] | EXCEPT | INTERSECT query]
                [ORDER BY expression [ASC|DESC] [NULLS FIRST|LAST], ...] [LIMIT n] [OFFSET n]

                table: a name, (query), (HISTORY OF name), (DIFF OF name); instant: TX id, or a time
                """,
            example:
                "SELECT id, total FROM invoice UNTIL TX 951 WHERE total > @low ORDER BY total DESC LIMIT 5;"),
        Topic(
            name: "INSERT", summary: "add rows",
            form: """
                INSERT INTO table [(columns)] VALUES (values), ... | query
                [ON CONFLICT [(columns)] DO NOTHING | DO UPDATE SET column = value, ...]
                [RETURNING expressions]
                """, example: "INSERT INTO invoice (name, total) VALUES ('acme', 120), ('zenith', @total);"),
        Topic(
            name: "UPSERT", summary: "add rows, or replace those with the same key",
            form: "UPSERT INTO table [(columns)] VALUES (values), ... | query",
            example: "UPSERT INTO invoice (id, name, total) VALUES (7, 'acme', 130);"),
        Topic(
            name: "UPDATE", summary: "change rows; earlier versions stay readable",
            form: "UPDATE table SET column = expression, ... [WHERE condition] [RETURNING expressions]",
            example: "UPDATE invoice SET total = total + 10 WHERE id = 7;"),
        Topic(
            name: "DELETE", summary: "mark rows as deleted; earlier versions stay readable",
            form: "DELETE FROM table [WHERE condition] [RETURNING expressions]",
            example: "DELETE FROM invoice WHERE id = 7;"),
        Topic(
            name: "CREATE TABLE", summary: "make a table",
            form: """
                CREATE TABLE [IF NOT EXISTS] name (
                    column type [NOT NULL] [AUTO_INCREMENT] [DEFAULT value], ...,
                    [CONSTRAINT name] CHECK (condition), ..., PRIMARY KEY column | (columns))

                type: INTEGER FLOAT BOOLEAN VARCHAR[n] BLOB[n] TIMESTAMP UUID JSON
                """,
            example: "CREATE TABLE invoice (id INTEGER AUTO_INCREMENT, name VARCHAR[40], PRIMARY KEY id);"),
        Topic(
            name: "CREATE INDEX", summary: "make an index",
            form: "CREATE [UNIQUE] INDEX [IF NOT EXISTS] ON table(columns)",
            example: "CREATE UNIQUE INDEX ON invoice(name);"),
        Topic(
            name: "CREATE VIEW", summary: "give a query a name", form: "CREATE VIEW name AS query",
            example: "CREATE VIEW large AS SELECT * FROM invoice WHERE total > 1000;"),
        Topic(
            name: "CREATE SEQUENCE", summary: "make a counter", form: "CREATE SEQUENCE name",
            example: "CREATE SEQUENCE numbers;"),
        Topic(
            name: "ALTER TABLE", summary: "change a table",
            form: """
                ALTER TABLE name ADD COLUMN column type
                ALTER TABLE name RENAME COLUMN old TO new
                ALTER TABLE name DROP COLUMN column
                ALTER TABLE name DROP CONSTRAINT name
                ALTER TABLE name RENAME TO new
                """, example: "ALTER TABLE invoice ADD COLUMN note VARCHAR[80];"),
        Topic(
            name: "DROP", summary: "take a table, index, view or sequence away; its history stays",
            form: "DROP TABLE name | INDEX ON table(columns) | VIEW name | SEQUENCE name",
            example: "DROP INDEX ON invoice(name);"),
        Topic(
            name: "BEGIN", summary: "start a transaction; the prompt shows *",
            form: "BEGIN [TRANSACTION] ... COMMIT | ROLLBACK",
            example: "BEGIN; UPDATE invoice SET total = 1 WHERE id = 7; COMMIT;"),
        Topic(
            name: "SAVEPOINT", summary: "a place inside a transaction to return to",
            form: "SAVEPOINT name | ROLLBACK TO [SAVEPOINT] name | RELEASE [SAVEPOINT] name",
            example: "BEGIN; SAVEPOINT a; DELETE FROM invoice; ROLLBACK TO a; COMMIT;"),
        Topic(
            name: "HISTORY OF", summary: "all versions of rows",
            form: "SELECT ... FROM (HISTORY OF table) [WHERE condition]",
            example: "SELECT * FROM (HISTORY OF invoice) WHERE id = 7;"),
        Topic(
            name: "DIFF OF", summary: "what changed between two transactions",
            form: "SELECT ... FROM (DIFF OF table) SINCE TX id UNTIL TX id",
            example: "SELECT * FROM (DIFF OF invoice) SINCE TX 900 UNTIL TX 951;"),
        Topic(
            name: "EXPLAIN", summary: "how a query is executed", form: "EXPLAIN [ROWS] query",
            example: "EXPLAIN SELECT * FROM invoice WHERE name = 'acme';"),
        Topic(
            name: "GRANT", summary: "allow statements to a user",
            form:
                "GRANT SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|ALL PRIVILEGES "
                + "ON DATABASE name TO USER name",
            example: "GRANT SELECT ON DATABASE defaultdb TO USER auditor;"),
        Topic(
            name: "REVOKE", summary: "take such a permission away",
            form: "REVOKE privileges ON DATABASE name TO USER name",
            example: "REVOKE SELECT ON DATABASE defaultdb TO USER auditor;"),
    ]

    /// Help for words that begin the name of a statement; nil for other words. A command of the same name
    /// comes first unless the word is in upper case.
    static func text(_ words: [String], columns: Int) -> String? {
        guard let first = words.first else { return nil }
        guard first == first.uppercased() || CommandTable.command(named: first) == nil else { return nil }
        let wanted = words.joined(separator: " ").uppercased()
        if wanted == "SQL" { return overview(columns: columns) }
        let found = topics.filter { $0.name == wanted || $0.name.hasPrefix(wanted + " ") }
        guard !found.isEmpty else { return nil }
        return found.map { topic in
            let form = topic.form.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : DisplayWidth.wrapWords("    " + $0, to: columns, indent: 8) }
            return "\(topic.name): \(topic.summary)\n\n\(form.joined(separator: "\n"))\n\n"
                + "Example:\n"
                + DisplayWidth.wrapWords("    " + topic.example, to: columns, indent: 8)
        }.joined(separator: "\n\n")
    }

    private static func overview(columns: Int) -> String {
        let width = topics.map(\.name.count).max() ?? 0
        return topics.map { topic in
            let gap = String(repeating: " ", count: width - topic.name.count + 2)
            return DisplayWidth.wrapWords(
                "  \(topic.name)\(gap)\(topic.summary)", to: columns, indent: width + 4)
        }.joined(separator: "\n")
    }
}
