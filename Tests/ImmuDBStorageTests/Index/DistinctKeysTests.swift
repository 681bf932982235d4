import Testing

@testable import ImmuDBStorage

@Suite("Distinct keys")
struct DistinctKeysTests {
    @Test func tellsWhatCameBefore() {
        var keys = DistinctKeys(capacity: 2000)
        for number in 0..<1000 { #expect(keys.insert([UInt8(number & 255), UInt8(number >> 8)])) }
        for number in 0..<1000 { #expect(!keys.insert([UInt8(number & 255), UInt8(number >> 8)])) }
        #expect(keys.insert([]))
        #expect(!keys.insert([]))
    }

    /// A prefix, an extension and a key of the same length are other keys.
    @Test func nearKeysDiffer() {
        var keys = DistinctKeys(capacity: 3)
        #expect(keys.insert([1, 2, 3]))
        #expect(keys.insert([1, 2]))
        #expect(keys.insert([1, 2, 4]))
    }
}
