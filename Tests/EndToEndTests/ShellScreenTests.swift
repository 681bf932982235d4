import SystemIO
import Testing

/// The shell on small and large screens, with and without colours and UTF-8, with a pager and an editor.
@Suite(.serialized) struct ShellScreenTests {
    private static let content = """
        CREATE TABLE t (id INTEGER, name VARCHAR[200], note VARCHAR[200], PRIMARY KEY id);
        INSERT INTO t (id, name, note) VALUES (1, 'one', NULL);
        set wide 漢字テスト
        set plain ascii
        """

    @Test(arguments: ShellScreen.all + [.dumb])
    func tablesFitAndMarksSuit(screen: ShellScreen) throws {
        let session = try ShellSession(on: screen, content: Self.content)
        let (bar, crossing) = screen.isUnicode ? ("│", "─┼─") : ("|", "-+-")
        try session.step("SELECT * FROM t;", shows: crossing)
        try session.step("SELECT id,\rname\rFROM t;", shows: "(1 row)")
        // Cells of wide letters end where others end.
        try session.step("scan", shows: screen.isUnicode ? "│ 漢字テスト" : "\\u{6f22}")
        try session.step("\\pset border 2", shows: "")
        try session.step("SELECT name AS x FROM t;", shows: "\(bar) one \(bar)")
        try session.step("\\x auto", shows: "expanded rows are auto")
        try session.step("get nokey", shows: "key not found")
        try session.leave()
    }

    /// A terminal that cannot move its cursor back gets a statement line by line, each with a prompt that
    /// says so: in a bracket, in a text, before the end.
    @Test func statementsGoOnLineByLine() throws {
        let session = try ShellSession(on: .dumb, content: Self.content)
        try session.type("SELECT (1\r", until: "   -> ")
        try session.type("+ 2) AS n, 'a;\r", until: "   -> ")
        try session.type("b' AS m\r", until: "   -> ")
        try session.step(";", shows: "(1 row)")
        try session.leave()
    }

    @Test(arguments: ShellScreen.extremes)
    func longResultsGoThroughThePager(screen: ShellScreen) throws {
        let session = try ShellSession(on: screen, content: Self.content) { place in
            let text = "#!/bin/sh\necho PAGER BEGINS\nwc -l\necho PAGER ENDS\n"
            try RealFileSystem().atomicReplace(
                place.path + "/pager", with: Array(text.utf8), permissions: 0o700)
            place.environment["PAGER"] = place.path + "/pager"
        }
        try session.step("\\limits")
        try session.type("help\r", until: "PAGER BEGINS")
        session.terminal.expect("PAGER ENDS")
        session.terminal.expect(ShellSession.prompt)
        try session.step("\\pset pager off")
        try session.step("help get", shows: "the revision before the latest")
        try session.leave()
    }

    /// What others stored, typed and said is shown, and never obeyed by the terminal.
    @Test(arguments: ShellScreen.extremes)
    func hostileBytesAreShownEscaped(screen: ShellScreen) throws {
        let session = try ShellSession(on: screen, content: Self.content) { place in
            let script = Array("set \"k\\x1b]52;c;aGk=\\x07\" 'x'\nnosuch \u{1b}]0;title\u{7}\n".utf8)
            try RealFileSystem().atomicReplace(place.path + "/hostile", with: script + [0xff, 0, 0x0a])
        }
        try session.step(
            #"set "esc\x1b[31m" "bell\x07 rtl \u{202e} nul \x00 bad \xff cr \x0d""#, shows: "rev")
        try session.step(#"get "esc\x1b[31m""#, shows: #"bell\x07 rtl \u{202e} nul \x00 bad \xff cr \r"#)
        try session.step(#"SELECT 'a' AS "c";"#)
        try session.step("\\i HOME/hostile", shows: #"nosuch"#)
        try session.step("scan k", shows: #"k\x1b]52;c;aGk=\x07"#)
        try session.step("\\i HOME/missing", shows: "missing")
        try session.step("get plain", shows: "ascii")
        try session.leave()
        let shown = session.terminal.screen
        for sequence in ["\u{1b}]0;", "\u{1b}]52;", "\u{1b}[31mesc", "\u{202e}", "\u{7}"] {
            #expect(!shown.contains(sequence), "\(sequence.debugDescription)")
        }
    }
}
