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
