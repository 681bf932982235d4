import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("A store and its key index")
struct StoreIndexTests {
    static let transactions: UInt64 = 1100

    /// A store with more transactions than closing leaves to be indexed again.
    static func filled(_ path: String, first: UInt8) async throws {
        let store = try Store.open(path: path, options: .quick)
        for number in 0..<transactions {
            let key = [first, UInt8(truncatingIfNeeded: number % 50)]
            _ = try await store.commit([StoreEntry(key: key, value: [UInt8(truncatingIfNeeded: number)])])
        }
        try store.close()
    }

    static func runs(_ store: Store) -> [RunInfo] {
        (store.index as? RunKeyIndex)?.writtenRuns().map(\.info) ?? []
    }

    static func check(_ store: Store, first: UInt8) throws {
        #expect(try store.view().count(prefix: []) == 50)
        for key in [[first, 0], [first, 49]] as [[UInt8]] {
            #expect(try store.view().revisionCount(key) == transactions / 50)
            #expect(try store.view(upTo: 100).history(key).count == 2)
        }
        let latest = try #require(try store.view().latest([first, 49]))
        #expect(
            try store.value(of: latest, key: [first, 49]) == [UInt8(truncatingIfNeeded: transactions - 1)])
        #expect(try store.view().scan(KeyRange(descending: true)).rest().first?.key == [first, 49])
    }

    @Test func openingDoesNotReadTransactionsAgain() async throws {
        let directory = try TemporaryDirectory()
        try await Self.filled(directory.path, first: 1)
        let progress = Mutexed<[IndexProgress]>([])
        var options = StoreOptions.quick
        options.indexProgress = { step in progress.change { $0.append(step) } }
        let store = try Store.open(path: directory.path, options: options)
        #expect(progress.value == [])
        #expect(Self.runs(store).last?.lastTxID == Self.transactions)
        try Self.check(store, first: 1)
        // A few more are left to the next opening.
        _ = try await store.commit([StoreEntry(key: [1, 0], value: [1])])
        try store.close()
        let again = try Store.open(path: directory.path, options: options)
        #expect(progress.value == [IndexProgress(done: 1, total: 1)])
        #expect(try again.view().revisionCount([1, 0]) == Self.transactions / 50 + 1)
        try again.close()
    }

    @Test func theDirectoryMayBeDeletedOrExchanged() async throws {
        let directory = try TemporaryDirectory()
        let other = try TemporaryDirectory()
        try await Self.filled(directory.path, first: 1)
        try await Self.filled(other.path, first: 2)
        let keys = directory[RunKeyIndex.directoryName]
        try RealFileSystem().removeDirectoryTree(keys)
        let progress = Mutexed<[IndexProgress]>([])
        var options = StoreOptions.quick
        options.indexProgress = { step in progress.change { $0.append(step) } }
        let rebuilt = try Store.open(path: directory.path, options: options)
        #expect(progress.value.last == IndexProgress(done: Self.transactions, total: Self.transactions))
        try Self.check(rebuilt, first: 1)
        try rebuilt.close()
        if try RealFileSystem().kind(of: keys) != nil { try RealFileSystem().removeDirectoryTree(keys) }
        try copyTree(other[RunKeyIndex.directoryName], to: keys)
        let exchanged = try Store.open(path: directory.path, options: .quick)
        try Self.check(exchanged, first: 1)
        try exchanged.close()
    }

    @Test func readingChangesNothing() async throws {
        let directory = try TemporaryDirectory()
        try await Self.filled(directory.path, first: 1)
        let name = try #require(
            try RealFileSystem().list(directory[RunKeyIndex.directoryName]).map(\.name).first {
                $0.hasSuffix(RunInfo.fileSuffix)
            })
        let run = joinPath(directory[RunKeyIndex.directoryName], name)
        var bytes = try RealFileSystem().readWhole(run, limit: 1 << 26)
        for damaged in [false, true] {
            if damaged {
                bytes[bytes.count / 2] ^= 4
                try overwrite(run, bytes)
            }
            let before = try snapshot(directory.path)
            let store = try Store.open(path: directory.path, options: .reading)
            try Self.check(store, first: 1)
            try store.close()
            #expect(try snapshot(directory.path) == before)
        }
    }
}
