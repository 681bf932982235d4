import Testing

/// The built program in front of scripts: bytes, channels, statuses.
@Suite(.serialized) struct OneShotTests {
    @Test func bytesAndStatuses() throws {
        let place = try TestPlace()
        defer { place.remove() }
        let set = try place.run(["--create", "set", "k1", "v1"])
        #expect(set.output == "tx:       1\nrev:      1\nkey:      k1\nvalue:    v1\n")
        #expect(set.status == 0 && set.error.isEmpty)
        let missing = try place.run(["get", "nokey"])
        #expect(missing.status == 5 && missing.output.isEmpty)
        #expect(missing.error == "immuclient: key not found\n")
        #expect(try place.run(["get", "nokey", "--compat"]).status == 0)
        #expect(try place.run(["nosuch"]).status == 2)
        #expect(try place.run(["--version"]).output.hasPrefix("immuclient "))
        let script = try place.run([], input: "set a 1\nget a --value-only\nget nokey\nset a 2\n")
        #expect(script.status == 5)
        #expect(script.output.hasSuffix("\n1\n"))
    }

    /// Lists in pipes, as scripts read them.
    @Test func listsInPipes() throws {
        let place = try TestPlace()
        defer { place.remove() }
        let text = "set a 1\ncollection create notes text:string\n"
        #expect(try place.run(["--create"], input: text).status == 0)
        let events = try place.run(["trust", "history"])
        #expect(events.output.contains("event:  firstContact\n") && events.status == 0, "\(events)")
        let collections = try place.run(["--database", "defaultdb", "collection", "list"])
        #expect(collections.output.contains("notes") && collections.status == 0, "\(collections)")
        let wrong = try place.run(["collection", "nosuch", "--database", "defaultdb"])
        #expect(wrong.status == 2 && wrong.error.contains("unknown command 'collection nosuch'"))
    }

    @Test func quietScriptsSayResultsOnly() throws {
        let place = try TestPlace()
        defer { place.remove() }
        let text = """
            CREATE TABLE t (id INTEGER, PRIMARY KEY id);
            INSERT INTO t (id) VALUES (1), (2);
            BEGIN;
            DELETE FROM t WHERE id = 1;
            COMMIT;
            SELECT id FROM t;

            """
        let loud = try place.run(["--create", "--database", "defaultdb"], input: text)
        #expect(loud.status == 0 && loud.output.contains("rows"))
        let quiet = try place.run(["-q", "-o", "csv"], input: text.replacing(" t", with: " u"))
        #expect(quiet.output == "id\r\n2\r\n" && quiet.error.isEmpty && quiet.status == 0, "\(quiet)")
        let wrong = try place.run(["--quiet"], input: "SELECT nothing FROM t;\n")
        #expect(wrong.status != 0 && !wrong.error.isEmpty)
    }

    /// One command in front of a person, as now and as earlier versions ended.
    @Test(arguments: ShellScreen.extremes)
    func atATerminal(screen: ShellScreen) throws {
        let place = try TestPlace()
        defer { place.remove() }
        #expect(try place.run(["--create", "set", "a", "\u{1b}]0;title\u{7}\u{202e}"]).status == 0)
        for (arguments, shown, status) in [
            (["get", "nokey"], "key not found", 5), (["get", "nokey", "--compat"], "key not found", 0),
            (["get", "a"], #"\x1b]0;title\x07\u{202e}"#, 0), (["nosuch"], "unknown command", 2),
            (["-c", "SELECT 1 AS one;", "-c", "nosuch"], "(1 row)", 2),
        ] as [([String], String, Int32)] {
            let session = try ShellSession(place, arguments, screen: screen)
            session.terminal.expect(shown)
            #expect(try session.run.wait() == status, "\(arguments)")
            session.terminal.drain()
            #expect(!session.terminal.screen.contains("\u{1b}]0;"))
        }
    }

    @Test func startsQuickly() throws {
        let place = try TestPlace()
        defer { place.remove() }
        let clock = ContinuousClock()
        var best = Duration.seconds(60)
        for _ in 0..<5 {
            best = min(best, try clock.measure { _ = try place.run(["--version"]) })
        }
        // The target is 40 ms; busy machines and debug builds get some room.
        #expect(best < .milliseconds(400), "\(best)")
    }
}
