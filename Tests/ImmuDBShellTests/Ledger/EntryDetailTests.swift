import CommandLineKit
import TerminalUI
import Testing

/// What `tx show` says about the entries of a transaction.
@MainActor
@Suite(.serialized) struct EntryDetailTests {
    private func prepared(_ script: String) async throws -> ShellHarness {
        let shell = try await ShellHarness()
        let made = try await shell.run([], input: Array(script.utf8))
        try #require(made.status == 0, "\(made.error)")
        return shell
    }

    @Test func rowsHaveTheNamesThatWereLearned() async throws {
        let shell = try await prepared(
            """
            CREATE TABLE item (id INTEGER, name VARCHAR[20], raw BLOB, PRIMARY KEY id);
            INSERT INTO item (id, name) VALUES (1, 'it''s paper');
            ALTER TABLE item ADD COLUMN price INTEGER;
            INSERT INTO item (id, raw, price) VALUES (2, x'00ff', 7);
            DELETE FROM item WHERE id = 1;
            """)
        defer { cleanUp(shell) }
        let before = try await shell.run("tx", "2", "-o", "json")
        #expect(before.output.contains("row of table 1, columns 1 2"), "\(before)")
        let row = try await shell.run("verify", "row", "item", "1", "--at-tx", "2")
        #expect(row.status == 0, "\(row)")
        #expect(row.output.contains("price: NULL\n"), "a column that was added later: \(row.output)")
        let two = try await shell.run("tx", "2", "-o", "json")
        #expect(
            two.output.contains("row of table item: id 1, name 'it''s paper', raw NULL, price NULL"), "\(two)"
        )
        let four = try await shell.run("tx", "4", "-o", "json")
        #expect(four.output.contains("row of table item: id 2, name NULL, raw x'00ff', price 7"), "\(four)")
        let five = try await shell.run("tx", "5", "-o", "json")
        #expect(five.output.contains("deleted row of table item"), "\(five)")
    }

    @Test func membersReferencesAndDocuments() async throws {
        let shell = try await prepared(
            """
            set a 1
            zadd s 2.5 a
            reference r a
            collection create c
            doc insert c '{"n": 1}'
            """)
        defer { cleanUp(shell) }
        let member = try await shell.run("tx", "2", "-o", "json")
        #expect(member.output.contains("set s, score 2.5, key a"), "\(member)")
        let reference = try await shell.run("tx", "3", "-o", "json")
        #expect(reference.output.contains("alias of a"), "\(reference)")
        let last = try await shell.run("current", "-o", "csv")
        let id = String(
            try #require(last.output.split(separator: ",").first { UInt64($0) != nil }, "\(last)"))
        let document = try await shell.run("tx", id, "-o", "json")
        #expect(document.output.contains(#"document of collection c: {\"_id\""#), "\(document)")
    }

    /// The prompt tells what is trusted; statements move it as commands do.
    @Test func whatStatementsWriteIsProven() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let made = try await shell.run("exec", "CREATE TABLE t (id INTEGER, PRIMARY KEY id)", "-o", "json")
        #expect(made.output.contains(#""proven":true"#), "\(made)")
        let trust = try await shell.run("trust", "show", "-o", "json")
        #expect(trust.output.contains(#""tx":1"#), "\(trust)")
        let script = "BEGIN;\nINSERT INTO t (id) VALUES (1);\nCOMMIT;\ntrust show -o json\n"
        let committed = try await shell.run([], input: Array(script.utf8))
        #expect(committed.output.contains(#""tx":2"#), "\(committed)")
    }
}
