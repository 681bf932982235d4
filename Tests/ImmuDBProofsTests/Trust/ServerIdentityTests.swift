import ImmuDBProofs
import Testing

@Suite("Server identity")
struct ServerIdentityTests {
    @Test("reference vector, both directions")
    func vector() throws {
        let golden = try GoldenVectors.load().clientStateFiles
        let identity = try ServerIdentity(bytes: golden.serverUuidRawBytes.bytes)
        #expect(identity.text == golden.serverUuid)
        #expect(try ServerIdentity(text: golden.serverUuid) == identity)
    }

    @Test("random identities survive a round trip")
    func roundTrip() throws {
        var generator = SeededGenerator.fresh("server identities")
        for _ in 0..<500 {
            let bytes = (0..<12).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let identity = try ServerIdentity(bytes: bytes)
            #expect(identity.text.utf8.count == 20)
            #expect(try ServerIdentity(text: identity.text) == identity, "seed \(generator.seed)")
        }
    }

    @Test(
        "other text is refused",
        arguments: [
            "", "cl9v2001081g81860s4", "cl9v2001081g81860s400", "cl9v2001081g81860s41",
            "CL9V2001081G81860S40",
            "cl9v2001081g81860sw0", "cl9v2001081g81860s/0",
        ])
    func refused(text: String) {
        #expect(throws: FormatError.self) { try ServerIdentity(text: text) }
    }

    @Test("other lengths are refused", arguments: [0, 11, 13])
    func lengths(count: Int) {
        #expect(throws: FormatError.self) { try ServerIdentity(bytes: [UInt8](repeating: 0, count: count)) }
    }
}
