import ImmuDBProofs
import ImmuDBRecords
import Testing

@Suite struct SortedSetRecordTests {
    @Test func everyCutAndEveryLongerKeyIsRefused() {
        let key = SortedSetRecord(set: [1, 2], score: 2.5, key: [9, 9, 9], atTx: 4).storeKey
        for length in 0..<key.count {
            #expect(throws: FormatError.self) { try SortedSetRecord(storeKey: [UInt8](key.prefix(length))) }
        }
        #expect(throws: FormatError.self) { try SortedSetRecord(storeKey: key + [0]) }
    }

    @Test func aLengthThatLiesIsRefused() {
        var key = SortedSetRecord(set: [1, 2], score: 2.5, key: [9], atTx: 4).storeKey
        for index in 1..<9 { key[index] = 0xff }
        #expect(throws: FormatError.self) { try SortedSetRecord(storeKey: key) }
    }
}
