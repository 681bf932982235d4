import ImmuDBProofs
import Synchronization
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Writing")
struct StoreCommitTests {
    struct Layout: Sendable, CustomTestStringConvertible {
        var embedded: Bool
        var synced: Bool
        var fileSize: UInt64
        var version: UInt16

        var testDescription: String {
            "embedded \(embedded), synced \(synced), chunks of \(fileSize), header version \(version)"
        }

        var options: StoreOptions {
            var options = StoreOptions()
            options.synced = synced
            options.newStore.embeddedValues = embedded
            options.newStore.fileSize = fileSize
            options.newStore.maxValueLength = 1 << 20
            options.writeTxHeaderVersion = version
            options.clock = FixedClock(seconds: 1_700_000_000)
            return options
        }
    }

    static let layouts = [
        Layout(embedded: false, synced: true, fileSize: 1 << 20, version: 1),
        Layout(embedded: true, synced: true, fileSize: 1 << 20, version: 1),
        Layout(embedded: false, synced: false, fileSize: 300, version: 1),
        Layout(embedded: true, synced: false, fileSize: 37, version: 1),
        Layout(embedded: false, synced: false, fileSize: 1 << 20, version: 0),
    ]

    static func entries(_ number: Int, version: UInt16) -> [StoreEntry] {
        (0...(number % 4)).map { index in
            let metadata: KVMetadata =
                version == 0 || index != 2 ? .none : KVMetadata(expiresAt: Int64(number))
            let length = index == 3 ? 0 : (number * 31 + index * 7) % 90
            return StoreEntry(
                key: [0] + Array("key-\(number % 7)-\(index)".utf8), metadata: metadata,
                value: [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: length))
        }
    }

    @Test(arguments: layouts)
    func writtenThenReopened(layout: Layout) async throws {
        let directory = try TemporaryDirectory()
        var expected: [(TxHeader, [StoreEntry])] = []
        for round in 0..<3 {
            let store = try Store.open(path: directory.path, options: layout.options)
            #expect(store.committed.id == UInt64(expected.count))
            for number in 0..<20 {
                let entries = Self.entries(round * 20 + number, version: layout.version)
                expected.append((try await store.commit(entries), entries))
            }
            try check(store, expected)
            try verifyProofs(store, step: 5)
            #expect(try store.verify().faults == [])
            try store.close()
            try check(try Store.open(path: directory.path, options: .reading), expected)
        }
        #expect(StoreCheck(path: directory.path).run().isClean)
    }

    private func check(_ store: Store, _ expected: [(TxHeader, [StoreEntry])]) throws {
        #expect(store.committed.id == UInt64(expected.count))
        var previous = Digest.ofNothing
        var latest: [[UInt8]: (UInt64, [UInt8])] = [:]
        for (number, (header, entries)) in expected.enumerated() {
            let found = try store.transaction(UInt64(number) + 1)
            #expect(found.header == header)
            #expect(found.header.prevAlh == previous)
            #expect(found.header.blTxID == UInt64(number))
            #expect(try store.rootOfTree(header.blTxID) == header.blRoot)
            #expect(found.entries.map(\.key) == entries.map(\.key))
            #expect(found.entries.map(\.metadata) == entries.map(\.metadata))
            #expect(try found.entries.map { try store.value(of: $0) } == entries.map(\.value))
            previous = found.alh
            for entry in entries { latest[entry.key] = (header.id, entry.value) }
        }
        #expect(store.committed.alh == previous)
        for (key, (id, value)) in latest {
            let version = try #require(try store.view().latest(key))
            #expect(version.txID == id)
            #expect(try store.value(of: version, key: key) == value)
        }
        #expect(try store.view().scan(KeyRange()).rest().map(\.key) == latest.keys.sorted(by: before))
    }

    private func before(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }

    @Test(arguments: [true, false])
    func manyWritersAtOnce(synced: Bool) async throws {
        let directory = try TemporaryDirectory()
        var options = StoreOptions()
        options.synced = synced
        let store = try Store.open(path: directory.path, options: options)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<16 {
                group.addTask {
                    for number in 0..<20 {
                        let key = [0] + Array("\(writer)-\(number)".utf8)
                        let header = try await store.commit([StoreEntry(key: key, value: [1, 2, 3])])
                        #expect(header.id <= store.committed.id)
                        #expect(try store.view().latest(key)?.txID == header.id)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(store.committed.id == 320)
        #expect(try store.verify().isClean)
        try store.close()
        let reopened = try Store.open(path: directory.path)
        #expect(reopened.committed.id == 320)
        #expect(try reopened.view().count(prefix: [0]) == 320)
        try reopened.close()
    }

    @Test func validationSeesEverythingBefore() async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory.path)
        struct Exists: Error {}
        final class Counter: Sendable { let value = Mutex(0) }
        let won = Counter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    do {
                        _ = try await store.commit([StoreEntry(key: [0, 1], value: [0])]) { view in
                            if try view.latest([0, 1]) != nil { throw Exists() }
                        }
                        won.value.withLock { $0 += 1 }
                    } catch {
                        #expect(error is Exists)
                    }
                }
            }
        }
        #expect(won.value.withLock { $0 } == 1)
        #expect(store.committed.id == 1)
        let header = try await store.commit { view, id in
            [StoreEntry(key: [0, 2], value: [UInt8(id), UInt8(view.upTo)])]
        }
        let version = try #require(try store.view().latest([0, 2]))
        #expect(header.id == 2)
        #expect(try store.value(of: version, key: [0, 2]) == [2, 1])
        #expect(try store.view(upTo: 1).latest([0, 2]) == nil)
        try store.close()
    }

    @Test func limits() async throws {
        let directory = try TemporaryDirectory()
        var options = StoreOptions.quick
        options.newStore.maxTxEntries = 2
        options.newStore.maxKeyLength = 4
        options.newStore.maxValueLength = 4
        let store = try Store.open(path: directory.path, options: options)
        func entry(_ key: Int, _ value: Int = 1) -> StoreEntry {
            StoreEntry(key: [UInt8](repeating: 7, count: key), value: [UInt8](repeating: 8, count: value))
        }
        let refused: [[StoreEntry]] = [
            [], [entry(0)], [entry(5)], [entry(1, 5)], [entry(1), entry(1)], [entry(1), entry(2), entry(3)],
        ]
        for entries in refused {
            let error = await #expect(throws: StorageError.self) { try await store.commit(entries) }
            #expect(error?.code == .invalidArgument)
        }
        let long = TxMetadata(extra: [UInt8](repeating: 1, count: 257))
        await #expect(throws: StorageError.self) { try await store.commit([entry(1)], metadata: long) }
        #expect(store.committed == .empty)
        _ = try await store.commit([entry(4, 4), entry(3, 0)])
        _ = try await store.commit([], metadata: TxMetadata(truncatedUpTo: 1, extra: [1]))
        #expect(try store.header(2).metadata == TxMetadata(truncatedUpTo: 1, extra: [1]))
        #expect(try store.header(2).eh == .ofNothing)
        #expect(try store.verify().isClean)
        try store.close()
    }

    @Test(arguments: GoldenStore.names)
    func appendingToDirectoriesOfTheReference(name: String) async throws {
        let directory = try TemporaryDirectory()
        try copyTree(GoldenStore.path(name), to: directory["store"])
        var options = StoreOptions()
        options.writeTxHeaderVersion = name == "header-v0" ? 0 : 1
        let store = try Store.open(path: directory["store"], options: options)
        let before = store.committed
        for number in 0..<30 {
            let value = [UInt8](repeating: UInt8(number), count: number * 5)
            let header = try await store.commit([StoreEntry(key: [0, 0x78, UInt8(number)], value: value)])
            #expect(header.id == before.id + UInt64(number) + 1)
        }
        #expect(try store.header(before.id + 1).prevAlh == before.alh)
        try verifyProofs(store, step: 11)
        #expect(try store.verify().faults == [])
        try store.close()
        let reopened = try Store.open(path: directory["store"], options: .reading)
        #expect(reopened.committed.id == before.id + 30)
        #expect(try reopened.view().count(prefix: [0, 0x78]) == 30)
        #expect(try reopened.verify().isClean)
    }
}
