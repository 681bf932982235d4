import SystemIO
import Testing

/// Covers CopyOut.swift, CopyIn.swift and RowReader.swift through the whole program.
@MainActor
@Suite(.serialized) struct CopyTests {
    private static let columns =
        "(id INTEGER AUTO_INCREMENT, name VARCHAR[40], total INTEGER, paid BOOLEAN, due TIMESTAMP, "
        + "raw BLOB[8], j JSON, f FLOAT, PRIMARY KEY id)"
    private static let rows =
        "INSERT INTO t (name, total, paid, due, raw, j, f) VALUES ('a  \"b\", c', 9007199254740993, true, "
        + "CAST('2024-05-01 10:00:00' AS TIMESTAMP), x'00ff', '{\"a\":[1]}', 1.5), "
        + "('', NULL, false, NULL, NULL, NULL, NULL), ('\\x41', -1, NULL, NULL, x'', NULL, 0.25)"

    private func prepared() async throws -> ShellHarness {
        let shell = try await ShellHarness()
        for text in [
            "CREATE TABLE t \(Self.columns)",
            "CREATE TABLE u \(Self.columns.replacing(" AUTO_INCREMENT", with: ""))", Self.rows,
        ] {
            let outcome = try await shell.run("exec", text)
            try #require(outcome.status == 0, "\(outcome.error)")
        }
        return shell
    }

    @Test(arguments: ["csv", "jsonl"])
    func whatGoesOutComesBackUnchanged(format: String) async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let path = shell.directory + "/rows." + format
        let script = "\\copy t to \(path)\n\\copy u from \(path)\n"
        let outcome = try await shell.run("--utc", input: Array(script.utf8))
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.error.contains("copied 3 rows to u"))
        let from = try await shell.run("query", "SELECT * FROM t ORDER BY id", "-o", "csv")
        let to = try await shell.run("query", "SELECT * FROM u ORDER BY id", "-o", "csv")
        #expect(from.output == to.output)
        #expect(from.output.contains("9007199254740993"))
    }

    @Test func manyRowsGoInSeveralTransactions() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let path = shell.directory + "/many.csv"
        let text = "id,name\n" + (1...250).map { "\($0),n\($0)\n" }.joined()
        try RealFileSystem().atomicReplace(path, with: Array(text.utf8))
        let before = try await shell.run("current", "-o", "value").output
        let outcome = try await shell.run(input: Array("\\copy u from \(path)\n".utf8))
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try await shell.run("query", "SELECT COUNT(*) FROM u", "-o", "tsv").output == "col0\n250\n")
        let after = try await shell.run("current", "-o", "value").output
        let (first, last) = (Int(before.filter(\.isNumber)), Int(after.filter(\.isNumber)))
        #expect(last.map { $0 - (first ?? 0) } == 3, "a statement of 100 rows each")
    }

    @Test(arguments: [
        ("id,nam\n1,a\n", "did you mean name?"), ("id,name\n1\n", "line 2: 1 cells, but 2 titles"),
        ("id,total\n1,many\n", "line 2, total: 'many' is no INTEGER"), ("id,raw\n1,ff\n", "a BLOB is"),
    ])
    func aWrongFileNamesThePlace(text: String, message: String) async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let path = shell.directory + "/wrong.csv"
        try RealFileSystem().atomicReplace(path, with: Array(text.utf8))
        let outcome = try await shell.run(input: Array("\\copy u from \(path)\n".utf8))
        #expect(outcome.status == 2 && outcome.error.contains(message), "\(outcome.error)")
        #expect(outcome.error.contains("nothing was copied"))
    }
}
