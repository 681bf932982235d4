import ImmuDBProofs
import Testing

@Suite("Digest")
struct DigestTests {
    @Test("only 32 bytes make a digest", arguments: [0, 1, 31, 33, 64])
    func length(count: Int) {
        #expect(Digest([UInt8](repeating: 1, count: count)) == nil)
        #expect(Digest(hex: String(repeating: "01", count: count)) == nil)
    }

    @Test("bytes and hexadecimal text survive a round trip")
    func roundTrip() throws {
        let bytes = (0..<32).map { UInt8($0 * 8) }
        let digest = try #require(Digest(bytes))
        #expect(digest.bytes == bytes)
        #expect(Digest(hex: digest.hex) == digest)
        #expect(Digest(hex: digest.hex.uppercased()) == digest)
        #expect(try digest.flipped(255) != digest)
    }

    @Test("the hash of nothing is the known one")
    func ofNothing() {
        #expect(Digest.ofNothing.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
