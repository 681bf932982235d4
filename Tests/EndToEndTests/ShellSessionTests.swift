import SystemIO
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The built program in front of a terminal, as a person uses it.
@Suite(.serialized) struct ShellSessionTests {
    @Test func aSessionFromFirstContactToLeaving() throws {
        let place = try TestPlace()
        defer { place.remove() }
        let session = try ShellSession(place)
        session.terminal.expect("does not exist. Make a new ledger there? [y/N]")
        try session.terminal.type("y\r")
        session.terminal.expect("immudb:ledger/defaultdb> ")
        // Nothing is trusted of a ledger without transactions.
        try session.terminal.type("current\r")
        session.terminal.expect("immudb:ledger/defaultdb> ")
        try session.terminal.type("set invoice/7 \"two  blanks\"\r")
        session.terminal.expect("◐ proven, unsigned")
        session.terminal.expect("immudb:ledger/defaultdb ✓1> ")
        try session.terminal.type("get inv\t\r")
        session.terminal.expect("value      two  blanks")
        session.terminal.expect("✓1> ")
        try session.terminal.type("nosuch\r")
        session.terminal.expect("immuclient: unknown command 'nosuch'")
        session.terminal.expect("✓1> ")
        try session.terminal.type("get not-this-one\u{3}")
        session.terminal.expect("immudb:ledger/defaultdb ✓1> ")
        try session.terminal.type("set k 'first\rsecond'\r")
        session.terminal.expect("value      first\\nsecond")
        session.terminal.expect("✓2> ")
        try session.terminal.type("\u{4}")
        #expect(try session.run.wait() == 0)
    }

    @Test func statementsOverSeveralLinesAndAnOpenTransaction() throws {
        let place = try TestPlace()
        defer { place.remove() }
        let session = try ShellSession(place, ["--create"])
        session.terminal.expect("defaultdb> ")
        try session.terminal.type("CREATE TABLE t (id INTEGER,\rname VARCHAR[9], PRIMARY KEY id);\r")
        session.terminal.expect("updated rows")
        session.terminal.expect("defaultdb ✓1> ")
        try session.terminal.type("BEGIN;\r")
        session.terminal.expect("transaction begun")
        session.terminal.expect("defaultdb ✓1 *> ")
        try session.terminal.type("INSERT INTO t (id, name) VALUES (1, 'one;');\r")
        session.terminal.expect("not committed yet")
        session.terminal.expect("defaultdb ✓1 *> ")
        try session.terminal.type("exit\r")
        session.terminal.expect("A transaction is open")
        try session.terminal.type("no\r")
        session.terminal.expect("defaultdb ✓1 *> ")
        try session.terminal.type("COMMIT;\r")
        session.terminal.expect("defaultdb ✓2> ")
        try session.terminal.type("SELECT * FROM t;\r")
        session.terminal.expect("one;")
        session.terminal.expect("(1 row)")
        session.terminal.expect("defaultdb ✓2> ")
        try session.terminal.type("SELEC x;\r")
        session.terminal.expect("^^^^^")
        session.terminal.expect("defaultdb ✓2> ")
        try session.terminal.type("\u{4}")
        #expect(try session.run.wait() == 0)
    }

    @Test func historyIsPrivateAndComesBack() throws {
        let place = try TestPlace()
        defer { place.remove() }
        let first = try ShellSession(place, ["--create"])
        first.terminal.expect("> ")
        try first.terminal.type("count ''\r")
        first.terminal.expect("  count  0")
        first.terminal.expect("defaultdb> ")
        try first.terminal.type("exit\r")
        #expect(try first.run.wait() == 0)
        let directory = place.path + "/.local/state/immuclient/history"
        let files = try RealFileSystem().list(directory)
        #expect(files.count == 1)
        for file in files {
            var status = stat()
            #expect(stat(directory + "/" + file.name, &status) == 0)
            #expect(status.st_mode & 0o077 == 0)
        }
        let second = try ShellSession(place)
        second.terminal.expect("> ")
        try second.terminal.type("\u{1b}[A\u{1b}[A\r")
        second.terminal.expect("  count  0")
        second.terminal.expect("defaultdb> ")
        try second.terminal.type("\u{4}")
        #expect(try second.run.wait() == 0)
    }

    @Test func aReplacedLedgerRaisesTheAlarm() throws {
        let place = try TestPlace()
        defer { place.remove() }
        #expect(try place.run(["--create", "set", "a", "1"]).status == 0)
        try RealFileSystem().removeDirectoryTree(place.path + "/ledger")
        let session = try ShellSession(place, ["--create"])
        session.terminal.expect("> ")
        try session.terminal.type("current\r")
        session.terminal.expect("VERIFICATION FAILED")
        session.terminal.expect("✗> ")
        try session.terminal.type("\\q\r")
        #expect(try session.run.wait() == 0)
    }

    @Test func storedBytesNeverReachTheTerminal() throws {
        let place = try TestPlace()
        defer { place.remove() }
        #expect(try place.run(["--create", "set", "a", "\u{1b}]0;title\u{7}\u{202e}"]).status == 0)
        let session = try ShellSession(place, ["get", "a"])
        session.terminal.expect("\\x1b]0;title\\x07\\u{202e}")
        #expect(try session.run.wait() == 0)
        #expect(!session.terminal.screen.contains("\u{1b}]0;"))
    }
}
