// Covers Store: what was committed, read back in every way, against a plain map with versions.
import Foundation
import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Store against a map")
struct StoreModelTests {
    /// What a version should be.
    struct Version: Hashable {
        var txID: UInt64
        var value: [UInt8]
        var isDeleted: Bool
    }

    /// A store that is written, closed, opened and starved, and the map beside it.
    struct Bench {
        let seed: UInt64
        var random: SeededGenerator
        let fileSystem = MemoryFileSystem()
        var store: Store
        var versions: [[UInt8]: [Version]] = [:]
        var hashes: [Digest] = [.ofNothing]

        init(seed: UInt64) throws {
            self.seed = seed
            random = SeededGenerator(state: seed)
            store = try Self.open(fileSystem)
        }

        static func open(_ fileSystem: MemoryFileSystem) throws -> Store {
            var options = StoreOptions()
            options.synced = false
            options.locksDirectory = false
            options.indexBudget = IndexBudget(bytes: 1 << 18)
            options.newStore.fileSize = 1 << 16
            options.valueLogCount = 2
            return try Store.open(path: "/db", fileSystem: fileSystem, options: options)
        }

        mutating func key() -> [UInt8] {
            let alphabet: [UInt8] = [0, 0x61, 0x62, 0xff]
            return (0..<Int.random(in: 1...4, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
        }
    }

    private func step(_ bench: inout Bench) async throws {
        switch Int.random(in: 0..<2000, using: &bench.random) {
        case 0:
            try bench.store.close()
            bench.store = try Bench.open(bench.fileSystem)
        case 1: try bench.store.index.flush()
        case 2: try await bench.store.sync()
        case 3..<900: try await commit(&bench)
        case 900..<1990: try check(&bench)
        default: try checkTransaction(&bench)
        }
    }

    private func commit(_ bench: inout Bench) async throws {
        var entries: [[UInt8]: StoreEntry] = [:]
        for _ in 0..<Int.random(in: 1...4, using: &bench.random) {
            let key = bench.key()
            let isDeleted = Int.random(in: 0..<8, using: &bench.random) == 0
            let length = isDeleted ? 0 : Int.random(in: 0...40, using: &bench.random)
            let value = (0..<length).map { _ in UInt8.random(in: 0...255, using: &bench.random) }
            entries[key] = StoreEntry(key: key, metadata: KVMetadata(isDeleted: isDeleted), value: value)
        }
        let header = try await bench.store.commit(Array(entries.values))
        bench.hashes.append(try header.alh())
        for (key, entry) in entries {
            bench.versions[key, default: []].append(
                Version(txID: header.id, value: entry.value, isDeleted: entry.metadata.isDeleted))
        }
    }

    private func check(_ bench: inout Bench) throws {
        let last = UInt64(bench.hashes.count - 1)
        let upTo =
            Bool.random(using: &bench.random) ? last : UInt64.random(in: 0...last, using: &bench.random)
        let key = bench.key()
        let place: Comment = "seed \(bench.seed), key \(key), up to \(upTo)"
        let expected = (bench.versions[key] ?? []).filter { $0.txID <= upTo }
        let view = bench.store.view(upTo: upTo)
        let latest = try view.latest(key)
        #expect(latest?.txID == expected.last?.txID, place)
        #expect(latest?.revision ?? 0 == UInt64(expected.count), place)
        if let latest, let wanted = expected.last {
            #expect(latest.metadata.isDeleted == wanted.isDeleted, place)
            #expect(try bench.store.value(of: latest, key: key) == wanted.value, place)
        }
        switch Int.random(in: 0..<20, using: &bench.random) {
        case 0:
            let history = try view.history(key)
            let found = try history.map {
                Version(
                    txID: $0.txID, value: try bench.store.value(of: $0, key: key),
                    isDeleted: $0.metadata.isDeleted)
            }
            #expect(found == expected, place)
        case 1:
            let prefix = Array(key.prefix(1))
            let keys = bench.versions.filter { $0.key.starts(with: prefix) && $0.value[0].txID <= upTo }.keys
            #expect(
                try view.scan(KeyRange(prefix: prefix)).rest().map(\.key)
                    == keys.sorted { $0.lexicographicallyPrecedes($1) }, place)
        default: break
        }
    }

    /// Entries, hash and proofs of a transaction.
    private func checkTransaction(_ bench: inout Bench) throws {
        let last = bench.hashes.count - 1
        guard last > 0 else { return }
        let id = Int.random(in: 1...last, using: &bench.random)
        let transaction = try bench.store.transaction(UInt64(id))
        #expect(transaction.alh == bench.hashes[id], "seed \(bench.seed), transaction \(id)")
        for entry in transaction.entries {
            let version = bench.versions[entry.key]?.first { $0.txID == UInt64(id) }
            #expect(try bench.store.value(of: entry) == version?.value, "seed \(bench.seed), \(entry.key)")
        }
        let source = UInt64.random(in: 1...UInt64(id), using: &bench.random)
        let proof = try bench.store.dualProof(from: source, to: UInt64(id))
        try proof.verify(
            source: source, target: UInt64(id), sourceAlh: bench.hashes[Int(source)],
            targetAlh: bench.hashes[id])
    }

    #if DEBUG
        static let operations = 10_000
    #else
        static let operations = 1_000_000
    #endif

    /// `INDEX_OPERATIONS` raises the number of operations, `SEED` repeats a failed run.
    @Test func randomOperations() async throws {
        let environment = ProcessInfo.processInfo.environment
        let operations = environment["INDEX_OPERATIONS"].flatMap { Int($0) } ?? Self.operations
        let seed = environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
        print("Store against a map: SEED=\(seed) INDEX_OPERATIONS=\(operations)")
        var bench = try Bench(seed: seed)
        for _ in 0..<operations { try await step(&bench) }
        #expect(try bench.store.verify().isClean, "seed \(seed)")
        try bench.store.close()
    }
}
