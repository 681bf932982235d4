import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

@Suite struct ValueCacheTests {
    private let value: [UInt8] = [1, 2, 3]
    private var hash: Digest { SHA256.hash(value) }

    @Test func onlyTheSamePlaceAndHashFindAValue() {
        let cache = ValueCache()
        #expect(cache.value(at: 7, hash: hash) == nil)
        cache.insert(value, at: 7, hash: hash, generation: cache.generation)
        #expect(cache.value(at: 7, hash: hash) == value)
        #expect(cache.value(at: 8, hash: hash) == nil)
        #expect(cache.value(at: 7, hash: SHA256.hash([4])) == nil)
    }

    @Test func whatWasReadBeforeADiscardIsNotKept() {
        let cache = ValueCache()
        let before = cache.generation
        cache.insert(value, at: 7, hash: hash, generation: before)
        cache.removeAll()
        #expect(cache.value(at: 7, hash: hash) == nil)
        cache.insert(value, at: 7, hash: hash, generation: before)
        #expect(cache.value(at: 7, hash: hash) == nil)
        cache.insert(value, at: 7, hash: hash, generation: cache.generation)
        #expect(cache.value(at: 7, hash: hash) == value)
    }

    @Test func manyPlacesShareTheSlots() {
        let cache = ValueCache()
        for place in 0..<UInt64(3 * Limits.cachedValuesMax) {
            cache.insert(value, at: place * 100, hash: hash, generation: 0)
            #expect(cache.value(at: place * 100, hash: hash) == value)
        }
        let kept = (0..<UInt64(3 * Limits.cachedValuesMax)).filter {
            cache.value(at: $0 * 100, hash: hash) != nil
        }
        #expect(kept.count <= Limits.cachedValuesMax && kept.count > Limits.cachedValuesMax / 2)
    }
}
