import SystemIO
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The built server and the built client together: what a person finds out, and with which status.
@Suite(.serialized) struct NetworkTests {
    private func withServer(_ options: [String] = [], _ body: (ServerRun) throws -> Void) throws {
        let place = try TestPlace()
        place.environment["IMMUCLIENT_OFFLINE"] = nil
        defer { place.remove() }
        let server = try ServerRun(place, options: options)
        try body(server)
        #expect(try server.stop() == 0)
    }

    /// Puts a copy of the data directory aside, or back in its place.
    private func copy(_ from: String, _ to: String) throws {
        let files = RealFileSystem()
        if try files.kind(of: to) != nil { try files.removeDirectoryTree(to) }
        try copyTree(from, to, files)
    }

    private func copyTree(_ from: String, _ to: String, _ files: RealFileSystem) throws {
        try files.createDirectory(to, permissions: 0o755)
        for entry in try files.list(from) {
            let (source, target) = (from + "/" + entry.name, to + "/" + entry.name)
            if entry.kind == .directory {
                try copyTree(source, target, files)
            } else {
                try files.atomicReplace(target, with: try files.readWhole(source, limit: 1 << 28))
            }
        }
    }

    /// Transactions of others appear as they come, each proven, until Ctrl-C.
    @Test(arguments: ShellScreen.extremes)
    func transactionsAreFollowed(screen: ShellScreen) throws {
        try withServer { server in
            #expect(try server.client(["set", "k", "v"]).status == 0)
            let session = try ShellSession(
                server.place,
                [
                    "--immudb-address", "127.0.0.1", "--immudb-port", "\(server.port)", "--username",
                    "immudb",
                    "--password-file", server.passwordFile, "--prompt", "at %/> ",
                ], screen: screen)
            session.terminal.expect("at defaultdb")
            try session.type("log --follow --limit 1\r", until: "Ctrl-C ends it")
            #expect(try server.client(["set", "followed/1", "x"]).status == 0)
            session.terminal.expect("followed/1")
            #expect(try server.client(["set", "followed/2", "x"]).status == 0)
            session.terminal.expect("followed/2")
            try session.type("\u{3}", until: "at defaultdb")
            try session.type("get followed/2\r", until: "rev")
            session.terminal.expect("at defaultdb")
            try session.leave()
        }
    }

    @Test func plainTextOnThisMachine() throws {
        try withServer { server in
            let set = try server.client(["safeset", "k", "v"])
            #expect(set.status == 0, "\(set.error)")
            #expect(try server.client(["get", "k", "--value-only"]).output == "v\n")
            #expect(try server.client(["safeget", "k"]).status == 0)
            #expect(try server.client(["get", "nokey"]).status == 5)
            let script = try server.client([], input: "set a 1\nget a --value-only\n")
            #expect(script.status == 0 && script.output.hasSuffix("\n1\n"), "\(script.output)\(script.error)")
        }
    }

    /// Log and process number are in the new directory before there is any ledger in it.
    @Test func inTheBackground() throws {
        let place = try TestPlace()
        defer { place.remove() }
        let (port, directory) = (try ServerRun.freePort(), place.path + "/data")
        let pidFile = directory + "/immudb.pid"
        try RealFileSystem().createDirectory(directory, permissions: 0o755)
        for _ in 0..<2 {
            let started = try ProgramRun(
                BuiltProgram.path("immudb"),
                [
                    "-d", "--dir", directory, "--port", "\(port)", "--metrics-server=false", "--pidfile",
                    pidFile,
                ], environment: place.environment,
                files: ["/dev/null", place.path + "/out", place.path + "/err"])
            let complaint = try RealFileSystem().readWhole(place.path + "/err", limit: 1 << 16)
            #expect(try started.wait() == 0, "\(String(decoding: complaint, as: UTF8.self))")
            let text = String(decoding: try RealFileSystem().readWhole(pidFile, limit: 64), as: UTF8.self)
            let process = try #require(Int32(text.split(separator: "\n").first ?? ""))
            #expect(try RealFileSystem().kind(of: directory + "/immulog/immudb.log") == .file)
            kill(process, SIGTERM)
            for _ in 0..<500 where try RealFileSystem().kind(of: pidFile) != nil { usleep(20_000) }
            #expect(try RealFileSystem().kind(of: pidFile) == nil)
        }
    }

    @Test func encrypted() throws {
        try withServer(["--auto-cert"]) { server in
            let trusting = ["--tls", "--ca", server.certificateFile]
            let set = try server.client(trusting + ["safeset", "k", "v"])
            #expect(set.status == 0, "\(set.error)")
            #expect(try server.client(trusting + ["get", "k", "--value-only"]).output == "v\n")
            // The authorities of the system do not know this certificate, and plain text is no way in.
            #expect(try server.client(["--tls", "get", "k"]).status == 3)
            #expect(try server.client(["get", "k"]).status == 3)
        }
    }

    @Test func whoMayNotComeIn() throws {
        try withServer { server in
            let wrong = server.place.path + "/wrong"
            try RealFileSystem().atomicReplace(wrong, with: Array("wrong".utf8))
            let arguments = ["--immudb-port", "\(server.port)", "--username", "immudb"]
            let refused = try server.place.run(arguments + ["--password-file", wrong, "get", "k"])
            #expect(refused.status == 4, "\(refused.error)")
            #expect(!refused.error.contains("wrong\n"))
            let clock = ContinuousClock()
            let port = try ServerRun.freePort()
            let time = try clock.measure {
                let absent = try server.place.run([
                    "--immudb-port", "\(port)", "--username", "immudb", "--password-file", wrong, "status",
                ])
                #expect(absent.status == 3, "\(absent.error)")
            }
            // A second is promised; a busy machine starts programs slowly.
            #expect(time < .seconds(5), "\(time)")
        }
    }

    @Test func historyGoesOnAfterAKill() throws {
        try withServer { server in
            for number in 1...3 {
                #expect(try server.client(["safeset", "k", "\(number)"]).status == 0)
            }
            let before = try server.client(["current"])
            #expect(before.status == 0)
            #expect(try server.stop(SIGKILL) == 128 + SIGKILL)
            #expect(try server.client(["safeget", "k"]).status == 3)
            try server.start()
            let read = try server.client(["safeget", "k"])
            #expect(read.status == 0 && read.output.contains("3"), "\(read.error)")
            let after = try server.client(["current"])
            #expect(after.status == 0 && after.output == before.output, "\(after.output)\(after.error)")
            #expect(try server.client(["safeset", "k", "4"]).status == 0)
        }
    }

    @Test func anOlderCopyIsNoticed() throws {
        try withServer { server in
            #expect(try server.client(["safeset", "k", "1"]).status == 0)
            try server.stop()
            let kept = server.place.path + "/kept"
            try copy(server.dataDirectory, kept)
            try server.start()
            #expect(try server.client(["safeset", "k", "2"]).status == 0)
            try server.stop()
            try copy(kept, server.dataDirectory)
            try server.start()
            for command in [["current"], ["safeget", "k"], ["safeset", "other", "v"]] {
                let outcome = try server.client(command)
                #expect(outcome.status == 11, "\(command): \(outcome.status) \(outcome.error)")
                #expect(outcome.error.contains("VERIFICATION FAILED"), "\(outcome.error)")
            }
            // Somebody else who knows nothing writes on. Grown past what was trusted, it is another history.
            server.place.environment["XDG_STATE_HOME"] = server.place.path + "/somebody-else"
            for number in 1...3 {
                let set = try server.client(["set", "k", "again \(number)"])
                #expect(set.status == 0, "\(set.error)")
            }
            server.place.environment["XDG_STATE_HOME"] = nil
            let outcome = try server.client(["safeget", "k"])
            #expect(outcome.status == 14, "\(outcome.status) \(outcome.error)")
        }
    }

    @Test func anotherIdentityIsNoticed() throws {
        try withServer { server in
            #expect(try server.client(["safeset", "k", "1"]).status == 0)
            try server.stop()
            try RealFileSystem().removeFile(server.dataDirectory + "/immudb.identifier")
            try server.start()
            let outcome = try server.client(["safeget", "k"])
            #expect(outcome.status == 12, "\(outcome.status) \(outcome.error)")
            #expect(outcome.error.contains("VERIFICATION FAILED"), "\(outcome.error)")
        }
    }

    /// Two people, one server: users, databases and permissions.
    @Test func twoShells() throws {
        try withServer { server in
            let session = try PseudoTerminal()
            let arguments = [
                "--immudb-port", "\(server.port)", "--username", "immudb", "--password-file",
                server.passwordFile,
            ]
            let shell = try ProgramRun(
                BuiltProgram.path("immuclient"), arguments, environment: server.place.environment,
                terminal: session.path)
            session.expect("defaultdb")
            session.expect("> ")
            try session.type("safeset from-the-shell 1\r")
            session.expect("✓1> ")
            #expect(try server.client(["get", "from-the-shell", "--value-only"]).output == "1\n")
            #expect(try server.client(["safeset", "from-a-script", "2"]).status == 0)
            try session.type("safeget from-a-script\r")
            session.expect("✓2> ")
            try session.type("\u{4}")
            #expect(try shell.wait() == 0)
        }
    }
}
