import SystemIO
import Testing

/// One session through everything that the shell can do, typed at a terminal, on small and large screens,
/// with and without colours and UTF-8.
@Suite(.serialized) struct ShellTourTests {
    private typealias Session = ShellSessionTests.Session
    private typealias Step = (typed: String, shown: String)

    private func place(_ screen: ShellScreenTests.Screen) throws -> TestPlace {
        let place = try TestPlace()
        if !screen.hasColours { place.environment["NO_COLOR"] = "1" }
        if !screen.isUnicode { place.environment["LC_ALL"] = "C" }
        place.environment["PAGER"] = "cat"
        let made = try place.run(
            ["--create", "-f", "/dev/stdin"],
            input: """
                set invoice/7 '{"total": 100, "state": "open"}'
                set invoice/7 '{"total": 120, "state": "paid"}'
                CREATE TABLE item (id INTEGER, name VARCHAR[20], PRIMARY KEY id);
                INSERT INTO item (id, name) VALUES (1, 'paper'), (2, 'ink');
                collection create notes text:string
                """)
        try #require(made.status == 0, "\(made.error)")
        return place
    }

    private func run(_ screen: ShellScreenTests.Screen, _ steps: [Step]) throws {
        let place = try place(screen)
        defer { place.remove() }
        let session = try Session(place, columns: screen.columns, rows: screen.rows)
        let prompt = "immudb:ledger/defaultdb"
        session.terminal.expect(prompt)
        for (typed, shown) in steps {
            let text = typed.replacing("HOME", with: place.path)
            try session.terminal.type(text + "\r")
            if !shown.isEmpty { session.terminal.expect(shown) }
            session.terminal.expect(prompt)
        }
        try session.terminal.type("\\q\r")
        #expect(try session.run.wait() == 0)
        let screenText = session.terminal.screen
        #expect(screenText.contains(/\u{1b}\[[0-9;]*[1-9][0-9;]*m/) == screen.hasColours)
        if !screen.isUnicode { #expect(screenText.utf8.allSatisfy { $0 < 0x80 }) }
    }

    /// Keys, their history, and what is proven about them.
    @Test(arguments: ShellScreenTests.screens)
    func keysAndTrust(screen: ShellScreenTests.Screen) throws {
        try run(
            screen,
            [
                ("get invoice/7", "unsigned"), ("get inv\t", "paid"), ("get invoice/7@1", "open"),
                ("history invoice/7", "changed"),
                ("diff invoice/7@1 invoice/7", "paid"), ("blame invoice/7", "(1 record)"),
                ("scan inv", "invoice/7"), ("count ''", "1"), ("tx show 4", "row of table 1"),
                ("verify row item 1", "paper"), ("tx show 4", "row of table item"),
                ("log --limit 2", "(2 records"), ("current", "defaultdb"),
                ("set receipt 1 --receipt HOME/receipt.json", "receipt"),
                ("proof verify HOME/receipt.json", "proven: "),
                ("proof get invoice/7 --export HOME/proof.json", "proof verify"),
                ("proof verify HOME/proof.json --tree", "state to trust next"),
                ("proof get invoice/7 --tree", "entry digest"), ("proof tx 2", "Eh over all entries"),
                ("proof row item 2", "proven: "), ("trust show", "defaultdb"), ("trust list", "ledger"),
                ("trust export HOME/trust.json", ""), ("trust diff HOME/trust.json", "one history"),
                ("trust history", "firstContact"), ("forensics HOME/proof.json", "everything verifies"),
                ("verify", "consistent"), ("nosuch", "unknown command"), ("gte x", "did you mean get?"),
            ])
    }

    /// Statements, their results, the past, files and scripts.
    @Test(arguments: ShellScreenTests.screens)
    func statements(screen: ShellScreenTests.Screen) throws {
        let mark = screen.isUnicode ? "◐" : "[ok]"
        try run(
            screen,
            [
                ("SELECT id,\rname FROM item\r;", "(2 rows)"), ("SELECT * FROM it\t WHERE id = 2;", "ink"),
                ("SELEC 1;", "^^^^^"), ("\\errverbose", "SQL error"),
                ("SELECT nme FROM item;", "did you mean name?"),
                ("\\d", "item"), ("\\d item", "PRIMARY KEY"), ("\\l", "defaultdb"), ("\\du", "immudb"),
                ("\\timing on", "timing is on"), ("SELECT 1 AS one;", "verification"),
                ("\\timing off", "timing is off"), ("\\verify on", "proving rows is on"),
                ("SELECT id, name FROM item WHERE id = 1;", mark), ("\\verify strict", "strict"),
                ("SELECT COUNT(*) FROM item;", "cannot be proven"), ("\\verify sample 100%", "100%"),
                ("\\verify off", "proving rows is off"), ("\\x on", "expanded rows are on"),
                ("SELECT * FROM item WHERE id = 1;", "name  paper"), ("\\x off", "expanded rows are off"),
                ("\\pset null (none)", ""), ("SELECT NULL AS n FROM item WHERE id = 1;", "(none)"),
                ("\\pset border 2", ""), ("\\pset", "border"), ("\\pset format csv", ""),
                ("SELECT * FROM item;", "1,paper"), ("\\pset format auto", ""),
                ("\\o HOME/rows.txt", ""), ("SELECT * FROM item;", ""), ("\\o", ""),
                ("\\! wc -l < HOME/rows.txt", "7"), ("SELECT * FROM item \\g |grep ink", "ink"),
                ("SELECT id FROM item WHERE id = 2 \\gset", ""), ("\\echo id is @id", "id is 2"),
                ("\\set wanted 1", ""), ("SELECT name FROM item WHERE id = @wanted;", "paper"),
                ("\\if @id = 5", ""), ("\\echo no", "left out"), ("\\else", ""), ("\\echo yes", "yes"),
                ("\\endif", ""), ("SELECT 7 AS seven;", "7"), ("\\watch 0.1 2", "(1 row)"),
                ("\\copy item to HOME/items.csv", "copied 2 rows"),
                ("DELETE FROM item;", "updated rows"), ("\\copy item from HOME/items.csv", "copied 2 rows"),
                ("\\! echo 'SELECT 40 + 2 AS n;' > HOME/script.sql", ""), ("\\i HOME/script.sql", "42"),
                ("BEGIN;", "transaction begun"), ("ROLLBACK;", "rolled back"),
                ("\\asof 4", "as of transaction 4"), ("SELECT * FROM item;", "(2 rows)"),
                ("scan", "not listed"), ("\\asof now", "present"), ("\\conninfo", "in this process"),
                ("\\limits", "("), ("\\help INSERT", "add rows"),
                ("doc insert notes '{\"text\": \"hello\"}'", ""), ("doc find notes", "hello"),
            ])
    }

    /// An alarm, its file, and what the file says.
    @Test(arguments: [ShellScreenTests.screens[0], ShellScreenTests.screens[4]])
    func alarmAndForensics(screen: ShellScreenTests.Screen) throws {
        let place = try place(screen)
        defer { place.remove() }
        try RealFileSystem().removeDirectoryTree(place.path + "/ledger")
        let session = try Session(place, ["--create"], columns: screen.columns, rows: screen.rows)
        session.terminal.expect("> ")
        try session.terminal.type("current\r")
        session.terminal.expect("VERIFICATION FAILED")
        session.terminal.expect("> ")
        let evidence = place.path + "/.local/state/immuclient/trust/evidence"
        let file = try #require(try RealFileSystem().list(evidence).first).name
        try session.terminal.type("forensics \(evidence)/\(file)\r")
        session.terminal.expect("verdict")
        session.terminal.expect("computed again")
        try session.terminal.type("\\q\r")
        #expect(try session.run.wait() == 0)
        let status = try place.run(["forensics", "\(evidence)/\(file)"]).status
        #expect((11...12).contains(status), "\(status)")
    }

    /// Text that comes in one piece stays one piece; what is suggested is taken over with one key.
    @Test func pastesAndSuggestions() throws {
        let place = try place(ShellScreenTests.screens[0])
        defer { place.remove() }
        let session = try Session(place, columns: 80, rows: 24)
        session.terminal.expect("> ")
        try session.terminal.type("\u{1b}[200~SELECT id\nFROM item\nWHERE id = 2;\u{1b}[201~\r")
        session.terminal.expect("(1 row)")
        session.terminal.expect("> ")
        try session.terminal.type("get invoice/7\r")
        session.terminal.expect("paid")
        session.terminal.expect("> ")
        try session.terminal.type("get i")
        session.terminal.expect("nvoice/7")
        try session.terminal.type("\u{1b}[C\r")
        session.terminal.expect("paid")
        session.terminal.expect("> ")
        try session.terminal.type("\\q\r")
        #expect(try session.run.wait() == 0)
    }

    /// Ctrl-C ends a running statement; the session goes on.
    @Test func controlCEndsWhatRuns() throws {
        let place = try place(ShellScreenTests.screens[0])
        defer { place.remove() }
        let session = try Session(place, columns: 80, rows: 24)
        session.terminal.expect("> ")
        try session.terminal.type("SELECT 1 AS one;\r")
        session.terminal.expect("(1 row)")
        session.terminal.expect("> ")
        try session.terminal.type("\\watch 0.2\r")
        session.terminal.expect("(1 row)")
        session.terminal.expect("(1 row)")
        try session.terminal.type("\u{3}")
        session.terminal.expect("interrupted")
        session.terminal.expect("> ")
        try session.terminal.type("log --follow\r")
        session.terminal.watch(seconds: 1)
        try session.terminal.type("\u{3}")
        session.terminal.expect("> ")
        try session.terminal.type("get invoice/7\r")
        session.terminal.expect("paid")
        try session.terminal.type("\\q\r")
        #expect(try session.run.wait() == 0)
    }
}
