import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Heads of chunk files")
struct ChunkHeaderTests {
    @Test(arguments: [
        "kv-vlog/tx/00000000.tx", "kv-vlog/commit/00000000.txi", "kv-vlog/val_0/00000000.val",
        "kv-vlog/aht/tree/00000000.sha", "clog-v1/commit/00000000.txi", "chunks-none/tx/00000003.tx",
        "embedded/tx/00000000.tx", "prealloc-vlog/commit/00000000.txi", "chunks-gzip/val_1/00000002.val",
    ])
    func sameAsTheReferenceExceptForOrder(file: String) throws {
        let bytes = try RealFileSystem().readWhole(GoldenStore.path(file), limit: 1 << 20)
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let header = try ChunkHeader(Array(bytes[4..<4 + length]))
        #expect(header.encoded.count == 4 + length)
        #expect(try ChunkHeader(Array(header.encoded.dropFirst(4))) == header)
    }

    @Test func metadataOfTheStore() throws {
        let bytes = try RealFileSystem().readWhole(GoldenStore.path("kv-vlog/tx/00000000.tx"), limit: 1 << 20)
        let header = try ChunkHeader(Array(bytes[4..<378]))
        #expect(header.fileSize == 67_108_864)
        let metadata = try StoreMetadata(header.owner)
        #expect(metadata == StoreMetadata())
        #expect(metadata.map == header.owner)
    }

    @Test func damagedBlocks() throws {
        let good = Array(ChunkHeader(fileSize: 1000, owner: StoreMetadata().map).encoded.dropFirst(4))
        #expect(throws: Never.self) { try ChunkHeader(good) }
        for length in 0..<good.count {
            #expect(throws: MetadataFault.self) { try ChunkHeader(Array(good.prefix(length))) }
        }
        #expect(throws: MetadataFault.self) { try ChunkHeader(good + [0]) }
        #expect(throws: MetadataFault.self) { try ChunkHeader([0xff, 0xff, 0xff, 0xff, 1]) }
        #expect(throws: MetadataFault.self) { try ChunkHeader([0, 0, 0, 4, 0xff, 0xff, 0xff, 0xff]) }
        #expect(throws: MetadataFault.self) {
            try ChunkHeader(ChunkHeader(fileSize: 0, owner: MetadataMap()).encoded)
        }
    }
}
