import Testing

@testable import ImmuDBShell

/// Covers DiffCommand.swift and BlameCommand.swift.
@MainActor
@Suite(.serialized) struct DiffCommandTests {
    private func changes(_ old: String, _ new: String) -> [String] {
        ValueDifference.between(Array(old.utf8), Array(new.utf8)).map { change in
            "\(change.sign) \(change.place) \(change.old ?? "") \(change.new ?? "")"
        }
    }

    @Test func fieldsOfObjects() {
        #expect(
            changes(#"{"a":1,"b":{"c":2,"d":3},"e":0}"#, #"{"a":1,"b":{"c":4,"d":3},"f":null}"#)
                == ["~ b.c 2 4", "- e 0 ", "+ f  null"])
        #expect(changes("{\"a\":1}", "{\"a\": 1}").count == 2, "the text differs, the object does not")
    }

    @Test func linesAndBytes() {
        #expect(changes("a\nb\nc", "a\nc\nd") == ["- line 2 b ", "+ line 3  d"])
        #expect(changes("same", "same").isEmpty)
        let bytes = ValueDifference.between([0xFF] + Array(repeating: 0, count: 16), [0xFF])
        #expect(bytes.map(\.sign) == ["-", "-", "+"])
    }

    @Test func linesKnowWhoBroughtThem() throws {
        var authors = LineAuthors()
        try authors.add("a\nb", LineAuthors.Author(txID: 1, revision: 1))
        try authors.add("a\nx\nb", LineAuthors.Author(txID: 4, revision: 2))
        try authors.add("x\nb\nb", LineAuthors.Author(txID: 9, revision: 3))
        #expect(authors.lines.map(\.text) == ["x", "b", "b"])
        #expect(Set(authors.lines.map(\.author.txID)) == [4, 1, 9])
    }

    @Test func throughTheProgram() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        for value in [#"{"total":1}"#, #"{"total":2,"paid":true}"#] {
            #expect(try await shell.run("set", "k", value).status == 0)
        }
        let outcome = try await shell.run("diff", "k@1", "k", "-o", "csv")
        #expect(
            outcome.output == "change,place,before,after\r\n~,total,1,2\r\n+,paid,,true\r\n",
            "\(outcome.error)")
        #expect(try await shell.run("diff", "k@-1", "-o", "csv").output == outcome.output)
        #expect(try await shell.run("diff", "k").status == 2)
        #expect(try await shell.run("diff", "k@1", "nokey").status == 5)
        let blame = try await shell.run("blame", "k", "-o", "csv")
        #expect(blame.output.contains("2,2,") && blame.status == 0, "\(blame.output)\(blame.error)")
        #expect(try await shell.run("blame", "nokey").status == 5)
    }

    @Test func changesOfATable() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        for text in [
            "CREATE TABLE t (id INTEGER, v INTEGER, PRIMARY KEY id)", "INSERT INTO t (id, v) VALUES (1, 1)",
            "UPDATE t SET v = 2 WHERE id = 1", "INSERT INTO t (id, v) VALUES (2, 7)",
        ] { #expect(try await shell.run("exec", text).status == 0) }
        let outcome = try await shell.run("diff", "table", "t", "since", "3", "until", "4", "-o", "csv")
        #expect(outcome.status == 0 && outcome.output.contains("7"), "\(outcome.output)\(outcome.error)")
        #expect(try await shell.run("diff", "table", "t", "since").status == 2)
        let shown = try await shell.run("tx", "show", "2", "-o", "json")
        #expect(shown.output.contains("row of table 1, columns 1 2"), "\(shown.output)\(shown.error)")
        #expect(try await shell.run("tx", "show").status == 2)
        #expect(try await shell.run("zadd", "s", "2", "k").status != 0)
    }
}
