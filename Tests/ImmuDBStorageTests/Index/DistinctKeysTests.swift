import Testing

@testable import ImmuDBStorage

@Suite("Distinct keys")
struct DistinctKeysTests {
    @Test func tellsWhatCameBefore() {
        var keys = DistinctKeys(capacity: 2000)
        let numbered = (0..<1000).map { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let first = numbered.map { keys.insert($0) }
        #expect(first.allSatisfy { $0 })
        let second = numbered.map { keys.insert($0) }
        #expect(!second.contains(true))
        let empty = [keys.insert([]), keys.insert([])]
        #expect(empty == [true, false])
    }

    @Test func nearKeysDiffer() {
        var keys = DistinctKeys(capacity: 3)
        let inserted = [[1, 2, 3], [1, 2], [1, 2, 4]].map { keys.insert($0) }
        #expect(inserted == [true, true, true])
    }
}
