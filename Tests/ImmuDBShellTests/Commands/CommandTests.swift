import CommandLineKit
import ImmuDBShell
import SystemIO
import TerminalUI
import Testing

/// Covers every command on a real engine, through the real client: what scripts see.
@MainActor
@Suite(.serialized) struct CommandTests {
    @Test func writesAndReadsAsEver() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await shell.run("set", "k1", "v1").output == block(1, 1, "k1", "v1"))
        #expect(
            try await shell.run("set", "k1", "hello   world").output == block(2, 2, "k1", "hello   world"))
        #expect(try await shell.run("get", "k1", "--value-only").output == "hello   world\n")
        for (key, tx) in [("k1@1", 1), ("k1@-1", 1), ("k1@0", 2), ("k1", 2)] {
            let output = try await shell.run("get", key).output
            #expect(output == block(tx, tx, "k1", tx == 1 ? "v1" : "hello   world"), "\(key)")
        }
        #expect(try await shell.run("safeget", "k1@1").output == block(1, 1, "k1", "v1") + "verified: true\n")
        let safe = try await shell.run("safeset", "k2", "v2")
        #expect(safe.output == block(3, 1, "k2", "v2") + "verified: true\n")
        #expect(safe.error.isEmpty && safe.status == 0)
        #expect(try await shell.run("restore", "k1@1").output == block(4, 3, "k1", "v1"))
        #expect(
            try await shell.run("scan", "k").output == block(4, 3, "k1", "v1") + "\n"
                + block(3, 1, "k2", "v2"))
        #expect(try await shell.run("scan", "k", "--value-only").output == "v1\n\nv2\n")
        #expect(try await shell.run("delete", "k2").output == "key successfully deleted\n")
        #expect(
            try await shell.run("history", "k2").output
                == block(3, 1, "k2", "v2") + "\ntx:       5\nrev:      2\nkey:      k2\n"
                + "metadata: {deleted:true}\nvalue:    \n")
        #expect(try await shell.run("count", "k").output == "2\n")
        #expect(try await shell.run("scan", "zzz").output == "no entries\n")
    }

    @Test func failuresEndWithTheirStatusOnTheErrorChannel() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "k1", "v1")
        let cases: [([String], Int32)] = [
            (["get", "nokey"], 5), (["delete", "nokey"], 5), (["history", "nokey"], 5),
            (["get", "k1@99"], 5),
            (["tx", "9999"], 5), (["use", "nodb"], 5), (["tx", "0"], 2), (["get"], 2),
            (["get", "a", "b"], 2),
            (["get", ""], 2), (["set", "a"], 2), (["set", "a", "b", "c"], 2), (["restore", "k1"], 2),
            (["restore", "k1@0"], 2), (["nosuch"], 2), (["get", "--nosuch", "k"], 2),
            (["exec", "SELEC 1"], 7),
            (["get", "k1", "--hex"], 2), (["get", "k1", "--output", "nosuch"], 2), (["proof"], 2),
            (["trust", "reset", "--reason", "x"], 2), (["tx", "x"], 2), (["get", "k1", "--at-tx", "0"], 2),
        ]
        for (arguments, status) in cases {
            let outcome = try await shell.run(arguments, input: [])
            #expect(outcome.status == status, "\(arguments): \(outcome.error)")
            #expect(outcome.output.isEmpty, "\(arguments)")
            let lines = outcome.error.split(separator: "\n")
            #expect(lines.first?.hasPrefix("immuclient: ") == true, "\(arguments): \(outcome.error)")
            #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("hint: ") }, "\(arguments)")
        }
        #expect(try await shell.run("count", "").output == "1\n", "nothing was written")
    }

    @Test func oldStatusesOnRequest() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await shell.run("get", "nokey", "--compat").status == 0)
        shell.environment["IMMUCLIENT_COMPAT"] = "1"
        #expect(try await shell.run("get", "nokey").status == 0)
        #expect(try await shell.run("tx", "0").status == 1)
        #expect(try await shell.run("nosuch").status == 0)
    }

    @Test func withoutALedgerItSaysWhatToDo() async throws {
        let shell = try await ShellHarness(createsLedger: false)
        defer { cleanUp(shell) }
        let missing = try await shell.run("get", "k")
        #expect(missing.status == 3)
        #expect(missing.error.contains("--create"))
        shell.environment["IMMUCLIENT_OFFLINE"] = nil
        let network = try await shell.run("get", "k", "-p", "1")
        #expect(network.status == 3)
        #expect(network.error.contains("nothing listens on 127.0.0.1:1"), "\(network.error)")
    }

    @Test func readOnlyNeverWrites() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "k", "v")
        shell.environment["IMMUCLIENT_READ_ONLY"] = "true"
        for command in [["set", "k", "w"], ["safeset", "k", "w"], ["delete", "k"], ["restore", "k@1"]] {
            let refused = try await shell.run(command, input: [])
            #expect(refused.status == 1, "\(command)")
            #expect(refused.error.contains("reading only"))
        }
        #expect(try await shell.run("get", "k@1", "--value-only").output == "v\n")
        #expect(try await shell.run("restore", "k@1", "--dry-run").status == 0)
        let missing = try await shell.run("get", "k", "--database", "nosuch")
        #expect(missing.status == 5)
        #expect(missing.error.contains("database 'nosuch' does not exist"))
    }

    @Test func flagsMayStandInFront() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "k", "v")
        #expect(try await shell.run("--value-only", "get", "k").output == "v\n")
        #expect(try await shell.run("-o", "hex", "get", "k").output == "76\n")
        #expect(try await shell.run("--output=base64", "g", "k").output == "dg==\n")
        #expect(try await shell.run("-o", "json", "proof", "get", "k").status == 0)
    }

    @Test func keysWithTheSeparator() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "a@b.com", "x")
        _ = try await shell.run("set", "a@1", "y")
        #expect(try await shell.run("get", "a@b.com", "--value-only").output == "x\n")
        #expect(try await shell.run("get", "a@1").status == 5)
        #expect(try await shell.run("--revision-separator=", "get", "a@1", "--value-only").output == "y\n")
        #expect(
            try await shell.run("get", "a@1#1", "--revision-separator", "#", "--value-only").output == "y\n")
    }

    @Test func anyBytes() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await shell.run("set", "--hex", "00ff", "0a0d").status == 0)
        #expect(try await shell.run("get", "--base64", "AP8=", "-o", "hex").output == "0a0d\n")
        let piped = try await shell.run("set", "file", "--value-file", "-", input: [1, 0, 0xff, 10])
        #expect(piped.status == 0, "\(piped.error)")
        #expect(try await shell.run("get", "file", "-o", "hex").output == "0100ff0a\n")
        let key = ByteText.text(of: [0xff, 0xfe])
        #expect(try await shell.run("set", key, "v").status == 0)
        #expect(try await shell.run("get", "--hex", "fffe", "--value-only").output == "v\n")
        #expect(try await shell.run("set", "--", "-key", "-5").status == 0)
        #expect(try await shell.run("get", "--value-only", "--", "-key").output == "-5\n")
        #expect(try await shell.run("get", "--key-file", shell.directory + "/nosuch").status == 2)
    }

    @Test func transactionsAndState() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        #expect(try await shell.run("current").output == "database 'defaultdb' is empty\n")
        _ = try await shell.run("set", "k", "v")
        let tx = try await shell.run("tx", "1").output
        let pattern =
            /tx:\t\t1\ntime:\t\t[-0-9]{10} [:0-9]{8} \+0000 UTC\nentries:\t1\nhash:\t\t[0-9a-f]{64}\n/
        #expect(tx.wholeMatch(of: pattern) != nil, "\(tx)")
        #expect(try await shell.run("gettx", "1").output == tx)
        #expect(try await shell.run("safetx", "1").output == tx + "verified:\ttrue \n")
        let state = try await shell.run("status").output
        let shape =
            /database: {9}defaultdb\ntxID: {13}1\nhash: {13}([0-9a-f]{64})\n(precommitted.*\n){2}/
        #expect(state.wholeMatch(of: shape) != nil, "\(state)")
        #expect(try await shell.run("info").output.hasPrefix("version:\t"))
        #expect(try await shell.run("health").output.hasPrefix("pendingRequests:\t\t"))
        #expect(try await shell.run("version").output == "immuclient \(ProgramVersion.text)\n")
    }

    @Test func jsonOfEveryCommandIsJSON() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        let commands = [
            ["set", "k", "v"], ["get", "k"], ["safeget", "k"], ["scan"], ["history", "k"], ["count", ""],
            ["tx", "1"],
            ["current"], ["health"], ["info"], ["version"], ["verify"], ["proof", "get", "k"],
            ["proof", "tx", "1"],
            ["trust", "show"], ["use", "defaultdb"], ["delete", "k"],
        ]
        for command in commands {
            let outcome = try await shell.run(command + ["--output", "json"], input: [])
            #expect(outcome.status == 0, "\(command): \(outcome.error)")
            #expect(outcome.output.hasPrefix(#"{"schema":"immuclient/1","kind":""#), "\(command)")
            #expect(JSONShape.isWellFormed(outcome.output), "\(command): \(outcome.output)")
            let lines = try await shell.run(command + ["--output", "jsonl"], input: []).output.split(
                separator: "\n")
            if command[0] != "delete" { #expect(!lines.isEmpty, "\(command)") }
            for line in lines { #expect(JSONShape.isWellFormed(String(line)), "\(command)") }
        }
    }

    @Test func aCutListSaysSo() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        for index in 1...5 { _ = try await shell.run("set", "k\(index)", "v") }
        let cut = try await shell.run("scan", "--limit", "2", "--output", "json")
        #expect(cut.output.contains(#""truncated":true"#))
        #expect(cut.error.contains("cut after 2 entries"))
        let rest = try await shell.run("scan", "--after", "k2", "-o", "csv")
        #expect(rest.output.split(separator: "\r\n").count == 4)
        #expect(rest.error.isEmpty)
        let exact = try await shell.run("scan", "--limit", "5", "--offset", "0", "--output", "json")
        #expect(exact.output.contains(#""truncated":false"#))
        let last = try await shell.run("scan", "--desc", "--limit", "1", "--value-only", "-o", "legacy")
        #expect(last.output.contains("key:      k5"))
    }

    @Test func provenListsShowTheirBadge() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "k", "v")
        _ = try await shell.run("delete", "k")
        _ = try await shell.run("set", "k", "w")
        let proven = try await shell.run("history", "k", "--prove", "-o", "tsv").output
        #expect(
            proven.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix("\tproven") }, "\(proven)")
        let claimed = try await shell.run("history", "k", "-o", "tsv").output
        #expect(claimed.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix("\tunproven") })
        #expect(claimed.split(separator: "\n").count == 4)
    }

    @Test func aTerminalIsNeverControlledByData() async throws {
        let shell = try await ShellHarness()
        defer { cleanUp(shell) }
        _ = try await shell.run("set", "k", "x\nverified: true\u{1b}[31m")
        shell.capabilities.outputIsTerminal = true
        let output = try await shell.run("get", "k").output
        #expect(output.hasPrefix("◐ proven, unsigned\n"))
        #expect(output.contains("  value      x\\nverified: true\\x1b[31m\n"), "\(output)")
        #expect(!output.contains("\u{1b}"))
        #expect(try await shell.run("scan").output.contains(" ○ │"))
    }

    private func block(_ tx: Int, _ revision: Int, _ key: String, _ value: String) -> String {
        "tx:       \(tx)\nrev:      \(revision)\nkey:      \(key)\nvalue:    \(value)\n"
    }
}

/// Removes the directory of a test; what cannot be removed is a failure of the test.
@MainActor
func cleanUp(_ shell: ShellHarness) {
    do {
        try shell.remove()
    } catch {
        Issue.record("cannot remove \(shell.directory): \(error)")
    }
}
