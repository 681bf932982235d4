import Testing

@testable import ImmuDBStorage

@Suite("Distinct keys")
struct DistinctKeysTests {
    @Test func tellsWhatCameBefore() {
        var keys = DistinctKeys(capacity: 2000)
        let numbered = (0..<1000).map { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let areNew = numbered.map { keys.insert($0) }
        #expect(areNew.allSatisfy { $0 })
        let areNewAgain = numbered.map { keys.insert($0) }
        #expect(!areNewAgain.contains(true))
        let (isNew, isNewAgain) = (keys.insert([]), keys.insert([]))
        #expect(isNew && !isNewAgain)
    }

    /// A prefix, an extension and a key of the same length are other keys.
    @Test func nearKeysDiffer() {
        var keys = DistinctKeys(capacity: 3)
        let areNew = [[1, 2, 3], [1, 2], [1, 2, 4]].map { keys.insert($0) }
        #expect(areNew == [true, true, true])
    }
}
