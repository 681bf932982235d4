import ImmuDBProofs
import Testing

@Suite("Entry digest")
struct EntryDigestTests {
    @Test("reference vectors, both header versions")
    func vectors() throws {
        let golden = try GoldenVectors.load()
        var count = 0
        for vector in golden.entryDigests + golden.kvEntryEncodings {
            let key = try #require(vector.storeKey ?? vector.key).bytes
            let metadataBytes = vector.kvMetadataHex?.bytes ?? []
            let metadata = try KVMetadata(decoding: metadataBytes)
            #expect(metadata.encoded == metadataBytes)
            let hash = try vector.valueSha256.digest()
            if let value = vector.storeValue { #expect(SHA256.hash(value.bytes) == hash) }
            let entry = TxEntry(key: key, metadata: metadata, valueHash: hash, valueLength: 0)
            #expect(try entry.digest(version: 1) == vector.digestV1.digest())
            if let expected = vector.digestV0 {
                #expect(try entry.digest(version: 0) == expected.digest())
            } else {
                #expect(throws: FormatError.self) { try entry.digest(version: 0) }
            }
            #expect(throws: FormatError.self) { try entry.digest(version: 2) }
            count += 1
        }
        #expect(count == 28)
    }

    @Test("a key that does not fit its length field is refused in version 1")
    func longKey() throws {
        let key = [UInt8](repeating: 1, count: 65536)
        #expect(throws: FormatError.self) {
            try EntryDigest.make(key: key, metadata: .none, valueHash: .zero, version: 1)
        }
    }
}
