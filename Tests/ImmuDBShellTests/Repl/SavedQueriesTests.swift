import CommandLineKit
import SystemIO
import Testing

@testable import ImmuDBShell

/// Statements that are kept under a name.
@MainActor
@Suite(.serialized) struct SavedQueriesTests {
    private func script(_ shell: ShellHarness, _ text: String, _ flags: String...) async throws
        -> ShellHarness.Outcome
    {
        try await shell.run(flags, input: Array(text.utf8))
    }

    @Test func aStatementIsSavedListedRunAndForgotten() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let made = try await script(
            shell,
            """
            CREATE TABLE t (id INTEGER, PRIMARY KEY id);
            INSERT INTO t (id) VALUES (4), (5);
            \\ns all SELECT id FROM t;
            SELECT COUNT(*) AS n FROM t;
            \\ns count
            """)
        #expect(made.status == 0, "\(made.error)")
        // Another run: they are in a file.
        let listed = try await script(shell, "\\n\n", "-o", "csv")
        #expect(
            listed.output == "name,statement\r\nall,SELECT id FROM t\r\ncount,SELECT COUNT(*) AS n FROM t\r\n"
        )
        let run = try await script(shell, "\\n all\n", "-o", "csv")
        #expect(run.output == "id\r\n4\r\n5\r\n", "\(run)")
        let unknown = try await script(shell, "\\n cuont\n")
        #expect(unknown.status == 5 && unknown.error.contains("did you mean count?"), "\(unknown.error)")
        #expect(try await script(shell, "\\nd count\n").status == 0)
        #expect(try await script(shell, "\\nd count\n").status == 5)
        #expect(try await script(shell, "\\n all\n", "--restricted").status == 2)
    }

    @Test func whatIsNoFileOfQueriesIsLeftAlone() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await script(shell, "\\ns a\n").status == 2, "there is no statement yet")
        let secret = try await script(shell, "\\ns a CREATE USER x WITH PASSWORD 'y'\n")
        #expect(secret.status == 2 && secret.error.contains("passwords"))
        let files = RealFileSystem()
        let directory = shell.directory + "/.config/immuclient"
        try files.createDirectories(directory, permissions: 0o700)
        try files.atomicReplace(directory + "/queries.json", with: Array("[]".utf8))
        #expect(try await script(shell, "\\ns a SELECT 1\n").status == 1)
        #expect(try files.readWhole(directory + "/queries.json", limit: 100) == Array("[]".utf8))
    }

    @Test func keysAreChosenByName() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await script(shell, "\\keys\n").error.contains("emacs"))
        #expect(try await script(shell, "\\keys vi\n\\keys\n").error.hasSuffix("keys of vi\n"))
        #expect(try await script(shell, "\\keys\n", "--editing-mode", "vi").error.contains("vi"))
        #expect(try await script(shell, "\\keys pico\n").status == 2)
        #expect(try await script(shell, "\\keys\n", "--editing-mode", "pico").status == 2)
    }
}
