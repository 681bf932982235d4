// Covers login, logout, use, connect, config and every place a password comes from.

import CommandLineKit
import ImmuDBShell
import SystemIO
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The program against a server over the network.
@MainActor @Suite struct RemoteTests {
    private func withServer(
        _ body: (ShellHarness, ServedLedger) async throws -> Void
    ) async throws {
        let shell = try await ShellHarness(createsLedger: false)
        let server = try await ServedLedger(directory: shell.directory + "/server")
        shell.environment["IMMUCLIENT_OFFLINE"] = nil
        shell.environment["IMMUCLIENT_IMMUDB_PORT"] = String(server.port)
        let file = shell.directory + "/password"
        try RealFileSystem().atomicReplace(file, with: Array("immudb\n".utf8))
        do {
            try await body(shell, server)
        } catch {
            Issue.record(error)
        }
        try await server.stop()
        try shell.remove()
    }

    private func secret(_ shell: ShellHarness) -> [String] {
        ["--username", "immudb", "--password-file", shell.directory + "/password"]
    }

    @Test func oneShotCommandsWorkWithAPasswordFile() async throws {
        try await withServer { shell, server in
            let set = try await shell.run(["set", "k", "v"] + secret(shell), input: [])
            #expect(set.status == 0, "\(set.error)")
            let get = try await shell.run(["get", "k", "--output", "json"] + secret(shell), input: [])
            #expect(get.status == 0, "\(get.error)")
            #expect(get.output.contains("\"proven\""), "\(get.output)")
            let missing = try await shell.run(["get", "nokey"] + secret(shell), input: [])
            #expect(missing.status == 5)
            let verbose = try await shell.run(["count", "", "-v"] + secret(shell), input: [])
            #expect(verbose.error.contains("target: immudb@127.0.0.1:\(server.port)/defaultdb"))
        }
    }

    @Test func aLoginIsKeptPrivatelyUntilLogout() async throws {
        try await withServer { shell, server in
            let before = try await shell.run("get", "k")
            #expect(before.status == 4, "\(before.error)")
            #expect(before.error.contains("login USER"))

            let login = try await shell.run(
                "login", "immudb", "--password-file", shell.directory + "/password")
            #expect(login.status == 0, "\(login.error)")
            #expect(login.output == "Successfully logged in\n")
            #expect(login.error.contains("default password"))
            let tokens = shell.directory + "/.local/state/immuclient/tokens"
            let files = try RealFileSystem().list(tokens)
            #expect(files.count == 1)
            for file in files {
                var status = stat()
                #expect(stat(joinPath(tokens, file.name), &status) == 0)
                #expect(status.st_mode & 0o777 == 0o600)
            }

            #expect(try await shell.run("safeset", "k", "v").status == 0)
            #expect(try await shell.run("safeget", "k", "--value-only").output == "v\n")
            let used = try await shell.run("use", "defaultdb")
            #expect(used.status == 0 && used.error.isEmpty, "\(used.error)")
            let unknown = try await shell.run("use", "nowhere")
            #expect(unknown.status == 5)

            let logout = try await shell.run("logout")
            #expect(logout.output == "Successfully logged out\n", "\(logout.error)")
            #expect(try RealFileSystem().list(tokens).isEmpty)
            #expect(try await shell.run("get", "k").status == 4)
            let again = try await shell.run("logout")
            #expect(again.status == 4 && again.error.contains("User not logged in"))
        }
    }

    @Test func logoutForgetsTheLoginWithoutTheServer() async throws {
        let shell = try await ShellHarness(createsLedger: false)
        let server = try await ServedLedger(directory: shell.directory + "/server")
        shell.environment["IMMUCLIENT_OFFLINE"] = nil
        shell.environment["IMMUCLIENT_IMMUDB_PORT"] = String(server.port)
        shell.environment["IMMUCLIENT_PASSWORD"] = "immudb"
        #expect(try await shell.run("login", "immudb").status == 0)
        shell.environment["IMMUCLIENT_PASSWORD"] = nil
        try await server.stop()
        let logout = try await shell.run("logout")
        #expect(logout.status == 0)
        #expect(logout.error.contains("did not confirm"))
        #expect(try RealFileSystem().list(shell.directory + "/.local/state/immuclient/tokens").isEmpty)
        try shell.remove()
    }

    @Test func theTokenFileOfTheOriginalClientsWorksBothWays() async throws {
        try await withServer { shell, _ in
            shell.environment["IMMUCLIENT_PASSWORD"] = "enc:aW1tdWRi"
            #expect(try await shell.run("login", "immudb", "--tokenfile", "token").status == 0)
            shell.environment["IMMUCLIENT_PASSWORD"] = nil
            let bytes = try RealFileSystem().readWhole(shell.directory + "/token", limit: 4_096)
            #expect(Array(bytes.prefix(17)) == [0, 0, 0, 0, 0, 0, 0, 9] + Array("defaultdb".utf8))
            // Read without being named too, as a login from before.
            #expect(try await shell.run("set", "k", "v").status == 0)
            #expect(try await shell.run("logout").status == 0)
            #expect(try RealFileSystem().kind(of: shell.directory + "/token") == nil)
        }
    }

    @Test func wrongPasswordsAndOpenFilesAreRefused() async throws {
        try await withServer { shell, _ in
            let file = shell.directory + "/password"
            #expect(chmod(file, 0o644) == 0)
            let open = try await shell.run(["get", "k"] + secret(shell), input: [])
            #expect(open.status == 2)
            #expect(open.error.contains("chmod 600"), "\(open.error)")
            shell.environment["IMMUCLIENT_USERNAME"] = "immudb"
            shell.environment["IMMUCLIENT_PASSWORD"] = "wrong"
            let wrong = try await shell.run("get", "k")
            #expect(wrong.status == 4)
            #expect(wrong.error.contains("check user name and password"), "\(wrong.error)")
            let warned = try await shell.run("get", "k", "--password", "immudb")
            #expect(warned.status == 5)
            #expect(warned.error.contains("WARNING: others can see a password on the command line"))
            let twice = try await shell.run("get", "k", "--password", "x", "--password-file", file)
            #expect(twice.status == 2 && twice.error.contains("given twice"))
        }
    }

    @Test func noServerAndNoEncryptionAreSaid() async throws {
        let shell = try await ShellHarness(createsLedger: false)
        shell.environment["IMMUCLIENT_OFFLINE"] = nil
        let refused = try await shell.run("get", "k", "-p", "1")
        #expect(refused.status == 3)
        #expect(refused.error.contains("nothing listens on 127.0.0.1:1"), "\(refused.error)")
        let exposed = try await shell.run("get", "k", "-a", "192.0.2.1")
        #expect(exposed.status == 2)
        #expect(exposed.error.contains("--tls") && exposed.error.contains("--insecure"))
        try shell.remove()
    }

    @Test func theShellLogsInUsesAndConnectsElsewhere() async throws {
        try await withServer { shell, server in
            let script = """
                connect
                login immudb --password-file \(shell.directory)/password
                set place server
                connect \(shell.directory)/local
                set place directory
                get place --value-only
                connect 127.0.0.1:\(server.port) --user immudb
                """
            let local = shell.directory + "/local"
            #expect(try await shell.run("current", "--create", "--offline", local).status == 0)
            shell.environment["IMMUCLIENT_PASSWORD_FILE"] = shell.directory + "/password"
            let run = try await shell.run(
                ["--output", "tsv"], input: Array((script + "\nget place --value-only\n").utf8))
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output.contains("not logged in"))
            #expect(run.output.contains("owner of the files"))
            #expect(run.output.contains("plain text on this machine"))
        }
    }

    @Test func profilesAndAddressesChooseTheServer() async throws {
        try await withServer { shell, server in
            shell.environment["IMMUCLIENT_IMMUDB_PORT"] = nil
            let configuration = """
                utc = true
                [profiles.here]
                uri = "immudb://immudb@127.0.0.1:\(server.port)/defaultdb"
                password-file = "\(shell.directory)/password"
                """
            let files = RealFileSystem()
            try files.createDirectories(shell.directory + "/.config/immuclient", permissions: 0o700)
            try files.atomicReplace(
                shell.directory + "/.config/immuclient/config.toml", with: Array(configuration.utf8))
            let set = try await shell.run("-P", "here", "set", "k", "v")
            #expect(set.status == 0, "\(set.error)")
            let uri = try await shell.run(
                "get", "k", "--uri", "immudb://immudb@127.0.0.1:\(server.port)", "--password-file",
                shell.directory + "/password", "--value-only")
            #expect(uri.output == "v\n", "\(uri.error)")
            let unknown = try await shell.run("get", "k", "-P", "there")
            #expect(unknown.status == 2 && unknown.error.contains("there are: here"))
            let shown = try await shell.run("config", "show", "--origin", "-P", "here", "--output", "tsv")
            #expect(shown.output.contains("immudb-port\t\(server.port)\tprofile here in "), "\(shown.output)")
            #expect(shown.output.contains("utc\ttrue\tenvironment variable IMMUCLIENT_UTC"))
            #expect(try await shell.run("config", "profiles", "--output", "tsv").output.contains("here"))
        }
    }
}
