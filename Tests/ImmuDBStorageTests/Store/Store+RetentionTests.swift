import ImmuDBProofs
import SystemCodecs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Retention")
struct StoreRetentionTests {
    private static func store(
        _ path: String, lanes: Int = 1, compressed: Bool = false, embedded: Bool = false
    ) throws -> Store {
        var options = StoreOptions.quick
        options.valueLogCount = lanes
        options.compression = compressed ? .zlib : .none
        options.newStore.embeddedValues = embedded
        options.newStore.fileSize = 256
        return try Store.open(path: path, options: options)
    }

    private static func fill(_ store: Store, _ ids: ClosedRange<Int>) async throws {
        var random = SeededGenerator(state: 7)
        for id in ids {
            let value = (0..<40).map { _ in UInt8.random(in: 1...255, using: &random) }
            // Every third transaction begins with an empty value, as deletions and set members do.
            let first = StoreEntry(key: [0], value: id % 3 == 0 ? [] : value)
            _ = try await store.commit([first, StoreEntry(key: [UInt8(id)], value: value)])
        }
    }

    @Test(arguments: [(1, false), (2, false), (3, true), (1, true)])
    func valuesBeforeTheCutGo(lanes: Int, compressed: Bool) async throws {
        let directory = try TemporaryDirectory()
        let store = try Self.store(directory.path, lanes: lanes, compressed: compressed)
        try await Self.fill(store, 1...60)
        _ = try await store.commit([], metadata: TxMetadata(truncatedUpTo: 41))
        let before = try (1...60).map { try store.header(UInt64($0)) }
        // Everything was read, so that what is in memory has to go as well.
        for id in UInt64(1)...60 {
            for entry in try store.transaction(id).entries { _ = try store.value(of: entry, txID: id) }
        }
        let discarded = try store.discardValues(before: 41)
        #expect(discarded.files > 2 * lanes)
        #expect(discarded.bytes == UInt64(discarded.files) * 256)
        try Self.check(store, cut: 41, last: 60)
        #expect(try (1...60).map { try store.header(UInt64($0)) } == before)
        try verifyProofs(store, step: 9)
        let report = try store.verify()
        #expect(report.isClean && report.discardedValues > 0)
        // Again: nothing is left to do. Then the store goes on.
        #expect(try store.discardValues(before: 41).files == 0)
        try await Self.fill(store, 61...70)
        try store.close()
        let reopened = try Self.store(directory.path, lanes: lanes)
        try Self.check(reopened, cut: 41, last: 60)
        #expect(try reopened.verify().isClean)
        try reopened.close()
    }

    /// Values from the cut on are there; of those before, the oldest are gone.
    private static func check(_ store: Store, cut: Int, last: Int) throws {
        var gone = 0
        for id in 1...last {
            for entry in try store.transaction(UInt64(id)).entries {
                do {
                    _ = try store.value(of: entry, txID: UInt64(id))
                } catch {
                    #expect(error.code == .valueDiscarded)
                    #expect(id < cut)
                    gone += 1
                }
            }
        }
        #expect(gone >= cut)
    }

    @Test func embeddedValuesStay() async throws {
        let directory = try TemporaryDirectory()
        let store = try Self.store(directory.path, embedded: true)
        try await Self.fill(store, 1...30)
        #expect(try store.discardValues(before: 30).files == 0)
        #expect(try store.verify().isClean)
        try store.close()
    }

    @Test func impossibleCuts() async throws {
        let directory = try TemporaryDirectory()
        let store = try Self.store(directory.path)
        try await Self.fill(store, 1...3)
        for id in [0, 4, UInt64.max] as [UInt64] {
            #expect(throws: StorageError.self) { try store.discardValues(before: id) }
        }
        try store.close()
        let reading = try Store.open(path: directory.path, options: .reading)
        #expect(throws: StorageError.self) { try reading.discardValues(before: 2) }
        try reading.close()
    }

    @Test func theTruncatedDirectoryGoesOn() async throws {
        let directory = try TemporaryDirectory()
        try copyTree(GoldenStore.path("truncated"), to: directory["store"])
        let store = try Store.open(path: directory["store"], options: .quick)
        _ = try await store.commit(
            [StoreEntry(key: [0, 1], value: [0, 1])], metadata: TxMetadata(truncatedUpTo: 55))
        #expect(try store.discardValues(before: 55).files > 0)
        for id in 55...60 as ClosedRange<UInt64> {
            for entry in try store.transaction(id).entries { _ = try store.value(of: entry, txID: id) }
        }
        #expect(try store.verify().isClean)
        try store.close()
    }
}
