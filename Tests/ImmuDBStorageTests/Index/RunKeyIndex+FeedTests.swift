import ImmuDBProofs
import Synchronization
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Key index under load")
struct RunKeyIndexFeedTests {
    static func entries(_ numbers: Range<UInt64>, txID: UInt64) -> [StoredEntry] {
        numbers.map { number in
            var key: [UInt8] = [0]
            key.append(bigEndian: number &* 0x9e37_79b9_7f4a_7c15)
            return .made(key, txID: txID)
        }
    }

    @Test func memoryStaysWithinTheBudget() throws {
        let budget = IndexBudget(bytes: 1 << 21)
        let fileSystem = MemoryFileSystem()
        var indexes: [(index: RunKeyIndex, source: ListedTransactions)] = []
        for number in 0..<3 {
            let index = RunKeyIndex(
                files: RunKeyIndex.Files(
                    directory: "/keys\(number)", fileSystem: fileSystem, directoryPermissions: 0o755,
                    filePermissions: 0o644, isReadOnly: false),
                budget: budget, worksInBackground: false)
            let source = ListedTransactions()
            try index.open(source)
            indexes.append((index, source))
        }
        var most = 0
        for round in 0..<UInt64(60) {
            for (index, source) in indexes {
                let entries = Self.entries(round * 100..<round * 100 + 100, txID: source.committedTxID + 1)
                let added = source.append(entries)
                index.add(entries, txID: added.id, alh: added.alh)
                index.catchUp(upTo: added.id)
                _ = try index.latest(entries[0].key, upTo: added.id)
                most = max(most, budget.usedBytes)
            }
        }
        #expect(most <= budget.bytes)
        #expect(most > budget.bytes / 4)
        for (index, _) in indexes {
            #expect(try index.count(prefix: [], upTo: .max) == 6000)
            #expect(index.writtenRuns().count > 0)
            #expect(budget.usedBytes <= budget.bytes)
        }
    }

    /// Readers keep their snapshots while the background thread writes and merges.
    @Test func snapshotsWhileWriting() async throws {
        let fileSystem = MemoryFileSystem()
        let index = RunKeyIndexTests.Bench.make(fileSystem, NoteList(), 1 << 18, inBackground: true)
        let source = ListedTransactions()
        try index.open(source)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for id in UInt64(1)...400 {
                    // The same hundred keys over and over, and twenty new ones.
                    let entries =
                        Self.entries(0..<100, txID: id)
                        + Self.entries(1000 + id * 20..<1020 + id * 20, txID: id)
                    let added = source.append(entries)
                    index.add(entries, txID: added.id, alh: added.alh)
                }
            }
            for reader in 0..<2 {
                group.addTask {
                    var seen: UInt64 = 0
                    while seen < 400 {
                        seen = source.committedTxID
                        guard seen > 0 else { continue }
                        let view = IndexView(index: index, upTo: seen - min(seen - 1, UInt64(reader) * 50))
                        let key = Self.entries(7..<8, txID: 1)[0].key
                        // Handing over comes after listing: the last one may not be there yet.
                        try await Task.sleep(for: .milliseconds(2))
                        let latest = try #require(try view.latest(key))
                        #expect(latest.txID == latest.revision)
                        #expect(latest.txID + 1 >= view.upTo && latest.txID <= view.upTo)
                        let keys = try view.count(prefix: [])
                        #expect(keys == 100 + 20 * latest.txID || keys == 100 + 20 * view.upTo)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try index.count(prefix: [], upTo: .max) == 8100)
        #expect(index.layers.withLock { $0.sealed.count } > 0)
        try index.close()
        #expect(throws: StorageError.self) { try index.latest([0], upTo: 1) }
        let reopened = RunKeyIndexTests.Bench.make(fileSystem, NoteList(), 1 << 18)
        try reopened.open(source)
        #expect(try reopened.count(prefix: [], upTo: .max) == 8100)
    }
}
