import SystemIO
import Testing

/// Every command that `immuadmin help` lists, once at least, against a server and its directory.
@Suite(.serialized) struct AdminCommandTests {
    /// A server, and the operator in front of it.
    private final class Operator {
        let place: TestPlace
        let server: ServerRun
        private(set) var used: Set<String> = []

        init() throws {
            place = try TestPlace()
            place.environment["IMMUCLIENT_OFFLINE"] = nil
            server = try ServerRun(place)
        }

        /// Runs a command, with the login that was kept.
        func run(
            _ words: String..., input: String = "", offline: Bool = false,
            sourceLocation: SourceLocation = #_sourceLocation
        ) throws -> String {
            note(words)
            let target = offline ? [] : ["--immudb-port", "\(server.port)"]
            let outcome = try place.run(words + target, input: input, program: "immuadmin")
            #expect(outcome.status == 0, "\(words): \(outcome.error)", sourceLocation: sourceLocation)
            return outcome.output
        }

        /// Runs a command on a terminal, answering what it asks.
        func type(_ words: [String], _ answers: [(question: String, answer: String)], status: Int32 = 0)
            throws -> String
        {
            note(words)
            let terminal = try PseudoTerminal(columns: 100, rows: 30)
            let run = try ProgramRun(
                BuiltProgram.path("immuadmin"), words + ["--immudb-port", "\(server.port)"],
                environment: place.environment, terminal: terminal.path)
            for (question, answer) in answers {
                terminal.expect(question)
                try terminal.type(answer + "\n")
            }
            #expect(try run.wait() == status, "\(words)")
            terminal.drain()
            return terminal.screen
        }

        private func note(_ words: [String]) {
            let names = words.prefix(["user", "database", "help"].contains(words.first) ? 2 : 1)
            used.insert(names.joined(separator: " "))
        }

        func write(_ name: String, _ text: String) throws {
            try RealFileSystem().atomicReplace(place.path + "/" + name, with: Array(text.utf8))
        }
    }

    /// The names that a page of help lists in two blanks' indentation.
    private func names(_ help: String, from title: String) -> [String] {
        help.split(separator: "\n", omittingEmptySubsequences: false)
            .drop { $0 != title }.dropFirst()
            .compactMap { line in
                guard line.hasPrefix("  "), line.dropFirst(2).first?.isLetter == true else { return nil }
                let name = line.dropFirst(2).prefix { $0.isLowercase || $0 == "-" }
                return name.isEmpty ? nil : String(name)
            }
    }

    @Test func everyCommand() throws {
        let it = try Operator()
        defer { it.place.remove() }
        try session(it)
        try accounts(it)
        try databases(it)
        try tables(it)
        try copies(it)
        #expect(try it.server.stop() == 0)
        try directory(it)
        let overview = try it.run("help", offline: true)
        for name in names(overview, from: "Session") where !["user", "database"].contains(name) {
            #expect(it.used.contains(name), "\(name) was not run")
        }
        for group in ["user", "database"] {
            let inner = names(try it.run("help", group, offline: true), from: "SUBCOMMANDS:")
            #expect(inner.count >= 8)
            for name in inner {
                #expect(it.used.contains("\(group) \(name)"), "\(group) \(name) was not run")
            }
        }
    }

    private func session(_ it: Operator) throws {
        // The password is asked for on a terminal and does not show.
        let shown = try it.type(["login", "immudb"], [("Password of immudb", ServerRun.adminPassword)])
        #expect(shown.contains("logged in") && !shown.contains(ServerRun.adminPassword))
        #expect(try it.run("logout") == "logged out\n")
        #expect(try it.run("login", "immudb", input: ServerRun.adminPassword + "\n") == "logged in\n")
        #expect(try it.run("status").contains("Databases:"))
        #expect(try it.run("serverconfig", "-o", "csv").contains("auth,on,connection\r\n"))
        #expect(try it.run("version", offline: true).hasPrefix("immuadmin "))
        #expect(try it.run("completion", "bash", offline: true).contains("hot-restore"))
    }

    private func accounts(_ it: Operator) throws {
        #expect(
            try it.run("user", "create", "ann", "read", "defaultdb", input: "Secret#1234\n")
                == "Created user ann\n")
        let shown = try it.type(
            ["user", "changepassword", "ann"],
            [("New password of ann", "Other#1234"), ("Once more", "Other#1234")])
        #expect(shown.contains("ann's password has been changed") && !shown.contains("Other#1234"))
        #expect(try it.run("user", "deactivate", "ann") == "User status changed successfully\n")
        #expect(try it.run("user", "activate", "ann") == "User status changed successfully\n")
        _ = try it.run("user", "permission", "grant", "ann", "readwrite", "defaultdb")
        _ = try it.run("user", "privilege", "grant", "ann", "SELECT,INSERT", "defaultdb")
        #expect(try it.run("user", "list").hasPrefix("2 user(s)\n"))
        #expect(try it.run("user", "show", "ann", "-o", "json").contains(#""permission":"Read/Write""#))
        try transferOfAccounts(it)
    }

    /// What was exported changes nothing; an account that is not there is made as the file says.
    private func transferOfAccounts(_ it: Operator) throws {
        let exported = try it.run("user", "export")
        #expect(exported.contains(#""user":"ann""#), "\(exported)")
        try it.write("accounts.jsonl", exported)
        let file = it.place.path + "/accounts.jsonl"
        #expect(try it.run("user", "import", file) == "nothing to change\n")
        try it.write(
            "accounts.jsonl",
            exported.split(separator: "\n").first { $0.contains(#""user":"ann""#) }
                .map { $0.replacing(#""user":"ann""#, with: #""user":"bob""#) + "\n" } ?? "")
        #expect(try it.run("user", "import", file, "--dry-run").contains("create with Read/Write"))
        #expect(try !it.run("user", "export").contains("bob"))
        let made = try it.run("user", "import", file, "-o", "json")
        #expect(made.contains(#""password":""#), "\(made)")
        #expect(try it.run("user", "import", file) == "nothing to change\n")
        let exportedAgain = try it.run("user", "export").split(separator: "\n")
        let lines = exportedAgain.filter { $0.contains("ann") || $0.contains("bob") }
        #expect(
            lines.count == 2 && lines[0].replacing("ann", with: "bob") == lines[1], "\(exportedAgain)")
    }

    private func databases(_ it: Operator) throws {
        #expect(
            try it.run("database", "create", "db1", "--replication-enabled=false").contains(
                "successfully created"))
        #expect(
            try it.run("database", "update", "db1", "--retention-period", "48h").contains(
                "successfully updated"))
        let settings = try it.run("database", "show", "db1", "--changed", "-o", "csv")
        #expect(settings.contains("retention-period,2d,set,0s\r\n"), "\(settings)")
        #expect(try it.run("database", "list").contains("db1"))
        let difference = try it.run("database", "diff", "db1", "defaultdb", "-o", "csv")
        #expect(difference.contains("retention-period,2d,0s"), "\(difference)")
        #expect(try it.run("database", "use", "db1") == "now using database 'db1'\n")
        _ = try it.run("database", "flush", "--database", "db1")
        _ = try it.run("database", "compact", "--database", "db1")
        let truncated = try it.type(
            ["database", "truncate", "db1", "--retention-period", "48h"], [("Type db1 to go on:", "db1")],
            status: 1)
        #expect(truncated.contains("retention period has not been reached"))
        _ = try it.run("database", "unload", "db1")
        _ = try it.run("database", "load", "db1")
        _ = try it.run("database", "unload", "db1")
        let kept = try it.place.run(
            ["database", "delete", "db1", "--immudb-port", "\(it.server.port)"], program: "immuadmin")
        #expect(kept.status == 2 && kept.error.contains("confirmation is missing; nothing was done"))
        _ = try it.run("database", "delete", "db1", "--dry-run")
        let gone = try it.type(["database", "delete", "db1"], [("Type db1 to go on:", "db1")])
        #expect(gone.contains("database 'db1' successfully deleted"))
    }

    private func tables(_ it: Operator) throws {
        let made = try it.server.client([
            "exec", "CREATE TABLE t (id INTEGER, name VARCHAR[20], PRIMARY KEY id)",
        ])
        #expect(made.status == 0, "\(made.error)")
        try it.write("t.csv", "id,name\n1,one\n2,\"two, too\"\n")
        let file = it.place.path + "/t.csv"
        #expect(try it.run("database", "import", file, "--t", "t") == "2 rows imported\n")
        #expect(try it.run("database", "export", "t", "-o", "-") == "id,name\r\n1,one\r\n2,\"two, too\"\r\n")
        #expect(try it.server.client(["set", "k", "v"]).status == 0)
        let dump = it.place.path + "/d.dump"
        _ = try it.run("dump", dump)
        _ = try it.run("database", "create", "copied")
        #expect(try it.run("load", dump, "--database", "copied") == "1 tables, 2 rows, 1 keys loaded\n")
    }

    private func copies(_ it: Operator) throws {
        let file = it.place.path + "/a.imm"
        _ = try it.run("hot-backup", "defaultdb", "-o", file)
        let before = try it.run("hot-restore", "--verify-only", "-i", file, "-o", "json", offline: true)
        #expect(before.contains(#""manifest":true"#))
        #expect(try it.run("hot-restore", "again", "-i", file).hasPrefix("Restored transactions from 1 to "))
        let cloned = try it.run("database", "clone", "defaultdb", "twin", "--through", it.place.path)
        #expect(cloned.hasPrefix("Restored transactions from 1 to "), "\(cloned)")
        #expect(try it.run("hot-backup", "--all", "-o", it.place.path + "/all") == "")
        let names = try RealFileSystem().list(it.place.path + "/all").map(\.name)
        #expect(
            names.filter { $0.hasSuffix(".imm") } == ["again.imm", "copied.imm", "defaultdb.imm", "twin.imm"])
        let twin = try it.run(
            "hot-restore", "--verify-only", "-i", it.place.path + "/all/twin.imm", "-o", "json",
            offline: true)
        #expect(twin == before)
        let left = try RealFileSystem().list(it.place.path).map(\.name)
        #expect(!left.contains { $0.hasPrefix(".immuadmin-clone") }, "\(left)")
    }

    private func directory(_ it: Operator) throws {
        let data = it.server.dataDirectory
        #expect(try it.run("fsck", data, offline: true).contains("defaultdb"))
        #expect(try it.run("du", data, offline: true).contains("defaultdb"))
        _ = try it.run("doctor", data, offline: true)
        let made = try it.run("backup", "--dbdir", data, "--to", it.place.path, "-o", "value", offline: true)
        let archive = String(made.split(separator: "\n").first ?? "")
        #expect(try it.run("restore", archive, "--dbdir", data, offline: true).contains("restored"))
        let once = try it.run(
            "top", "--once", "--interval", "0.25", "--offline", data, "-o", "json", offline: true)
        #expect(once.contains(#""databases""#) || once.contains(#""disk"#), "\(once)")
    }
}
