import SystemIO
import Testing

/// The shell on small and large screens, with and without colours and UTF-8, with a pager and an editor.
@Suite(.serialized) struct ShellScreenTests {
    private typealias Session = ShellSessionTests.Session

    struct Screen: Sendable, CustomTestStringConvertible {
        var columns: UInt16
        var rows: UInt16
        var hasColours: Bool
        var isUnicode: Bool

        var testDescription: String {
            "\(columns)x\(rows)\(hasColours ? "" : " NO_COLOR")\(isUnicode ? "" : " LC_ALL=C")"
        }
    }

    static let screens = [
        Screen(columns: 80, rows: 24, hasColours: true, isUnicode: true),
        Screen(columns: 80, rows: 24, hasColours: false, isUnicode: true),
        Screen(columns: 80, rows: 24, hasColours: false, isUnicode: false),
        Screen(columns: 200, rows: 50, hasColours: true, isUnicode: true),
        Screen(columns: 200, rows: 50, hasColours: true, isUnicode: false),
    ]

    private func place(_ screen: Screen) throws -> TestPlace {
        let place = try TestPlace()
        if !screen.hasColours { place.environment["NO_COLOR"] = "1" }
        if !screen.isUnicode { place.environment["LC_ALL"] = "C" }
        let made = try place.run(
            ["--create", "-f", "/dev/stdin"],
            input: """
                CREATE TABLE t (id INTEGER, name VARCHAR[200], note VARCHAR[200], PRIMARY KEY id);
                INSERT INTO t (id, name, note) VALUES (1, 'one', NULL);
                """)
        try #require(made.status == 0, "\(made.error)")
        return place
    }

    @Test(arguments: screens)
    func tablesFitAndMarksSuit(screen: Screen) throws {
        let place = try place(screen)
        defer { place.remove() }
        let session = try Session(place, columns: screen.columns, rows: screen.rows)
        session.terminal.expect("defaultdb")
        try session.terminal.type("SELECT * FROM t;\r")
        session.terminal.expect("name")
        session.terminal.expect(screen.isUnicode ? "─┼─" : "-+-")
        session.terminal.expect("(1 row)")
        try session.terminal.type("\\x auto\r")
        session.terminal.expect("expanded rows are auto")
        try session.terminal.type("get nokey\r")
        session.terminal.expect("key not found")
        try session.terminal.type("\\q\r")
        #expect(try session.run.wait() == 0)
        let shown = session.terminal.screen
        #expect(shown.contains(/\u{1b}\[[0-9;]*[1-9][0-9;]*m/) == screen.hasColours)
        if !screen.isUnicode { #expect(shown.utf8.allSatisfy { $0 < 0x80 }) }
    }

    @Test func longResultsGoThroughThePager() throws {
        let place = try place(Self.screens[0])
        defer { place.remove() }
        let pager = place.path + "/pager"
        let text = "#!/bin/sh\necho PAGER BEGINS\nwc -l\necho PAGER ENDS\n"
        try RealFileSystem().atomicReplace(pager, with: Array(text.utf8), permissions: 0o700)
        place.environment["PAGER"] = pager
        let session = try Session(place, columns: 80, rows: 24)
        session.terminal.expect("defaultdb")
        try session.terminal.type("\\limits\r")
        session.terminal.expect("defaultdb")
        try session.terminal.type("help\r")
        session.terminal.expect("PAGER BEGINS")
        session.terminal.expect("PAGER ENDS")
        session.terminal.expect("defaultdb")
        try session.terminal.type("\\pset pager off\r")
        session.terminal.expect("defaultdb")
        try session.terminal.type("help get\r")
        session.terminal.expect("the revision before the latest")
        try session.terminal.type("\\q\r")
        #expect(try session.run.wait() == 0)
    }

    @Test func theLastStatementIsEdited() throws {
        let place = try place(Self.screens[0])
        defer { place.remove() }
        let editor = place.path + "/editor"
        let text = "#!/bin/sh\nls -l \"$1\"\nsed -i s/name/id/ \"$1\"\n"
        try RealFileSystem().atomicReplace(editor, with: Array(text.utf8), permissions: 0o700)
        place.environment["EDITOR"] = editor
        let session = try Session(place, columns: 80, rows: 24)
        session.terminal.expect("defaultdb")
        try session.terminal.type("SELECT name FROM t;\r")
        session.terminal.expect("one")
        session.terminal.expect("(1 row)")
        try session.terminal.type("\\e\r")
        session.terminal.expect("-rw-------")
        session.terminal.expect("SELECT id FROM t;")
        session.terminal.expect("(1 row)")
        try session.terminal.type("\\q\r")
        #expect(try session.run.wait() == 0)
    }
}
