import SystemIO
import Testing

/// The built operator's tool, in front of scripts and of a terminal.
@Suite(.serialized) struct AdminToolTests {
    private func run(_ place: TestPlace, _ arguments: [String], input: String = "") throws
        -> TestPlace.Outcome
    {
        try place.run(arguments, input: input, program: "immuadmin")
    }

    @Test func backUpLoseAndRestore() throws {
        let place = try TestPlace()
        defer { place.remove() }
        for number in 1...5 {
            #expect(try place.run(["--create", "set", "k\(number)", "v\(number)"]).status == 0)
        }
        let offline = ["--offline", place.path + "/ledger"]
        let file = place.path + "/a.imm"
        let made = try run(place, ["hot-backup", "defaultdb", "-o", file] + offline)
        #expect(made.status == 0 && made.error.hasSuffix("Done\n"))
        let restored = try run(place, ["hot-restore", "copy", "-i", file] + offline)
        #expect(restored.output.hasPrefix("Restored transactions from 1 to 5\n"))
        #expect(try place.run(["get", "k3", "--value-only", "--database", "copy"]).output == "v3\n")
        #expect(try run(place, ["fsck"] + offline).status == 0)
        #expect(try run(place, ["nosuch"]).status == 2)
        #expect(try run(place, ["status", "--immudb-port", "1"]).status == 3)
    }

    @Test func theDashboardOnATerminal() throws {
        let place = try TestPlace()
        defer { place.remove() }
        #expect(try place.run(["--create", "set", "a", "1"]).status == 0)
        let terminal = try PseudoTerminal(columns: 80, rows: 24)
        let run = try ProgramRun(
            BuiltProgram.path("immuadmin"),
            ["top", "--interval", "0.25", "--offline", place.path + "/ledger"],
            environment: place.environment, terminal: terminal.path)
        terminal.expect("1 Overview")
        terminal.expect("defaultdb")
        try terminal.type("?")
        terminal.expect("Ctrl-Z")
        try terminal.type("q")
        #expect(try run.wait() == 0)
        // The terminal is as it was.
        terminal.drain()
        #expect(terminal.screen.contains("\u{1b}[?1049l"))
    }

    @Test func theDashboardPutsTheTerminalBack() throws {
        let place = try TestPlace()
        defer { place.remove() }
        #expect(try place.run(["--create", "set", "a", "1"]).status == 0)
        let terminal = try PseudoTerminal(columns: 80, rows: 24)
        let run = try ProgramRun(
            BuiltProgram.path("immuadmin"), ["top", "--offline", place.path + "/ledger"],
            environment: place.environment, terminal: terminal.path)
        terminal.expect("1 Overview")
        run.end()
        #expect(try run.wait() == 128 + 15)
        terminal.drain()
        #expect(terminal.screen.contains("\u{1b}[?1049l"))
    }

    @Test func accountsAndBackupsOfAServer() throws {
        let place = try TestPlace()
        place.environment["IMMUCLIENT_OFFLINE"] = nil
        defer { place.remove() }
        let server = try ServerRun(place)
        func admin(_ words: [String], input: String = "") throws -> TestPlace.Outcome {
            try run(
                place,
                words + [
                    "--immudb-port", "\(server.port)", "--username", "immudb", "--password-file",
                    server.passwordFile,
                ], input: input)
        }
        let status = try run(place, ["status", "--immudb-port", "\(server.port)"])
        #expect(status.output.hasPrefix("Status:\t\tOK - server is reachable"), "\(status.error)")
        // Accounts.
        let made = try admin(["user", "create", "auditor", "read", "defaultdb"], input: "Secret#1234\n")
        #expect(made.output == "Created user auditor\n", "\(made.error)")
        let list = try admin(["user", "list"])
        #expect(list.output.hasPrefix("2 user(s)\n-  "), "\(list.error)")
        #expect(list.output.contains("auditor  true    defaultdb  Read"))
        let granted = try admin(["user", "permission", "grant", "auditor", "readwrite", "defaultdb"])
        #expect(granted.output == "Permission changed successfully\n")
        #expect(try admin(["user", "create", "x", "boss", "defaultdb"]).status == 2)
        #expect(try admin(["user", "create", "x", "read", "nosuch"]).status == 5)
        #expect(try admin(["user", "deactivate", "auditor"]).status == 0)
        #expect(try admin(["user", "show", "auditor", "-o", "json"]).output.contains(#""active":false"#))
        // A login that is kept.
        let login = try run(
            place, ["login", "immudb", "--immudb-port", "\(server.port)"],
            input: ServerRun.adminPassword)
        #expect(login.output == "logged in\n", "\(login.error)")
        let databases = try run(place, ["database", "list", "--immudb-port", "\(server.port)"])
        #expect(databases.output.contains("defaultdb"), "\(databases.error)")
        #expect(try run(place, ["logout", "--immudb-port", "\(server.port)"]).output == "logged out\n")
        #expect(try run(place, ["user", "list", "--immudb-port", "\(server.port)"]).status == 4)
        // There and back.
        for number in 1...4 { #expect(try server.client(["set", "k\(number)", "v"]).status == 0) }
        let file = place.path + "/a.imm"
        let backup = try admin(["hot-backup", "defaultdb", "-o", file])
        #expect(backup.error == "Backing up transactions from 1 to 4\nDone\n")
        let restored = try admin(["hot-restore", "copy", "-i", file])
        #expect(restored.output.hasPrefix("Restored transactions from 1 to 4\n"), "\(restored.error)")
        let copy = try server.client(["get", "k3", "--value-only", "--database", "copy"])
        #expect(copy.output == "v\n", "\(copy.error)")
        let again = try admin(["hot-restore", "copy", "-i", file])
        #expect(again.status == 6)
        #expect(try admin(["database", "unload", "copy"]).status == 0)
        #expect(try admin(["database", "delete", "copy", "--yes-i-know-what-i-am-doing"]).status == 0)
        #expect(try server.stop() == 0)
    }
}
