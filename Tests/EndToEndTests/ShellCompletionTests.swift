import SystemIO
import Testing

/// TAB in the shell, and in the shells of the system.
@Suite(.serialized) struct ShellCompletionTests {
    private static let content = """
        set invoice/7 draft
        set invoice/7 paid
        CREATE TABLE item (id INTEGER, label VARCHAR[20], PRIMARY KEY id);
        INSERT INTO item (id, label) VALUES (1, 'paper');
        collection create notes text:string
        """

    @Test(arguments: ShellScreen.extremes)
    func everythingWithAName(screen: ShellScreen) throws {
        let session = try ShellSession(on: screen, content: Self.content) { place in
            try RealFileSystem().atomicReplace(
                place.path + "/script.sql", with: Array("SELECT 40 + 2 AS n;\n".utf8))
            place.environment["PAGER"] = "cat"
        }
        // Commands, keys, flags, revisions: what TAB wrote is what runs.
        try session.step("hist\tinv\t", shows: "(2 records)")
        try session.step("get inv\t--val\t", shows: "paid")
        try session.type("get invoice/7@\t\t", until: "tx 1")
        try session.step("1", shows: "draft")
        // Tables, columns, functions, users, transactions, variables.
        try session.step("SELECT la\u{3}")
        try session.step("SELECT * FROM it\t WHERE lab\t= 'paper';", shows: "(1 row)")
        try session.step("SELECT SUBSTRI\t('paper', 1, 2) AS part;", shows: "(1 row)")
        try session.step("ALTER USER im\t\u{3}", shows: "immudb")
        try session.type("\\asof \t\t", until: "now")
        try session.type("4\r", until: "as of transaction 4")
        try session.step("\\aso\tno\t", shows: "the present")
        try session.step("\\set wanted 1")
        try session.step("SELECT id FROM item WHERE id = @wan\t;", shows: "(1 row)")
        // Databases, collections, commands with a backslash and their words, files.
        try session.step("use def\t", shows: "defaultdb")
        try session.step("doc find no\t", shows: "no documents")
        try session.step("\\ps\tform\tauto", shows: "")
        try session.step("\\i HOME/scr\t", shows: "42")
        try session.step("\\o HOME/rows.txt")
        try session.step("\\o")
        try session.step("\\copy it\tto HOME/ro\t", shows: "copied 1 row")
        try session.leave()
    }

    /// A place whose `immuclient` is on the path, with a profile, and the completion script for a shell.
    private func prepared(_ shell: String) throws -> TestPlace {
        let place = try TestPlace()
        let program = try BuiltProgram.path("immuclient")
        place.environment["PATH"] = "\(program.dropLast("/immuclient".count)):/usr/bin:/bin"
        place.environment["PS1"] = "around> "
        let made = try place.run(["--create", "-f", "/dev/stdin"], input: Self.content)
        try #require(made.status == 0, "\(made.error)")
        let files = RealFileSystem()
        try files.createDirectories(place.path + "/.config/immuclient", permissions: 0o700)
        try files.atomicReplace(
            place.path + "/.config/immuclient/config.toml",
            with: Array("[profiles.production]\nimmudb-port = 3399\n".utf8))
        let script = try place.run(["completion", shell])
        try #require(script.status == 0, "\(script.error)")
        try files.atomicReplace(place.path + "/script", with: Array(script.output.utf8))
        return place
    }

    @Test func bash() throws {
        let place = try prepared("bash")
        defer { place.remove() }
        let around = try ShellSession(place, ["--norc", "--noprofile", "-i"], program: "/bin/bash")
        around.terminal.expect("around> ")
        try around.type("source \(place.path)/script && echo loaded\r", until: "loaded\r\n")
        around.terminal.expect("around> ")
        try around.type("immuclient foren\t", until: "immuclient forensics ")
        try around.terminal.type(Self.dropLine)
        try around.type("immuclient get --value-o\t", until: "--value-only ")
        try around.terminal.type(Self.dropLine)
        // Looked up in the ledger and the settings.
        try around.type("immuclient describe it\t", until: "describe item ")
        try around.terminal.type(Self.dropLine)
        try around.type("immuclient --database def\t", until: "--database defaultdb ")
        try around.terminal.type(Self.dropLine)
        try around.type("immuclient --profile prod\t", until: "--profile production ")
        try around.terminal.type(Self.dropLine)
        try around.terminal.type("exit\r")
        #expect(try around.run.wait() == 0)
    }

    /// Ctrl-U: the line is gone, and the shell goes on in it.
    private static let dropLine = "\u{15}"

    static func isInstalled(_ shell: String) -> Bool {
        ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].contains { directory in
            do { return try RealFileSystem().kind(of: directory + shell) != nil } catch { return false }
        }
    }

    @Test(.enabled("zsh is not installed") { ShellCompletionTests.isInstalled("zsh") })
    func zsh() throws {
        let place = try prepared("zsh")
        defer { place.remove() }
        let around = try ShellSession(
            place, ["zsh", "-f", "-i"], program: "/usr/bin/env")
        try around.terminal.type("PS1='around> '; autoload -U compinit; compinit -u; ")
        try around.terminal.type(
            "source \(place.path)/script; compdef _immuclient immuclient; echo load''ed\r")
        around.terminal.expect("loaded", seconds: 40)
        try around.type("immuclient foren\t", until: "forensics")
        try around.terminal.type("\u{3}exit\r")
        #expect([0, 130].contains(try around.run.wait()))
    }

    @Test(.enabled("fish is not installed") { ShellCompletionTests.isInstalled("fish") })
    func fish() throws {
        let place = try prepared("fish")
        defer { place.remove() }
        let around = try ShellSession(
            place,
            ["fish", "--no-config", "-c", "source \(place.path)/script; complete -C 'immuclient foren'"],
            program: "/usr/bin/env")
        around.terminal.expect("forensics", seconds: 40)
        #expect(try around.run.wait() == 0)
    }
}
