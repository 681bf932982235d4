/// A bloom filter in blocks of one cache line: a key sets six bits in one block.
enum KeyFilter {
    /// Bits spent on each key: about one false answer in a hundred.
    static let bitsPerKey = 10
    private static let probes = 6

    static func hash(_ key: [UInt8]) -> UInt64 { Checksum64.of(key, seed: 0) }

    static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 { Checksum64.of(key, seed: 0) }

    /// The block of a key among `count` blocks.
    @inline(__always)
    static func block(_ hash: UInt64, of count: Int) -> Int {
        Int(((hash >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
    }

    /// The key's bits within its block.
    @inline(__always)
    static func bits(_ hash: UInt64) -> some Sequence<Int> {
        let mixed = hash &* 0x9e37_79b9_7f4a_7c15
        return (0..<probes).lazy.map { Int((mixed >> (UInt64($0) &* 10)) & 511) }
    }

    /// Filter bytes over keys with these hashes.
    static func bytes(_ hashes: [UInt64]) -> [UInt8] {
        let blockBits = RunPage.filterBlockBytes * 8
        let blocks = max(1, (hashes.count * bitsPerKey + blockBits - 1) / blockBits)
        var bytes = [UInt8](repeating: 0, count: blocks * RunPage.filterBlockBytes)
        for hash in hashes {
            let start = block(hash, of: blocks) * RunPage.filterBlockBytes
            for bit in bits(hash) { bytes[start + bit >> 3] |= 1 << UInt8(bit & 7) }
        }
        return bytes
    }
}
