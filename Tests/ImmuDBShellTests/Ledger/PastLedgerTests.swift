import CommandLineKit
import TerminalUI
import Testing

/// Lists and documents as they were.
@MainActor
@Suite(.serialized) struct PastLedgerTests {
    private func script(_ shell: ShellHarness, _ text: String, _ flags: String...) async throws
        -> ShellHarness.Outcome
    {
        try await shell.run(flags, input: Array(text.utf8))
    }

    @Test func keysAreListedWithTheValuesTheyHad() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let made = try await script(
            shell, "set a 1\nset b 1\nset c 1\nset b 2\nset a 2\nset d 1\ndelete c\n")
        #expect(made.status == 0, "\(made.error)")
        let past = try await script(shell, "\\asof 4\nscan --output tsv\nscan --limit 1 --offset 1 -o tsv\n")
        #expect(past.status == 0, "\(past.error)")
        let lines = past.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        let shown = lines.filter { $0.count > 7 && $0[0] != "tx" }.map { "\($0[3])=\($0[7])@\($0[0])" }
        #expect(shown == ["a=1@1", "b=2@4", "b=2@4"], "\(past.output)")
        let proven = try await script(shell, "\\asof 4\nscan --prove -o jsonl\n")
        #expect(proven.status == 0 && proven.output.contains(#""proven":true"#), "\(proven)")
        #expect(try await script(shell, "\\asof 4\ncount ''\n").status == 2)
        #expect(try await script(shell, "\\asof 4\nzscan s\n").error.contains("present only"))
    }

    @Test func documentsAreReadAsTheyWere() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await shell.run("collection", "create", "c").status == 0)
        let made = try await shell.run("doc", "insert", "c", #"{"n": 1}"#, "-o", "json")
        let id = String(try #require(made.output.firstMatch(of: /[0-9a-f]{32}/), "\(made)").output)
        let before = try await shell.run("current", "-o", "csv")
        let tx = String(try #require(before.output.split(separator: ",").first { UInt64($0) != nil }))
        let replaced = try await shell.run("doc", "replace", "c", #"{"n": 2}"#, "--id", id)
        try #require(replaced.status == 0, "\(replaced)")
        let past = try await script(shell, "\\asof \(tx)\ndoc get c \(id)\n")
        #expect(past.status == 0 && past.output.contains(#""n":1"#), "\(past)")
        #expect(try await script(shell, "doc get c \(id)\n").output.contains(#""n":2"#))
        let history = try await script(shell, "\\asof \(tx)\ndoc history c \(id) -o jsonl\n")
        #expect(history.output.split(separator: "\n").count == 1, "\(history)")
        #expect(try await script(shell, "\\asof 1\ndoc get c \(id)\n").status == 5)
        let find = try await script(shell, "\\asof \(tx)\ndoc find c\n")
        #expect(find.status == 2 && find.error.contains("present only"), "\(find)")
    }
}
