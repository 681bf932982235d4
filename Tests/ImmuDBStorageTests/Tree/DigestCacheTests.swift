import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

@Suite struct DigestCacheTests {
    /// What comes out went in for the same position, also when positions share a place.
    @Test func neverAnotherDigest() {
        var cache = DigestCache()
        #expect(cache[0] == nil)
        let positions = (0..<UInt64(3 * Limits.cachedTreeDigestsMax)).map { $0 % 2 == 0 ? $0 : $0 << 20 }
        for position in positions { cache.insert(digest(position), at: position) }
        var kept = 0
        for position in positions {
            guard let found = cache[position] else { continue }
            kept += 1
            #expect(found == digest(position))
        }
        #expect(kept > Limits.cachedTreeDigestsMax / 2)
        #expect(kept <= Limits.cachedTreeDigestsMax)
    }

    private func digest(_ number: UInt64) -> Digest {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: number)
        return SHA256.hash(bytes)
    }
}
