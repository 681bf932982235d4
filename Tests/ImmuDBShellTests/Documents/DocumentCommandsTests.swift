import Foundation
import SystemIO
import Testing

/// Covers the commands about documents through the whole program on a local directory.
@MainActor
@Suite(.serialized) struct DocumentCommandsTests {
    private func cleanUp(_ shell: ShellHarness) {
        do {
            try shell.remove()
        } catch {
            Issue.record("\(error)")
        }
    }

    private func lines(_ outcome: ShellHarness.Outcome) -> [String] {
        outcome.output.split(separator: "\n").map(String.init)
    }

    @Test func documentsFromInsertionToDeletion() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let made = try await shell.run(
            "collection", "create", "orders", "customer:string", "total:double", "--index", "total")
        #expect(made.status == 0, "\(made.error)")
        let one = try await shell.run(
            "doc", "insert", "orders", #"{"customer": "c1", "total": 120.5}"#, "-o", "jsonl")
        #expect(one.output.contains(#""proven":true"#), "\(one.output) \(one.error)")
        let file = shell.directory + "/more.jsonl"
        try RealFileSystem().atomicReplace(
            file, with: Array("{\"customer\":\"c2\",\"total\":1}\n\n{\n\"total\":\n7}\n[{\"x\":1},{}]\n".utf8)
        )
        let many = try await shell.run("doc", "insert", "orders", "--from", file, "--batch", "3")
        #expect(many.output.contains("4 documents are inserted"), "\(many.output) \(many.error)")
        let found = try await shell.run(
            "doc", "find", "orders", #"total >= 5 or customer = "c2""#, "--order", "total:desc", "-o",
            "jsonl",
            "--prove")
        #expect(lines(found).count == 3, "\(found.output) \(found.error)")
        #expect(lines(found).allSatisfy { $0.contains(#""proven":true"#) })
        #expect(lines(found).first?.contains(#""total":120.5"#) == true)
        #expect(try await shell.run("doc", "count", "orders", "-o", "value").output == "5\n")
        let nothing = try await shell.run("doc", "delete", "orders")
        #expect(nothing.status == 2 && nothing.error.contains("every document"), "\(nothing.error)")
        #expect(try await shell.run("doc", "replace", "orders", "{}").status == 2)
        #expect(try await shell.run("doc", "delete", "orders", "--json", "{}").status == 2)
        #expect(try await shell.run("doc", "delete", "orders", "total = 7").status == 0)
        #expect(try await shell.run("doc", "delete", "orders", "--all").status == 0)
        #expect(try await shell.run("doc", "count", "orders", "-o", "value").output == "0\n")
        let dropped = try await shell.run("collection", "delete", "orders", "--confirm", "orders")
        #expect(dropped.status == 0, "\(dropped.error)")
        #expect(try await shell.run("doc", "count", "orders").status == 5)
    }

    /// Without a format, and where nobody looks, every line is a document or an id and nothing else.
    @Test func pipesGetOneDocumentInEachLine() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("collection", "create", "c", "n:integer")
        let written = try await shell.run("doc", "insert", "c", #"[{"n": 1}, {"n": 2}, {"n": 3}]"#)
        let ids = written.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(ids.count == 4 && ids.last == "" && ids.dropLast().allSatisfy { $0.utf8.count == 32 })
        let expected = zip(ids, 1...3).map { "{\"_id\":\"\($0)\",\"n\":\($1)}\n" }.joined()
        #expect(try await shell.run("doc", "find", "c").output == expected)
        let one = try await shell.run("doc", "get", "c", String(ids[1]))
        #expect(one.output == "{\"_id\":\"\(ids[1])\",\"n\":2}\n", "\(one.error)")
        #expect(one.error.contains("learned from the transactions") == false)
    }

    @Test func whatIsKeptOfACollectionCanBeForgotten() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("collection", "create", "c", "n:integer")
        let id = try await shell.run("doc", "insert", "c", #"{"n": 1}"#).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try await shell.run("verify", "forget", "collection", "c").status == 0)
        #expect(try await shell.run("verify", "forget", "collection", "c").status == 5)
        let read = try await shell.run("doc", "get", "c", id, "-o", "json")
        #expect(read.status == 0 && read.output.contains("learned from the transactions"), "\(read.error)")
        let again = try await shell.run("doc", "get", "c", id, "-o", "json")
        #expect(again.status == 0 && !again.output.contains("learned"), "\(again.output)")
        #expect(try await shell.run("verify", "forget", "collection").status != 0)
    }

    @Test func badInputInsertsNothing() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("collection", "create", "c", "n:integer")
        let cases: [(String, String)] = [
            (#"{"n": }"#, "line 1, column 7"), (#"[{"n": 1}, 2]"#, "element 2"),
            (#"[{"n": 1}, {"n": "x"}]"#, "field: n (document 2 of 2)"), (#"{"_id": "00"}"#, "_id"),
            (#"{"n": 1e400}"#, "double"),
            (String(repeating: "[", count: 500) + String(repeating: "]", count: 500), "nested deeper"),
        ]
        for (text, words) in cases {
            let outcome = try await shell.run("doc", "insert", "c", text)
            #expect(outcome.status != 0 && outcome.error.contains(words), "\(text): \(outcome.error)")
        }
        let file = shell.directory + "/bad.jsonl"
        try RealFileSystem().atomicReplace(file, with: Array("{\"n\":1}\n{\"n\":2}\n{\"n\":\n".utf8))
        let outcome = try await shell.run("doc", "insert", "c", "--from", file)
        #expect(outcome.error.contains("bad.jsonl, line 3"), "\(outcome.error)")
        #expect(outcome.error.contains("nothing was inserted"), "\(outcome.error)")
        #expect(try await shell.run("doc", "count", "c", "-o", "value").output == "0\n")
    }
}
