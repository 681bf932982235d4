import SystemIO
import Testing

/// One session through everything that the shell can do, typed at a terminal, on small and large screens,
/// with and without colours and UTF-8.
@Suite(.serialized) struct ShellTourTests {
    private typealias Step = (typed: String, shown: String)

    static let content = """
        set invoice/7 '{"total": 100, "state": "open"}'
        set invoice/7 '{"total": 120, "state": "paid"}'
        CREATE TABLE item (id INTEGER, name VARCHAR[20], PRIMARY KEY id);
        INSERT INTO item (id, name) VALUES (1, 'paper'), (2, 'ink');
        collection create notes text:string
        """

    private func run(_ screen: ShellScreen, _ steps: [Step]) throws {
        let session = try ShellSession(on: screen, content: Self.content) { $0.environment["PAGER"] = "cat" }
        for (typed, shown) in steps { try session.step(typed, shows: shown) }
        try session.leave()
    }

    /// Keys, their history, and what is proven about them.
    @Test(arguments: ShellScreen.all)
    func keysAndTrust(screen: ShellScreen) throws {
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
                ("trust import HOME/trust.json", "hash"), ("trust reset", "--reason"),
                ("diff table item since 3 until 4", "INSERT"),
                ("trust history", "firstContact"), ("forensics HOME/proof.json", "everything verifies"),
                ("verify", "consistent"), ("nosuch", "unknown command"), ("gte x", "did you mean get?"),
            ])
    }

    /// Statements, their results, the past, files and scripts.
    @Test(arguments: ShellScreen.all)
    func statements(screen: ShellScreen) throws {
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
                ("\\copy item to HOME/items.jsonl", "copied 2 rows"),
                ("DELETE FROM item;", "updated rows"), ("\\copy item from HOME/items.jsonl", "copied 2 rows"),
                ("\\! echo 'SELECT 40 + 2 AS n;' > HOME/script.sql", ""), ("\\i HOME/script.sql", "42"),
                ("BEGIN;", "transaction begun"), ("ROLLBACK;", "rolled back"),
                ("\\asof 4", "as of transaction 4"), ("SELECT * FROM item;", "(2 rows)"),
                ("scan", "not listed"), ("\\asof now", "present"), ("\\conninfo", "in this process"),
                ("\\limits", "("), ("\\help INSERT", "add rows"),
                ("doc insert notes '{\"text\": \"hello\"}'", ""), ("doc find notes", "hello"),
            ])
    }

    /// A state that was learned elsewhere decides about the first contact; giving it up takes a typed name.
    @Test(arguments: ShellScreen.all)
    func trustIsPinnedAndGivenUp(screen: ShellScreen) throws {
        let place = try TestPlace()
        defer { place.remove() }
        #expect(try place.run(["--create", "-f", "/dev/stdin"], input: Self.content).status == 0)
        let current = try place.run(["current", "-o", "json"]).output
        let id = try #require(current.firstMatch(of: /"tx(ID)?":([0-9]+)/)).output.2
        let hash = try #require(current.firstMatch(of: /"hash":"([0-9a-f]{64})"/)).output.1
        let other = hash.dropLast() + (hash.hasSuffix("0") ? "1" : "0")
        let alarm = try ShellSession(
            place, ["--trust-dir", place.path + "/a", "--expect-state", "\(id):\(other)", "current"],
            screen: screen)
        alarm.terminal.expect("VERIFICATION FAILED")
        #expect(try alarm.run.wait() == 14)
        let session = try ShellSession(
            place,
            [
                "--trust-dir", place.path + "/b", "--expect-state", "\(id):\(hash)", "--prompt",
                "at %/ %t>> ",
            ], screen: screen)
        session.terminal.expect("at defaultdb")
        try session.type("current\r", until: String(hash.prefix(16)))
        try session.type("trust reset --reason moved\r", until: "Type defaultdb to go on")
        try session.type("defaultdb\r", until: ">> ")
        try session.type("trust pin \(id):\(hash)\r", until: String(hash.prefix(16)))
        try session.type("trust show\r", until: String(hash.prefix(16)))
        try session.type("current\r", until: String(hash.prefix(16)))
        try session.leave()
    }

    /// An alarm, its file, and what the file says.
    @Test(arguments: ShellScreen.extremes)
    func alarmAndForensics(screen: ShellScreen) throws {
        let session = try ShellSession(on: screen, content: Self.content) { place in
            try RealFileSystem().removeDirectoryTree(place.path + "/ledger")
            #expect(
                try place.run(["--create", "--trust-dir", place.path + "/other", "set", "a", "1"]).status == 0
            )
        }
        let (terminal, place) = (session.terminal, session.place)
        try session.step("current", shows: "VERIFICATION FAILED")
        let evidence = place.path + "/.local/state/immuclient/trust/evidence"
        let file = try #require(try RealFileSystem().list(evidence).first).name
        try session.step("forensics \(evidence)/\(file)", shows: "computed again")
        // What would have been trusted is not: the mark stays until the shell is left.
        try session.type("get a\r", until: screen.isUnicode ? "✗> " : "!!> ")
        let status = try place.run(["forensics", "\(evidence)/\(file)"]).status
        #expect((11...12).contains(status), "\(status)")
        terminal.drain()
        try session.leave()
    }

    /// Text that comes in one piece stays one piece; what is suggested, in a colour of its own, is taken over
    /// with one key.
    @Test(arguments: [ShellScreen.small, ShellScreen.all[4]])
    func pastesAndSuggestions(screen: ShellScreen) throws {
        let session = try ShellSession(on: screen, content: Self.content)
        try session.step("\u{1b}[200~SELECT id\nFROM item\nWHERE id = 2;\u{1b}[201~", shows: "(1 row)")
        try session.step("get invoice/7", shows: "paid")
        try session.type("get i", until: "nvoice/7")
        try session.step("\u{1b}[C", shows: "paid")
        try session.leave()
    }

    /// Ctrl-C ends a running statement; the session goes on.
    @Test(arguments: ShellScreen.extremes)
    func controlCEndsWhatRuns(screen: ShellScreen) throws {
        let numbers = (0..<300).map { "(\($0), 'n')" }.joined(separator: ", ")
        let session = try ShellSession(
            on: screen,
            content: Self.content + "\nINSERT INTO item (id, name) VALUES "
                + numbers.replacing("(", with: "(1000") + ";\n")
        try session.step("SELECT 1 AS one;", shows: "(1 row)")
        try session.type("\\watch 0.2\r", until: "(1 row)")
        session.terminal.expect("(1 row)")
        try session.type("\u{3}", until: "interrupted")
        session.terminal.expect(ShellSession.prompt)
        try session.type("log --follow\r", until: "log --follow")
        session.terminal.watch(seconds: 0.5)
        try session.type("\u{3}", until: ShellSession.prompt)
        // More rows than anybody waits for: the ledger in this process stops counting too, or the shell could
        // not be left.
        let join = ["b", "c", "d"].map { " CROSS JOIN item AS \($0)" }.joined()
        try session.type("SELECT COUNT(*) FROM item AS a\(join);\r", until: "item AS d;")
        session.terminal.watch(seconds: 0.5)
        try session.type("\u{3}", until: "interrupted")
        session.terminal.expect(ShellSession.prompt)
        try session.step("get invoice/7", shows: "paid")
        try session.leave()
    }
}
