import SystemIO
import TerminalUI
import Testing

@testable import ImmuDBShell

/// Covers the commands with a backslash through the whole program.
@MainActor
@Suite(.serialized) struct MetaCommandTests {
    private func prepared() async throws -> ShellHarness {
        let shell = try await ShellHarness()
        for text in [
            "CREATE TABLE t (id INTEGER, name VARCHAR[20], PRIMARY KEY id)",
            "INSERT INTO t (id, name) VALUES (1, 'one'), (2, NULL)",
            "UPDATE t SET name = 'uno' WHERE id = 1",
        ] {
            let outcome = try await shell.run("exec", text)
            try #require(outcome.status == 0, "\(outcome.error)")
        }
        return shell
    }

    private func script(_ shell: ShellHarness, _ text: String, _ flags: String...) async throws
        -> ShellHarness.Outcome
    {
        try await shell.run(flags, input: Array(text.utf8))
    }

    @Test func conditionsChooseWhatRuns() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let text = """
            SELECT COUNT(*) AS n FROM t \\gset
            \\if @n > 5
              \\echo many
              SELECT nosuch
              FROM nowhere;
            \\elif @n = 2
              \\echo there are @n rows
              \\if not defined @x
                \\echo -n inner
              \\endif
            \\else
              get nokey
            \\endif
            """
        let outcome = try await script(shell, text)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output == "there are 2 rows\ninner")
        #expect(try await script(shell, "\\if true\n\\echo x\n").status == 2, "it is never closed")
        #expect(try await script(shell, "\\if @x\n\\endif\n").status == 2, "it has no value")
        #expect(try await script(shell, "\\endif\n").status == 2)
    }

    @Test func resultsGoToFilesAndPrograms() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let file = shell.directory + "/rows"
        let text = """
            SELECT id FROM t ORDER BY id \\g |sort -r > \(file)1
            \\g \(file)2
            \\o |cat > \(file)3
            SELECT name FROM t WHERE id = 1;
            \\o
            \\! cat \(file)3 > \(file)4
            \\gx
            """
        let outcome = try await script(shell, text, "-o", "tsv")
        #expect(outcome.status == 0, "\(outcome.error)")
        let texts = try (1...4).map { number in
            String(decoding: try RealFileSystem().readWhole("\(file)\(number)", limit: 1000), as: UTF8.self)
        }
        #expect(texts == ["id\n2\n1\n", "id\n1\n2\n", "name\nuno\n", "name\nuno\n"])
        #expect(try await script(shell, "\\! exit 3\n").error.contains("status 3"))
        #expect(try await script(shell, "\\e\n").error.contains("terminal"))
    }

    @Test func scriptsOfOthersStartNothing() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        for text in ["\\! true", "\\o x", "\\i x", "\\copy t to x", "\\g x"] {
            let outcome = try await script(shell, text + "\n", "--restricted")
            #expect(
                outcome.status == 2 && outcome.error.contains("--restricted"), "\(text): \(outcome.error)")
        }
        #expect(try await script(shell, "\\echo fine\n", "--restricted").output == "fine\n")
    }

    @Test func variablesKeepTheirKind() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let text = "\\set n '12'\n\\set b x'00ff'\n\\set t  two words\n\\set i 7\n\\set\n"
        let outcome = try await script(shell, text, "-o", "jsonl")
        #expect(
            outcome.output.contains("\"name\":\"@n\",\"value\":\"12\""), "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.contains("\"name\":\"@i\",\"value\":7"))
        #expect(outcome.output.contains("\"value\":\"two words\""))
        #expect(!outcome.output.contains("x00ff"))
    }

    @Test func thePastIsReadAndNotWritten() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        for value in ["old", "new"] { _ = try await shell.run("set", "k", value) }
        let text = """
            \\asof 2
            SELECT name FROM t WHERE id = 1;
            \\asof 4
            get k --value-only
            history k --value-only
            current -o value
            \\asof now
            get k --value-only
            """
        let outcome = try await script(shell, text, "-o", "tsv")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.hasPrefix("name\none\n"), "\(outcome.output)")
        let plain = try await script(shell, "\\asof 4\nget k --value-only\n\\asof now\nget k --value-only\n")
        #expect(plain.output == "old\nnew\n", "\(plain.error)")
        for line in [
            "set k x", "zscan s", "count k", "tx 5", "tables", "INSERT INTO t (id) VALUES (9);", "get z",
        ] {
            let refused = try await script(shell, "\\asof 4\n\(line)\n")
            #expect([2, 5].contains(refused.status) && !refused.error.isEmpty, "\(line): \(refused.error)")
        }
        #expect(try await script(shell, "\\asof 99\n").status == 5)
        #expect(try await script(shell, "\\asof soon\n").status == 2)
    }

    @Test func settingsOfTheDisplay() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let text = """
            \\pset null (none)
            \\pset format table
            \\pset border 2
            SELECT * FROM t WHERE id = 2;
            \\pset border 0
            SELECT * FROM t WHERE id = 2;
            """
        let outcome = try await script(shell, text)
        #expect(
            outcome.output == """
                ┌────┬────────┐
                │ id │ name   │
                ├────┼────────┤
                │  2 │ (none) │
                └────┴────────┘
                (1 row)
                 id  name
                ────────────
                  2  (none)
                (1 row)

                """, "\(outcome.output)\(outcome.error)")
        #expect(try await script(shell, "\\pset border 7\n").status == 2)
        #expect(try await script(shell, "\\pset colour red\n").status == 2)
        #expect(try await script(shell, "\\pset\n", "-o", "csv").output.contains("width,fit"))
    }

    @Test func wideRowsTurnToFields() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        shell.capabilities.outputIsTerminal = true
        shell.capabilities.columns = 20
        let text =
            "\\x auto\nSELECT id FROM t WHERE id = 1;\nSELECT id, name, id, name FROM t WHERE id = 1;\n"
        let outcome = try await script(shell, text)
        #expect(outcome.output.contains(" id\n────\n  1"), "\(outcome.output)")
        #expect(outcome.output.contains("  name  uno\n"), "\(outcome.output)")
    }

    @Test func theLastErrorIsToldInFull() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let text = "\\errverbose\nget nokey\n\\errverbose\n"
        let outcome = try await script(shell, text, "--keep-going")
        #expect(outcome.error.contains("there was no error yet"))
        #expect(outcome.output.contains("message: key not found\nstatus:  5\n"), "\(outcome.output)")
    }

    @Test func strictProvesAllOrShowsNothing() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let good = try await script(shell, "\\verify strict\nSELECT id, name FROM t;\n", "-o", "jsonl")
        #expect(good.status == 0 && good.output.contains("\"proven\":true"), "\(good.error)")
        let bad = try await script(shell, "\\verify strict\nSELECT name FROM t;\n", "-o", "jsonl")
        #expect(bad.status == 1 && bad.output.isEmpty, "\(bad.output)")
        let some = try await script(shell, "\\verify sample 100%\nSELECT id, name FROM t;\n", "-o", "jsonl")
        #expect(some.output.split(separator: "\n").count == 2)
        #expect(try await script(shell, "\\verify sample 0\n").status == 2)
    }

    @Test func timeIsTakenApart() async throws {
        let shell = try await prepared()
        defer { cleanUp(shell) }
        let outcome = try await script(shell, "\\timing\nSELECT id FROM t;\n")
        #expect(outcome.error.contains("ms (ledger "), "\(outcome.error)")
        #expect(outcome.error.contains("verification 0.0, rendering "))
    }
}
