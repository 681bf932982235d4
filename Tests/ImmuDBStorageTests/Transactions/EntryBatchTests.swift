import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

@Suite("Batches of entries")
struct EntryBatchTests {
    private static let all = KVMetadata(isDeleted: true, expiresAt: 1 << 40, isNonIndexable: true)

    private func entries(_ count: Int) -> [StoreEntry] {
        (0..<count).map { number in
            StoreEntry(
                key: [UInt8](repeating: 1, count: number % 70) + [UInt8(number & 255), UInt8(number >> 8)],
                metadata: number.isMultiple(of: 3) ? Self.all : .none,
                value: [UInt8](repeating: UInt8(number & 255), count: number % 5 * 20))
        }
    }

    @Test func encodesWhatARecordHolds() {
        let entries = entries(300)
        var batch = EntryBatch(entries)
        let hashes = entries.map { SHA256.hash($0.value) }
        let places = entries.indices.map { UInt64($0) << 20 }
        batch.setHashes(hashes)
        batch.setPlaces(places, log: 3)
        var expected: [UInt8] = []
        for (index, entry) in entries.enumerated() {
            TransactionRecord.append(
                key: entry.key, metadata: entry.metadata, valueLength: UInt32(entry.value.count),
                valueOffset: ValueLocation(log: 3, offset: places[index]).stored, valueHash: hashes[index],
                to: &expected)
        }
        #expect(batch.count == 300)
        #expect(batch.values.hashes == hashes)
        #expect(batch.bytes == expected)
    }

    @Test func prefixesStandBeforeKeysAndValues() {
        var batch = EntryBatch(count: 2, keyBytes: 4, valueBytes: 4)
        batch.append(keyPrefix: 9, key: [1], valuePrefix: 8, value: [2])
        batch.append(keyPrefix: 9, key: [], valuePrefix: nil, value: [])
        var plain = EntryBatch([StoreEntry(key: [9, 1], value: [8, 2]), StoreEntry(key: [9], value: [])])
        #expect(batch.bytes == plain.bytes)
        #expect(batch.values.all == [[8, 2], []])
        #expect(batch.longestKey == 2 && batch.shortestKey == 1 && batch.longestValue == 2)
    }

    @Test(arguments: [2, 3, 1000]) func tellsThatAKeyWasThereBefore(_ expected: Int) {
        // Also with more entries than were expected.
        var batch = EntryBatch(count: expected, keyBytes: 0, valueBytes: 0)
        for number in 0..<1000 {
            batch.append(key: [UInt8(number & 255), UInt8(number >> 8)], value: [])
        }
        #expect(!batch.hasRepeatedKey)
        let near = [[0], [0, 0, 0], [0, 9]].map { batch.append(key: $0, value: []) }
        #expect(near == [true, true, true])
        var other = batch
        let again = batch.append(key: [7, 3], value: [1])
        #expect(!again && batch.hasRepeatedKey)
        // Metadata is no part of a key.
        let withMetadata = other.append(key: [0, 9], metadata: Self.all, value: [])
        #expect(!withMetadata)
    }

    @Test func manyValuesAreNotCopied() {
        let values: [[UInt8]] = [[1, 2, 3], [], [4]]
        var joined = BatchValues(count: 3, bytes: 4)
        var separate = BatchValues(count: 3, bytes: Limits.joinedValuesBytesMax + 1)
        for value in values {
            joined.append(prefix: nil, value)
            separate.append(prefix: nil, value)
        }
        #expect(joined.isJoined && !separate.isJoined)
        for form in [joined, separate] {
            #expect(form.all == values)
            #expect(form.hashes == values.map { SHA256.hash($0) })
            #expect(form.offsets(from: 100) == [100, 0, 103])
            #expect(form.byteCount == 4)
            var bytes: [UInt8] = [0]
            form.append(to: &bytes)
            #expect(bytes == [0, 1, 2, 3, 4])
        }
    }

    @Test(arguments: [0, 1] as [UInt16]) func headsAreWhatDigestsCover(_ version: UInt16) throws {
        let plain = entries(200).filter { version == 1 || $0.metadata.isEmpty }
        let batch = EntryBatch(plain)
        let expected = try plain.map {
            try EntryDigest.make(
                key: $0.key, metadata: $0.metadata, valueHash: SHA256.hash($0.value), version: version)
        }
        let prepared = try PreparedTransaction(
            batch, metadata: .none, version: version, limits: StoreMetadata())
        #expect(prepared.eh == EntryTree.root(of: expected))
    }

    @Test func metadataHasNoDigestInVersionZero() {
        let error = #expect(throws: StorageError.self) {
            try PreparedTransaction(
                EntryBatch([StoreEntry(key: [1], metadata: Self.all, value: [])]), metadata: .none,
                version: 0,
                limits: StoreMetadata())
        }
        #expect(error?.code == .invalidArgument)
    }
}
