import SystemIO
import Testing

/// Keys, saved queries and the window, in front of a terminal.
@Suite(.serialized) struct ShellKeysTests {
    private typealias Session = ShellSessionTests.Session

    private func place(_ script: String = "set key value\n") throws -> TestPlace {
        let place = try TestPlace()
        let made = try place.run(["--create", "-f", "/dev/stdin"], input: script)
        try #require(made.status == 0, "\(made.error)")
        return place
    }

    private func leave(_ session: Session) throws {
        try session.terminal.type("\\q\r")
        #expect(try session.run.wait() == 0)
    }

    @Test func theKeysOfEmacs() throws {
        let place = try place()
        defer { place.remove() }
        let session = try Session(place)
        session.terminal.expect("✓1> ")
        // To the start, forward over the first letter, and the wrong one away; a word too many from the end.
        try session.terminal.type("gxet key nonsense\u{1}\u{6}\u{4}\u{5}\u{17}\r")
        session.terminal.expect("value      value")
        session.terminal.expect("✓1> ")
        try session.terminal.type("count ''\r")
        session.terminal.expect("count  1")
        session.terminal.expect("✓1> ")
        // Backwards through what was typed.
        try session.terminal.type("\u{12}get\r\r")
        session.terminal.expect("value      value")
        session.terminal.expect("✓1> ")
        try leave(session)
    }

    @Test func theKeysOfViFromTheSettings() throws {
        let place = try place()
        defer { place.remove() }
        let files = RealFileSystem()
        try files.createDirectories(place.path + "/.config/immuclient", permissions: 0o700)
        try files.atomicReplace(
            place.path + "/.config/immuclient/config.toml", with: Array("editing-mode = \"vi\"\n".utf8))
        let session = try Session(place)
        session.terminal.expect("✓1> ")
        try session.terminal.type("get kez")
        session.terminal.expect("get kez")
        try session.terminal.type("\u{1b}")
        session.terminal.watch(seconds: 0.7)
        // Replace the last letter, and run it.
        try session.terminal.type("ry\r")
        session.terminal.expect("value      value")
        session.terminal.expect("✓1> ")
        try session.terminal.type("\\keys emacs\r")
        session.terminal.expect("the keys of emacs")
        session.terminal.expect("✓1> ")
        try session.terminal.type("et key\u{1}g\r")
        session.terminal.expect("value      value")
        try leave(session)
    }

    @Test func savedQueriesComeBack() throws {
        let place = try place(
            "CREATE TABLE t (id INTEGER, PRIMARY KEY id);\nINSERT INTO t (id) VALUES (41);\n")
        defer { place.remove() }
        let first = try Session(place)
        first.terminal.expect("> ")
        try first.terminal.type("\\ns mine SELECT id + 1 AS next FROM t;\r")
        first.terminal.expect("saved as mine")
        try leave(first)
        let second = try Session(place)
        second.terminal.expect("> ")
        try second.terminal.type("\\n mine\r")
        second.terminal.expect("SELECT id + 1 AS next FROM t;")
        second.terminal.expect("42")
        second.terminal.expect("(1 row)")
        try second.terminal.type("\\nd mine\r")
        second.terminal.expect("mine is forgotten")
        try leave(second)
    }

    /// A window that becomes wider in the middle of a line: the line stays, the next table has the room.
    @Test func theWindowMayChange() throws {
        let text = String(repeating: "abcdefghi ", count: 5) + "end"
        let place = try place(
            "CREATE TABLE t (id INTEGER, a VARCHAR[60], b VARCHAR[60], PRIMARY KEY id);\n"
                + "INSERT INTO t (id, a, b) VALUES (1, '\(text)', '\(text)');\n")
        defer { place.remove() }
        let session = try Session(place, columns: 80, rows: 24)
        session.terminal.expect("> ")
        try session.terminal.type("SELECT * FROM t;\r")
        session.terminal.expect("…")
        session.terminal.expect("(1 row)")
        session.terminal.expect("> ")
        try session.terminal.type("SELECT * ")
        session.terminal.expect("SELECT * ")
        try session.terminal.resize(columns: 200, rows: 50)
        // Prompt and text are drawn again.
        session.terminal.expect("SELECT * ")
        try session.terminal.type("FROM t;\r")
        session.terminal.expect("\(text) │ \(text)")
        session.terminal.expect("(1 row)")
        try leave(session)
    }
}
