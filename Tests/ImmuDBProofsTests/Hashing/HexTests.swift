import ImmuDBProofs
import Testing

@Suite("Hexadecimal text")
struct HexTests {
    @Test("text that is not pairs of digits is refused", arguments: ["0", "0g", "0x00", " 00", "é0"])
    func refused(text: String) {
        #expect(Hex.decode(text) == nil)
    }

    @Test("every byte survives a round trip")
    func roundTrip() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(Hex.encode([0x0f, 0xa0]) == "0fa0")
        #expect(Hex.decode("") == [])
    }
}
