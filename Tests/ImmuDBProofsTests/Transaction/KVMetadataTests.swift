import ImmuDBProofs
import Testing

@Suite("Entry metadata")
struct KVMetadataTests {
    @Test(
        "what is not metadata is refused", arguments: ["03", "01", "0100000000", "000000000000000000000000"])
    func refused(hex: String) throws {
        let bytes = try #require(Hex.decode(hex))
        #expect(throws: FormatError.self) { try KVMetadata(decoding: bytes) }
    }

    @Test("attributes are written in ascending order, whatever order they came in")
    func canonical() throws {
        let bytes = try #require(Hex.decode("0201000000006553ff1000"))
        let metadata = try KVMetadata(decoding: bytes)
        #expect(metadata == KVMetadata(isDeleted: true, expiresAt: 1_700_003_600, isNonIndexable: true))
        #expect(Hex.encode(metadata.encoded) == "0001000000006553ff1002")
    }

    @Test("an entry expires at its second")
    func expiry() {
        let metadata = KVMetadata(expiresAt: 100)
        #expect(!metadata.isExpired(at: 99))
        #expect(metadata.isExpired(at: 100))
        #expect(!KVMetadata.none.isExpired(at: .max))
    }
}
