import CommandLineKit
import ImmuDBShell
import SystemIO
import TerminalUI
import Testing

/// Covers aliases, sorted sets, lists of operations, conditions and upkeep as scripts see them.
@MainActor
@Suite(.serialized) struct SortedSetCommandsTests {
    @Test func aliasesPrintAsEver() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "k1", "v1")
        #expect(
            try await shell.run("reference", "r1", "k1").output == "tx:       2\nkey:      r1\nvalue:    k1\n"
        )
        #expect(
            try await shell.run("sr", "r2", "k1").output
                == "tx:       3\nkey:      r2\nvalue:    k1\nverified: true\n")
        #expect(
            try await shell.run(["reference", "r3"], input: Array("k1\n".utf8)).output
                == "tx:       4\nkey:      r3\nvalue:    k1\n")
        #expect(
            try await shell.run("get", "r1").output
                == "tx:       1\nrev:      1\nkey:      k1\nvalue:    v1\n")
        _ = try await shell.run("set", "k1", "v2")
        _ = try await shell.run("r", "old", "k1", "--at-tx", "1")
        #expect(try await shell.run("get", "old", "--value-only").output == "v1\n")
        let refused = [
            ["reference", "r4", "nokey"], ["reference", "k1", "r1"], ["reference", "r4", "r1"],
            ["reference", "r4", "k1", "--at-tx", "0"], ["reference", "r4", "k1", "x"],
        ]
        for arguments in refused {
            let outcome = try await shell.run(arguments, input: [])
            #expect(outcome.status != 0 && outcome.output.isEmpty, "\(arguments)")
        }
    }

    @Test func membersPrintAsEver() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "k1", "v1")
        let added = try await shell.run("zadd", "s1", "1.5", "k1")
        let lines = added.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 6)
        #expect(
            Array(lines.prefix(4)) == [
                "tx:\t\t2", "set:\t\ts1", "referenced key:\t\tk1", "score:\t\t1.500000",
            ])
        #expect(lines[4].hasPrefix("hash:\t\t") && lines[4].count == 7 + 64)
        #expect(lines[5] == "verified:\tfalse")
        #expect(try await shell.run("sza", "s1", "-1", "k1").status == 2, "a flag, not a score")
        let safe = try await shell.run("sza", "s1", "--", "-1", "k1")
        #expect(safe.output.contains("score:\t\t-1.000000\n") && safe.output.hasSuffix("verified:\ttrue\n"))
        _ = try await shell.run("zadd", "s1", "1e300", "k1")
        let block = "tx:       1\nrev:      1\nkey:      k1\nvalue:    v1\n"
        #expect(try await shell.run("zscan", "s1").output == [block, block, block].joined(separator: "\n"))
        #expect(try await shell.run("zscan", "nos").output == "no entries\n")
        let listed = try await shell.run("zscan", "s1", "--output", "csv", "--desc", "--max", "2")
        #expect(listed.output.contains("1.500000") && !listed.output.contains("-1.000000"))
        let after = try await shell.run("zscan", "s1", "--after", "1.5", "--after-key", "k1", "--limit", "1")
        #expect(after.output == block)
        #expect(try await shell.run("zscan", "s1", "--prove").output.hasPrefix(block))
        #expect(try await shell.run("zscan", "s1", "--since", "2").output == "no entries\n")
        for arguments in [
            ["zadd", "s1", "abc", "k1"], ["zadd", "s1", "1"], ["zscan", "s1", "--after", "1"],
        ] {
            #expect(try await shell.run(arguments, input: []).status == 2, "\(arguments)")
        }
        #expect(try await shell.run("zadd", "s1", "1", "nokey").status == 5)
    }

    @Test func listsAreDoneAsAWholeOrNotAtAll() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let list = "# a comment\nset k '1 2'\n\nreference r k bound\nzadd s 10 k\n"
        let done = try await shell.run(["exec-all"], input: Array(list.utf8))
        #expect(
            done.status == 0 && done.output.hasPrefix("tx:\t\t1\n") && done.output.contains("entries:\t3"))
        #expect(try await shell.run("get", "r", "--value-only").output == "1 2\n")
        for list in [
            "", "set k", "nosuch a b", "set 'k v", "zadd s x k", "reference r k 0", "set a 1\nset a 2",
        ] {
            let refused = try await shell.run(["exec-all"], input: Array(list.utf8))
            #expect(refused.status != 0 && refused.output.isEmpty, "\(list)")
        }
        let foreign = try await shell.run(
            ["exec-all", "--self-contained"], input: Array("zadd s 1 k\n".utf8))
        #expect(foreign.status != 0 && foreign.error.contains("self-contained"))
        #expect(try await shell.run("log", "--output", "jsonl").output.split(separator: "\n").count == 1)
    }

    @Test func writesHaveConditionsAndAnEnd() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await shell.run("set", "k", "1", "--if-absent").status == 0)
        #expect(try await shell.run("set", "k", "2", "--if-absent").status == 6)
        #expect(try await shell.run("set", "k", "2", "--if-at-tx", "1").status == 0)
        #expect(try await shell.run("set", "k", "3", "--if-at-tx", "1").status == 6)
        #expect(try await shell.run("get", "k", "--value-only").output == "2\n")
        let limited = try await shell.run("set", "t", "v", "--expires-in", "1h30m", "--output", "json")
        #expect(limited.status == 0 && limited.output.contains("expiresAt"))
        #expect(try await shell.run("get", "t", "--value-only").output == "v\n")
        for text in ["", "5", "0s", "-1s", "5x", "99999999999w"] {
            #expect(try await shell.run("set", "t", "v", "--expires-in=\(text)").status == 2, "\(text)")
        }
        #expect(try await shell.run("set", "t", "v", "--if-at-tx", "0").status == 2)
    }

    @Test func listsCanBeNarrowed() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        for value in 1...6 { _ = try await shell.run("set", "k\(value % 3)", "\(value)") }
        func values(_ arguments: String...) async throws -> [String] {
            try await shell.run(arguments + ["--output", "value"], input: []).output
                .split(separator: "\n").map(String.init)
        }
        #expect(try await values("scan", "--since", "5") == ["6", "5"])
        #expect(try await values("history", "k1", "--until", "1") == ["1"])
        #expect(try await values("history", "k1", "--since", "2", "--desc") == ["4"])
        func ids(_ arguments: String...) async throws -> [String] {
            try await shell.run(["log"] + arguments + ["--output", "csv"], input: []).output
                .split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix { $0 != "," }) }
        }
        #expect(try await ids() == ["6", "5", "4", "3", "2", "1"])
        #expect(try await ids("--after", "4", "--limit", "2") == ["3", "2"])
        #expect(
            try await ids("--asc", "--since", "2", "--until", "5", "--offset", "1", "--prove") == [
                "3", "4", "5",
            ])
        #expect(try await ids("--since", "9").isEmpty)
        #expect(try await ids("--since", "2024-05-01", "--limit", "2") == ["6", "5"])
        #expect(try await ids("--until", "2024-05-01T08:22:07Z").isEmpty)
        #expect(try await ids("--until", "9000-01-01", "--limit", "1") == ["6"])
        #expect(try await values("scan", "--since", "9000-01-01").isEmpty)
        #expect(try await values("history", "k1", "--since", "2024-05-01", "--until", "1") == ["1"])
        #expect(try await shell.run("log", "--since", "yesterday").status == 2)
    }

    @Test func upkeepSaysWhatItDid() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "a/1", "v")
        #expect(try await shell.run("flush").output == "index flushed\n")
        #expect(try await shell.run("compact").output == "index compacted\n")
        let usage = try await shell.run("du", "--output", "csv").output
        for part in ["transactions", "commits", "values", "tree"] {
            #expect(usage.contains(part), "\(usage)")
        }
        #expect(try await shell.run("du", "--keys", "--output", "csv").output.contains("a/"))
        #expect(try await shell.run("du", "--prefix", "a/").status == 2)
        let refused = try await shell.run(
            "truncate", "defaultdb", "--older-than", "90d", "--confirm", "defaultdb")
        #expect(refused.status != 0 && refused.error.contains("database is reserved"))
        #expect(try await shell.run("truncate", "x", "--older-than", "90d").status == 2)
        shell.environment["IMMUCLIENT_READ_ONLY"] = "true"
        for command in [["flush"], ["reference", "r", "a/1"], ["zadd", "s", "1", "a/1"]] {
            let outcome = try await shell.run(command, input: [])
            #expect(outcome.status == 1 && outcome.error.contains("reading only"), "\(command)")
        }
    }

    private func cleanUp(_ shell: ShellHarness) {
        do { try shell.remove() } catch { Issue.record("left behind: \(error)") }
    }
}
