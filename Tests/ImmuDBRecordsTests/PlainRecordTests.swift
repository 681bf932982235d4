import ImmuDBProofs
import ImmuDBRecords
import Testing

@Suite struct PlainRecordTests {
    @Test(
        arguments: [
            [], [2], [255, 1], [1], [1, 0, 0, 0, 0, 0, 0, 0],
            [1, 0, 0, 0, 0, 0, 0, 0, 0],  // a reference to nothing
            [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],  // to an empty key
            [1, 0, 0, 0, 0, 0, 0, 0, 0, 7, 65],  // to something that is not a plain key
        ] as [[UInt8]])
    func malformedValuesAreRefused(bytes: [UInt8]) {
        #expect(throws: FormatError.self) { try PlainRecord(storeValue: bytes, metadata: .none) }
    }

    @Test func aDeletionHidesItsValue() throws {
        let record = try PlainRecord(storeValue: [0, 65], metadata: KVMetadata(isDeleted: true))
        #expect(record == .deletion)
    }
}
