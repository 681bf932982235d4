import ImmuDBProofs
import Testing

@Suite("Entry digests in batches")
struct EntryDigestBatchTests {
    @Test("a batch gives what one entry after the other gives, in both header versions")
    func likeOneByOne() throws {
        var generator = SeededGenerator.fresh("EntryDigestBatch")
        for version: UInt16 in [0, 1] {
            for count in [0, 1, 3, 17, 2000] {
                var batch = EntryDigest.Batch(version: version, count: count)
                var expected: [Digest] = []
                for _ in 0..<count {
                    let length = Int.random(in: 1...100, using: &generator)
                    let key = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
                    let carries = version == 1 && Int.random(in: 0..<5, using: &generator) == 0
                    let metadata = KVMetadata(isDeleted: carries, expiresAt: carries ? 7 : nil)
                    let hash = SHA256.hash(key.reversed())
                    try batch.add(key: key, metadata: metadata, valueHash: hash)
                    expected.append(
                        try EntryDigest.make(
                            key: key, metadata: metadata, valueHash: hash, version: version))
                }
                #expect(batch.finish() == expected, "version \(version), seed \(generator.seed)")
            }
        }
    }

    @Test("what has no digest alone has none in a batch")
    func refused() throws {
        var batch = EntryDigest.Batch(version: 1)
        #expect(throws: FormatError.self) {
            try batch.add(key: [UInt8](repeating: 1, count: 65536), metadata: .none, valueHash: .zero)
        }
        var old = EntryDigest.Batch(version: 0)
        #expect(throws: FormatError.self) {
            try old.add(key: [1], metadata: KVMetadata(isDeleted: true), valueHash: .zero)
        }
        var unknown = EntryDigest.Batch(version: 2)
        #expect(throws: FormatError.self) {
            try unknown.add(key: [1], metadata: .none, valueHash: .zero)
        }
    }
}
