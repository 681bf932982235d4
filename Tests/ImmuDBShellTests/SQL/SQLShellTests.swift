import SystemIO
import Testing

@testable import ImmuDBShell

/// Covers SQL through the whole program on a local directory: what scripts see.
@MainActor
@Suite(.serialized) struct SQLShellTests {
    private static let schema =
        "CREATE TABLE invoice (id INTEGER AUTO_INCREMENT, name VARCHAR[20], total INTEGER, PRIMARY KEY id)"

    /// A ledger with one table of two rows.
    private func prepared() async throws -> ShellHarness {
        let shell = try await ShellHarness()
        let made = try await shell.run("exec", Self.schema)
        try #require(made.status == 0, "\(made.error)")
        let filled = try await shell.run(
            "exec", "INSERT INTO invoice (name, total) VALUES ('a  b', 120), ('two', NULL)")
        #expect(filled.output == "Updated rows: 2\n", "\(filled.error)")
        return shell
    }

    private func script(_ shell: ShellHarness, _ text: String, _ flags: [String] = []) async throws
        -> ShellHarness.Outcome
    {
        try await shell.run(flags, input: Array(text.utf8))
    }

    private func cleanUp(_ shell: ShellHarness) {
        do {
            try shell.remove()
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func typesAreShownAsTheyAreDeclared() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let made = try await shell.run(
            "exec", "CREATE TABLE t (id INTEGER, name VARCHAR[20], b BLOB[8], j JSON, PRIMARY KEY id)")
        #expect(made.status == 0, "\(made.error)")
        let shown = try await shell.run("describe", "t", "--output", "csv")
        for type in ["INTEGER", "VARCHAR[20]", "BLOB[8]", "JSON"] {
            #expect(shown.output.contains(",\(type),"), "\(shown.output)")
        }
        let earlier = try await shell.run("describe", "t", "--output", "csv", "--compat")
        #expect(earlier.output.contains(",VARCHAR(20),"), "\(earlier.output)")
    }

    /// What completion offers exists.
    @Test func functionsThatAreOfferedAreKnown() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let calls = SQLWords.functions.sorted().map { "SELECT \($0)(1, 2, 3, 4, 5);" }
        let tried = try await script(shell, calls.joined(separator: "\n"), ["--keep-going"])
        #expect(!tried.error.isEmpty && !tried.error.contains("unknown function"), "\(tried.error)")
    }

    /// Rows that carry their key are proven one by one; what has none, or is renamed, is not.
    @Test func rowsAreProvenOnRequest() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let text = """
            \\verify on
            SELECT id, total FROM invoice ORDER BY id;
            SELECT total FROM invoice WHERE id = 1;
            SELECT id, id AS total FROM invoice WHERE id = 1;
            """
        let result = try await script(shell, text, ["--output", "jsonl"])
        let rows = result.output.split(separator: "\n").filter { $0.contains("\"kind\":\"rows\"") }
        #expect(rows.count == 4, "\(result.output)\(result.error)")
        let marks = [
            "\"proven\":true", "\"proven\":true", "\"proven\":false", "\"verdict\":\"valueMismatch\"",
        ]
        for (row, mark) in zip(rows, marks) { #expect(row.contains(mark), "\(row)") }
    }

    @Test func limitsAreListed() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let result = try await script(shell, "\\limits\n", ["--output", "csv"])
        #expect(result.output.contains("nesting of expressions and queries,64,levels"), "\(result.output)")
    }

    @Test func rowsComeInTheBoxOfEarlierVersions() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let result = try await shell.run("query", "SELECT id, name, total FROM invoice ORDER BY id")
        #expect(
            result.output == """
                +--------------+----------------+-----------------+
                | (invoice.id) | (invoice.name) | (invoice.total) |
                +--------------+----------------+-----------------+
                |            1 | "a  b"         |             120 |
                |            2 | "two"          | NULL            |
                +--------------+----------------+-----------------+

                """, "\(result.error)")
        let csv = try await shell.run("query", "SELECT id, name FROM invoice ORDER BY id", "--output", "csv")
        #expect(csv.output == "id,name\r\n1,a  b\r\n2,two\r\n")
        let json = try await shell.run("query", "SELECT total FROM invoice WHERE id = 2", "-o", "jsonl")
        #expect(json.output == "{\"kind\":\"rows\",\"total\":null}\n")
        #expect(
            try await shell.run("tables").output == """
                +-----------+
                |   TABLE   |
                +-----------+
                | "invoice" |
                +-----------+

                """)
        let described = try await shell.run("describe", "invoice")
        #expect(described.output.contains("| \"id\"    | \"INTEGER\"     | false    | \"PRIMARY KEY\" |"))
    }

    @Test func errorsEndWithTheirStatusAndAHint() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let missing = try await shell.run("query", "SELECT * FROM invoices")
        #expect(missing.status == 7)
        #expect(missing.error.contains("table does not exist (invoices)"))
        #expect(missing.error.contains("did you mean invoice?"))
        let wrong = try await shell.run("query", "SELEC x")
        #expect(wrong.status == 7 && wrong.error.contains("at position 5"), "\(wrong.error)")
        let taken = try await shell.run("exec", "INSERT INTO invoice (id, name) VALUES (1, 'x')")
        #expect(taken.status == 6, "\(taken.error)")
        #expect(try await shell.run("describe", "nope").status == 7)
    }

    @Test func statementsAtThePrompt() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let result = try await script(
            shell,
            "SELECT COUNT(*)\nFROM invoice;SELECT name FROM invoice\n WHERE id = 2; -- done\ncount ''\n",
            ["-o", "tsv"])
        #expect(result.output == "col0\n2\nname\ntwo\ncount\tverification\n0\tunproven\n", "\(result.error)")
        let stopped = try await script(shell, "SELECT 1 FROM nope; SELECT id FROM invoice;\n")
        #expect(stopped.status == 7 && stopped.output.isEmpty)
        let going = try await script(
            shell, "SELECT 1 FROM nope; SELECT id FROM invoice WHERE id = 1;\n",
            ["--keep-going", "-o", "tsv"])
        #expect(going.status == 7 && going.output == "id\n1\n")
        let open = try await script(shell, "SELECT 'a\n")
        #expect(open.status == 2)
    }

    @Test func transactionsAtThePrompt() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let insert = "INSERT INTO invoice (name) VALUES ('x');"
        let count = "SELECT COUNT(*) FROM invoice;"
        let rolledBack = try await script(
            shell, "BEGIN; \(insert) \(count) ROLLBACK; \(count)\n", ["-o", "tsv"])
        #expect(rolledBack.output == "col0\n3\ncol0\n2\n", "\(rolledBack.error)")
        let committed = try await script(shell, "BEGIN; \(insert) \(insert) COMMIT;\n")
        #expect(committed.output.contains("Updated rows: 2\n"), "\(committed.output) \(committed.error)")
        let left = try await script(shell, "BEGIN; \(insert)\n")
        #expect(left.status == 0 && left.error.contains("rolled back"), "\(left.error)")
        #expect(try await shell.run("-c", count, "-o", "tsv").output == "col0\n4\n")
        #expect(try await script(shell, "COMMIT;\n").status == 7)
    }

    @Test func textsAndFilesOnTheCommandLine() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let file = shell.directory + "/script.sql"
        try RealFileSystem().atomicReplace(
            file, with: Array("INSERT INTO invoice (name) VALUES ('f');\nSELECT MAX(id) FROM invoice".utf8))
        let result = try await shell.run("-f", file, "-o", "tsv")
        #expect(
            result.status == 0 && result.output.hasSuffix("col0\n3\n"), "\(result.output) \(result.error)")
        let both = try await shell.run(
            "-c", "\\set low 2", "-c", "SELECT id FROM invoice WHERE id > @low", "-o", "tsv")
        #expect(both.output == "id\n3\n", "\(both.error)")
        let included = try await script(shell, "\\i \(shell.directory)/nosuch\n")
        #expect(included.status == 1)
        let out = shell.directory + "/rows.csv"
        let written = try await script(
            shell, "\\o \(out)\nSELECT id FROM invoice WHERE id = 1;\n\\o\n\\d\n", ["-o", "csv"])
        #expect(written.output == "table\r\ninvoice\r\n", "\(written.error)")
        #expect(try RealFileSystem().readWhole(out, limit: 100) == Array("id\r\n1\r\n".utf8))
    }

    @Test func aRowIsProvenAndItsTablePinned() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let first = try await shell.run("verify", "row", "invoice", "1", "-o", "json")
        #expect(first.status == 0, "\(first.error)")
        #expect(first.output.contains("\"proven\":true"))
        #expect(first.output.contains("\"total\":120"))
        #expect(first.output.contains("learned from the transactions"))
        let again = try await shell.run("verify", "row", "invoice", "1", "-o", "json")
        #expect(!again.output.contains("learned from the transactions"))
        #expect(try await shell.run("verify", "row", "invoice", "99").status == 5)
        #expect(try await shell.run("verify", "row", "invoice").status == 2)

        _ = try await shell.run("exec", "ALTER TABLE invoice ADD COLUMN note VARCHAR[5]")
        let wider = try await shell.run("verify", "row", "invoice", "2", "-o", "json")
        #expect(wider.status == 0 && wider.output.contains("learned from the transactions"), "\(wider.error)")
        _ = try await shell.run("exec", "ALTER TABLE invoice RENAME COLUMN total TO amount")
        let renamed = try await shell.run("verify", "row", "invoice", "1", "-o", "json")
        #expect(renamed.status == 0 && renamed.output.contains("\"amount\":120"), "\(renamed.error)")
        #expect(try await shell.run("verify", "forget", "invoice").status == 0)
        #expect(try await shell.run("verify", "row", "invoice", "2").status == 0)
    }
}
