import SystemIO
import Testing

/// Keys, editors, saved queries and the window, in front of a terminal.
@Suite(.serialized) struct ShellKeysTests {
    private static let content = """
        set key value
        CREATE TABLE t (id INTEGER, name VARCHAR[20], PRIMARY KEY id);
        INSERT INTO t (id, name) VALUES (41, 'one');
        """

    /// The keys of emacs, looking backwards, an editor, the keys of vi, and saved queries.
    @Test(arguments: ShellScreen.all)
    func linesAreEdited(screen: ShellScreen) throws {
        let session = try ShellSession(on: screen, content: Self.content) { place in
            let text = "#!/bin/sh\nls -l \"$1\"\nsed -i s/name/id/ \"$1\"\n"
            try RealFileSystem().atomicReplace(
                place.path + "/editor", with: Array(text.utf8), permissions: 0o700)
            place.environment["EDITOR"] = place.path + "/editor"
        }
        // To the start, forward over the first letter, and the wrong one away; a word too many from the end.
        try session.step("gxet key nonsense\u{1}\u{6}\u{4}\u{5}\u{17}", shows: "value      value")
        try session.step("count ''", shows: "count  1")
        // Backwards through what was typed, and up to the line before.
        try session.step("\u{12}get\r", shows: "value      value")
        try session.step("\u{1b}[A", shows: "value      value")
        // Ctrl-C drops what is typed, with its open quotation.
        try session.type("get 'not this one\u{3}", until: ShellSession.prompt)
        try session.step("SELECT name FROM t;", shows: "one")
        try session.type("\\e\r", until: "-rw-------")
        session.terminal.expect("SELECT id FROM t;")
        session.terminal.expect("(1 row)")
        session.terminal.expect(ShellSession.prompt)
        try session.step("\\ns mine SELECT id + 1 AS next FROM t;", shows: "saved as mine")
        try session.step("\\n mine", shows: "42")
        try session.step("\\nd mine", shows: "mine is forgotten")
        try session.step("\\keys vi", shows: "the keys of vi")
        try session.type("get kez", until: "get kez")
        try session.terminal.type("\u{1b}")
        // An escape alone is one only after a while.
        session.terminal.watch(seconds: 0.7)
        try session.step("ry", shows: "value      value")
        try session.step("\\keys emacs", shows: "the keys of emacs")
        try session.step("et key\u{1}g", shows: "value      value")
        try session.leave()
    }

    @Test(arguments: ShellScreen.extremes)
    func theKeysOfViFromTheSettings(screen: ShellScreen) throws {
        let session = try ShellSession(on: screen, content: Self.content) { place in
            let files = RealFileSystem()
            try files.createDirectories(place.path + "/.config/immuclient", permissions: 0o700)
            try files.atomicReplace(
                place.path + "/.config/immuclient/config.toml", with: Array("editing-mode = \"vi\"\n".utf8))
        }
        try session.type("get kez", until: "get kez")
        try session.terminal.type("\u{1b}")
        session.terminal.watch(seconds: 0.7)
        try session.step("ry", shows: "value      value")
        try session.leave()
    }

    /// A window that changes in the middle of a line and below a table: the line stays, the next table has
    /// the room; and smaller again.
    @Test(arguments: ShellScreen.extremes)
    func theWindowMayChange(screen: ShellScreen) throws {
        let text = String(repeating: "abcdefghi ", count: 5) + "end"
        var screen = screen
        (screen.columns, screen.rows) = (80, 24)
        let session = try ShellSession(
            on: screen,
            content: """
                CREATE TABLE t (id INTEGER, a VARCHAR[60], b VARCHAR[60], PRIMARY KEY id);
                INSERT INTO t (id, a, b) VALUES (1, '\(text)', '\(text)');
                """)
        let (elision, bar) = screen.isUnicode ? ("…", "│") : ("..", "|")
        try session.step("SELECT * FROM t;", shows: elision)
        try session.type("SELECT * ", until: "SELECT * ")
        try session.terminal.resize(columns: 200, rows: 50)
        // Prompt and text are drawn again.
        session.terminal.expect("SELECT * ")
        try session.step("FROM t;", shows: "\(text) \(bar) \(text)")
        try session.terminal.resize(columns: 60, rows: 20)
        session.terminal.expect(ShellSession.prompt)
        try session.step("SELECT * FROM t;", shows: elision)
        try session.leave()
    }

    /// Ctrl-Z gives the terminal back to the shell around; in the foreground again the line goes on.
    @Test(arguments: ShellScreen.extremes)
    func theShellIsPutAside(screen: ShellScreen) throws {
        let place = try TestPlace()
        defer { place.remove() }
        #expect(try place.run(["--create", "set", "key", "value"]).status == 0)
        place.environment["PS1"] = "around> "
        let around = try ShellSession(
            place, ["--norc", "--noprofile", "-i"], screen: screen, program: "/bin/bash")
        around.terminal.expect("around> ")
        try around.type("\(BuiltProgram.path("immuclient"))\r", until: ShellSession.prompt)
        try around.type("get ", until: "get ")
        try around.type("\u{1a}", until: "Stopped")
        around.terminal.expect("around> ")
        try around.type("fg\r", until: "immuclient")
        try around.type("key\r", until: "value      value")
        around.terminal.expect(ShellSession.prompt)
        try around.type("\\q\r", until: "around> ")
        try around.terminal.type("exit\r")
        #expect(try around.run.wait() == 0)
    }
}
