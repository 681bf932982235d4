import CommandLineKit
import Testing

/// Covers the shell with a pipe in front of it.
@MainActor
@Suite(.serialized) struct ScriptTests {
    @Test func printsAnswersAndNoPrompt() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let script =
            "set k \"a  b\"\n# comment\n\nget k --value-only\nhelp get\nuse defaultdb\nexit\nget nokey\n"
        let outcome = try await shell.run(input: Array(script.utf8))
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.hasPrefix("tx:       1\nrev:      1\nkey:      k\nvalue:    a  b\na  b\n"))
        #expect(outcome.output.contains("the revision before the latest"))
        #expect(outcome.output.hasSuffix("Now using defaultdb\n"))
        #expect(!outcome.output.contains("/defaultdb"))
        #expect(outcome.error.isEmpty)
    }

    @Test func stopsAtTheFirstError() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let script = Array("set k v\nget nokey\nset k w\n".utf8)
        let stopped = try await shell.run(input: script)
        #expect(stopped.status == 5)
        #expect(stopped.error == "immuclient: key not found\n")
        #expect(try await shell.run("get", "k", "--value-only").output == "v\n")
        let whole = try await shell.run("--keep-going", input: script)
        #expect(whole.status == 5)
        #expect(try await shell.run("get", "k", "--value-only").output == "w\n")
        #expect(try await shell.run("it", "--keep-going", input: script).status == 5)
    }

    @Test func connectionFlagsAreSettledInside() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let outcome = try await shell.run(input: Array("get k --database other\n".utf8))
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("hint: type: use NAME"))
    }

    @Test func bytesInScripts() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let script =
            Array("set ".utf8) + [0xff, 0xfe] + Array(" \"\\x00\"\nget \"\\xff\\xfe\" -o hex\n".utf8)
        let outcome = try await shell.run(input: script)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.hasSuffix("\n00\n"))
    }
}
