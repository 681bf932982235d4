import Foundation
import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Key index against a map")
struct RunKeyIndexTests {
    /// A model, its transactions, and an index over them that is closed and opened, starved and flushed.
    struct Bench {
        let seed: UInt64
        var random: SeededGenerator
        let source = ListedTransactions()
        var model = IndexModel()
        let fileSystem = MemoryFileSystem()
        var index: RunKeyIndex
        var notes = NoteList()
        let budgetBytes: Int

        init(seed: UInt64, budgetBytes: Int = 1 << 18) throws {
            self.seed = seed
            self.budgetBytes = budgetBytes
            random = SeededGenerator(state: seed)
            index = Self.make(fileSystem, notes, budgetBytes)
            try index.open(source)
        }

        static func make(
            _ fileSystem: any FileSystem, _ notes: NoteList, _ budgetBytes: Int, readOnly: Bool = false,
            inBackground: Bool = false
        ) -> RunKeyIndex {
            RunKeyIndex(
                files: RunKeyIndex.Files(
                    directory: "/keys", fileSystem: fileSystem, directoryPermissions: 0o755,
                    filePermissions: 0o644, isReadOnly: readOnly),
                budget: IndexBudget(bytes: budgetBytes), worksInBackground: inBackground,
                note: { notes.append($0) })
        }

        /// Short keys that often meet, with now and then a very long one.
        mutating func key() -> [UInt8] {
            let alphabet: [UInt8] = [0, 1, 0x61, 0x62, 0xff]
            let length = Int.random(in: 1...5, using: &random)
            var key = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            switch Int.random(in: 0..<200, using: &random) {
            case 0: key += [UInt8](repeating: 0x61, count: 3000)
            case 1: key = [0x68, 0x6f, 0x74]
            default: break
            }
            return key
        }

        mutating func addTransaction() {
            var keys: Set<[UInt8]> = []
            for _ in 0..<Int.random(in: 0...6, using: &random) { keys.insert(key()) }
            if Int.random(in: 0..<3, using: &random) == 0 { keys.insert([0x68, 0x6f, 0x74]) }
            let id = source.committedTxID + 1
            let entries = keys.map {
                StoredEntry.made($0, txID: id, nonIndexable: $0.count == 5 && $0[0] == 0xff)
            }
            let appended = source.append(entries)
            model.add(entries, txID: id)
            index.add(entries, txID: appended.id, alh: appended.alh)
        }

        mutating func reopen(readOnly: Bool = false, closing: Bool = true) throws {
            if closing { try index.close() }
            index = Self.make(fileSystem, notes, budgetBytes, readOnly: readOnly)
            try index.open(source)
        }
    }

    /// One operation: mostly reads and writes, sometimes an event in the index's life.
    private func step(_ bench: inout Bench) throws {
        switch Int.random(in: 0..<1000, using: &bench.random) {
        case 0: try bench.reopen(closing: Bool.random(using: &bench.random))
        case 1: try bench.index.flush()
        case 2 where bench.source.committedTxID % 16 == 0: try bench.index.compact()
        case 3..<60: while bench.index.workStep(), Bool.random(using: &bench.random) {}
        case 60..<500: bench.addTransaction()
        case 500..<995: try checkKey(&bench)
        default: try checkScan(&bench)
        }
    }

    func checkKey(_ bench: inout Bench) throws {
        let last = bench.source.committedTxID
        let upTo =
            Bool.random(using: &bench.random) ? last : UInt64.random(in: 0...last + 3, using: &bench.random)
        let key = bench.key()
        let expected = Array(bench.model.transactions(key, upTo: upTo))
        let view = IndexView(index: bench.index, upTo: upTo)
        let latest = try view.latest(key)
        let place: Comment = "seed \(bench.seed), key \(key), up to \(upTo)"
        #expect(latest?.txID == expected.last, place)
        #expect(latest?.revision ?? 0 == UInt64(expected.count), place)
        if let latest {
            let made = StoredEntry.made(key, txID: latest.txID)
            #expect(latest.entry(key: key) == made, place)
        }
        guard Int.random(in: 0..<4, using: &bench.random) == 0 else { return }
        let offset = UInt64.random(in: 0...UInt64(expected.count + 1), using: &bench.random)
        let limit = Int.random(in: 1...200, using: &bench.random)
        #expect(
            try view.history(key, offset: offset, limit: limit).map(\.txID)
                == Array(expected.dropFirst(Int(offset)).prefix(limit)), place)
        let descending = try view.history(key, offset: offset, limit: limit, descending: true)
        #expect(
            descending.map(\.txID) == Array(expected.reversed().dropFirst(Int(offset)).prefix(limit)), place)
        #expect(
            descending.map(\.revision)
                == descending.indices.map { UInt64(expected.count) - offset - UInt64($0) }, place)
        #expect(
            try view.version(key, revision: offset)?.txID
                == (offset == 0 ? nil : expected.dropFirst(Int(offset) - 1).first), place)
    }

    func checkScan(_ bench: inout Bench) throws {
        func bound(_ bench: inout Bench) -> [UInt8] {
            Bool.random(using: &bench.random) ? [] : bench.key()
        }
        let range = KeyRange(
            prefix: Array(bound(&bench).prefix(2)), seek: bound(&bench),
            inclusiveSeek: Bool.random(using: &bench.random), end: bound(&bench),
            inclusiveEnd: Bool.random(using: &bench.random), descending: Bool.random(using: &bench.random))
        let last = bench.source.committedTxID
        let upTo =
            Bool.random(using: &bench.random) ? last : UInt64.random(in: 0...last, using: &bench.random)
        let limit = Bool.random(using: &bench.random) ? 20 : 3000
        let expected = bench.model.scan(range, upTo: upTo, limit: limit)
        let view = IndexView(index: bench.index, upTo: upTo)
        var found: [ModelKey] = []
        var scan = view.scan(range)
        while found.count < limit, let next = try scan.next() {
            found.append(ModelKey(key: next.key, txID: next.version.txID, revision: next.version.revision))
        }
        #expect(found == expected, "seed \(bench.seed), \(range), up to \(upTo)")
        guard limit == 20 else { return }
        let all = bench.model.scan(KeyRange(prefix: range.prefix), upTo: upTo, limit: .max)
        #expect(try view.count(prefix: range.prefix) == UInt64(all.count), "seed \(bench.seed), \(range)")
        var live: UInt64 = 0
        var everything = view.scan(range)
        while let next = try everything.next() { live += next.version.metadata.isDeleted ? 0 : 1 }
        #expect(try view.liveCount(range) == live, "seed \(bench.seed), \(range), up to \(upTo)")
    }

    #if DEBUG
        static let operations = 40_000
    #else
        static let operations = 1_000_000
    #endif

    /// `INDEX_OPERATIONS` raises the number of operations, `SEED` repeats a failed run.
    @Test func randomOperations() throws {
        let environment = ProcessInfo.processInfo.environment
        let operations = environment["INDEX_OPERATIONS"].flatMap { Int($0) } ?? Self.operations
        let seed = environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
        print("Key index against a map: SEED=\(seed) INDEX_OPERATIONS=\(operations)")
        var bench = try Bench(seed: seed)
        for _ in 0..<operations { try step(&bench) }
        for _ in 0..<50 { try checkScan(&bench) }
        #expect(bench.notes.all == [], "seed \(seed)")
        #expect(bench.index.writtenRuns().count > 1 || operations < 10_000)
    }
}

/// Sentences an index said.
final class NoteList: Sendable {
    private let list = Mutexed<[String]>([])

    var all: [String] { list.value }
    func append(_ note: String) { list.change { $0.append(note) } }
}
