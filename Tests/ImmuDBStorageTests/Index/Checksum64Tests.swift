import Testing

@testable import ImmuDBStorage

@Suite("Checksum of index pages")
struct Checksum64Tests {
    @Test func knownValues() {
        #expect(Checksum64.of([], seed: 0) == 0xef46_db37_51d8_e999)
        #expect(Checksum64.of(Array("a".utf8), seed: 0) == 0xd24e_c4f1_a98c_6e5b)
        #expect(Checksum64.of(Array("abc".utf8), seed: 0) == 0x44bc_2cf5_ad77_0999)
    }

    @Test func everyBitCounts() {
        for count in [1, 3, 4, 8, 11, 31, 32, 33, 63, 64, 100] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            let sum = Checksum64.of(bytes, seed: 5)
            #expect(Checksum64.of(bytes, seed: 6) != sum)
            for bit in 0..<count * 8 {
                var flipped = bytes
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                #expect(Checksum64.of(flipped, seed: 5) != sum)
            }
        }
    }
}
