import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Newest versions in a tree of their own")
struct RunHeadsTests {
    /// Keys in stretches, some with one version each, some with very many, written as one run.
    private struct Written {
        let source = ListedTransactions()
        var model = IndexModel()
        let fileSystem = MemoryFileSystem()
        let notes = NoteList()

        mutating func add(_ keys: [[UInt8]]) {
            let id = source.committedTxID + 1
            let entries = keys.map { StoredEntry.made($0, txID: id) }
            _ = source.append(entries)
            model.add(entries, txID: id)
        }

        /// An index just opened, which has read nothing yet.
        func index(compacting: Bool = true) throws -> RunKeyIndex {
            let first = RunKeyIndexTests.Bench.make(fileSystem, notes, 1 << 24)
            try first.open(source)
            if compacting { try first.compact() } else { try first.flush() }
            try first.close()
            let second = RunKeyIndexTests.Bench.make(fileSystem, notes, 1 << 24)
            try second.open(source)
            return second
        }
    }

    private static func key(_ number: Int) -> [UInt8] {
        [0x6b, UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)]
    }

    @Test func scanOfManyVersionsReadsFewPages() throws {
        var written = Written()
        for _ in 0..<300 { written.add((0..<40).map(Self.key)) }
        let index = try written.index()
        let info = try #require(index.writtenRuns().first?.info)
        #expect(info.heads.length > 0)
        #expect(info.versionCount == 12_000)
        for descending in [false, true] {
            let found = try IndexView(index: index, upTo: 300).scan(KeyRange(descending: descending)).rest()
            #expect(found.map(\.version.revision) == [UInt64](repeating: 300, count: 40))
            #expect(found.map(\.version.txID) == [UInt64](repeating: 300, count: 40))
        }
        let newestOnly = index.budget.cache.bytes
        #expect(newestOnly < 20_000, "\(newestOnly) bytes read of \(info.fileBytes)")
        _ = try IndexView(index: index, upTo: 299).scan(KeyRange()).rest()
        #expect(index.budget.cache.bytes > 10 * newestOnly)
        try index.close()
    }

    /// What most keys with one version would take twice is in both trees.
    @Test func sparseLeavesAreShared() throws {
        var written = Written()
        for start in stride(from: 0, to: 20_000, by: 200) {
            written.add((start..<start + 200).map(Self.key))
        }
        let plain = try written.index()
        let before = try #require(plain.writtenRuns().first?.info)
        #expect(before.heads.length == 0)
        try plain.close()
        for _ in 0..<400 { written.add((10_000..<10_020).map(Self.key)) }
        let index = try written.index()
        let after = try #require(index.writtenRuns().first?.info)
        #expect(after.heads.length > 0)
        let own = UInt64(8000 * (KeyVersion.slotBytes + 1))
        #expect(after.fileBytes < before.fileBytes + own + before.fileBytes / 8)
        try RunKeyIndexFaultTests.check(index, written.model, upTo: 500, "shared leaves")
        try RunKeyIndexFaultTests.check(index, written.model, upTo: 499, "a snapshot before the last")
        try index.close()
        #expect(written.notes.all == [])
    }

    /// Stretches of all kinds, by a seed.
    @Test(arguments: 1...12)
    func stretches(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        var written = Written()
        for _ in 0..<Int.random(in: 1...120, using: &random) {
            let start = Int.random(in: 0..<3000, using: &random)
            let count = Int.random(in: 1...300, using: &random)
            let repeats = Bool.random(using: &random) ? 1 : Int.random(in: 1...40, using: &random)
            for _ in 0..<repeats {
                written.add((start..<start + (repeats > 1 ? count / 20 + 1 : count)).map(Self.key))
            }
        }
        let last = written.source.committedTxID
        for compacting in [false, true] {
            let index = try written.index(compacting: compacting)
            try RunKeyIndexFaultTests.check(index, written.model, upTo: last, "seed \(seed)")
            for _ in 0..<20 {
                let seek = Self.key(Int.random(in: 0..<3300, using: &random))
                let range = KeyRange(
                    seek: seek, inclusiveSeek: Bool.random(using: &random),
                    descending: Bool.random(using: &random))
                let found = try IndexView(index: index, upTo: last).scan(range).rest().map {
                    ModelKey(key: $0.key, txID: $0.version.txID, revision: $0.version.revision)
                }
                #expect(
                    found == written.model.scan(range, upTo: last, limit: .max), "seed \(seed), \(range)")
            }
            try index.close()
        }
        #expect(written.notes.all == [])
    }

    /// An index written before there were such trees.
    @Test func manifestWithoutSecondRoots() throws {
        var written = Written()
        for _ in 0..<100 { written.add((0..<40).map(Self.key)) }
        try written.index().close()
        let path = "/keys/" + RunManifest.fileName
        let manifest = try #require(
            RunManifest(decoding: try written.fileSystem.readWhole(path, limit: 1 << 20)))
        let run = try #require(manifest.runs.first)
        #expect(manifest.runs.count == 1 && run.heads.length > 0)
        var bytes = Array("immukeys".utf8)
        bytes.append(bigEndian: UInt32(1))
        bytes.append(bigEndian: manifest.nextNumber)
        bytes.append(bigEndian: UInt32(1))
        for word in [run.number, run.firstTxID, run.lastTxID] { bytes.append(bigEndian: word) }
        bytes += run.lastAlh.bytes
        for word in [run.keyCount, run.versionCount, run.fileBytes, run.root.offset] {
            bytes.append(bigEndian: word)
        }
        bytes.append(bigEndian: run.root.length)
        bytes.append(bigEndian: run.root.checksum)
        bytes.append(bigEndian: Checksum64.of(bytes, seed: 0))
        try written.fileSystem.atomicReplace(path, with: bytes, permissions: 0o644)
        let index = RunKeyIndexTests.Bench.make(written.fileSystem, written.notes, 1 << 20)
        try index.open(written.source)
        #expect(index.writtenRuns().map(\.info.heads.length) == [0])
        try RunKeyIndexFaultTests.check(index, written.model, upTo: 100, "version 1")
        try index.close()
        #expect(written.notes.all == [])
    }
}
