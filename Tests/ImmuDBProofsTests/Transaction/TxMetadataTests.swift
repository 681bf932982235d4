import ImmuDBProofs
import Testing

@Suite("Transaction metadata")
struct TxMetadataTests {
    @Test("what is not metadata is refused", arguments: ["02", "0000", "0100", "010002ff", "010101ff"])
    func refused(hex: String) throws {
        let bytes = try #require(Hex.decode(hex))
        #expect(throws: FormatError.self) { try TxMetadata(decoding: bytes) }
    }

    @Test("both attributes survive a round trip")
    func roundTrip() throws {
        let metadata = TxMetadata(truncatedUpTo: 7, extra: [UInt8](repeating: 9, count: 256))
        #expect(metadata.encoded.count == Limits.txMetadataBytesMax)
        #expect(try TxMetadata(decoding: metadata.encoded) == metadata)
        #expect(try TxMetadata(decoding: []) == TxMetadata.none)
    }
}
