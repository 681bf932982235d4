import CommandLineKit
import Testing

@Suite struct ConnectionURITests {
    @Test func theFullForm() throws {
        let uri = try ConnectionURI("immudb://us%40er@db.example:4000/led%67er?tls=true&servername=x")
        #expect(
            uri.values == [
                "username": "us@er", "immudb-address": "db.example", "immudb-port": "4000",
                "database": "ledger", "tls": "true", "servername": "x",
            ])
    }

    @Test func partsMayBeMissing() throws {
        #expect(try ConnectionURI("immudb://db").values == ["immudb-address": "db"])
        let v6 = try ConnectionURI("immudb://[::1]:1/?tls").values
        #expect(v6 == ["immudb-address": "::1", "immudb-port": "1", "tls": "true"])
    }

    @Test(arguments: [
        "http://db", "immudb://", "immudb://u:secret@db", "immudb://db:0", "immudb://db:99999",
        "immudb://db:x",
        "immudb://[::1", "immudb://db?nonsense=1", "immudb://db/%4", "immudb://db/%ff", "immudb://a b",
    ])
    func whatCannotBeReadIsSaid(_ text: String) {
        let failure = #expect(throws: CommandFailure.self) { try ConnectionURI(text) }
        #expect(failure?.status == .usage)
        #expect(failure?.message.contains("secret") == false)
    }
}
