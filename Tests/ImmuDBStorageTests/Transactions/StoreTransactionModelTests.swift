// Covers StoreTransaction+Read.swift: ranges over a snapshot and own writes against a plain dictionary.
import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

@Suite struct StoreTransactionModelTests {
    @Test func everyRangeEqualsTheModel() async throws {
        let seed = UInt64.random(in: 1 ... .max)
        var random = Splitmix(state: seed)
        let directory = try TemporaryDirectory()
        var options = StoreOptions()
        options.synced = false
        let store = try Store.open(path: directory.path + "/db", options: options)
        func randomKey() -> [UInt8] {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in
                [0, 1, 0x7f, 0xff].randomElement(using: &random) ?? 0
            }
        }
        var model: [[UInt8]: UInt8] = [:]
        for _ in 0..<60 {
            let entry = StoreEntry(key: randomKey(), value: [UInt8.random(in: 0...255, using: &random)])
            _ = try await store.commit([entry])
            model[entry.key] = entry.value[0]
        }
        let transaction = try await store.begin()
        for step in 0..<400 {
            let key = randomKey()
            if Bool.random(using: &random) {
                try transaction.set(key, value: [UInt8(step % 256)])
                model[key] = UInt8(step % 256)
            } else if model[key] != nil {
                try transaction.delete(key)
                model[key] = nil
            }
            var range = KeyRange(prefix: Bool.random(using: &random) ? [] : Array(randomKey().prefix(1)))
            if Bool.random(using: &random) { range.seek = randomKey() }
            if Bool.random(using: &random) { range.end = randomKey() }
            range.inclusiveSeek = Bool.random(using: &random)
            range.inclusiveEnd = Bool.random(using: &random)
            range.descending = Bool.random(using: &random)
            var scan = try transaction.scan(range)
            var found: [[UInt8]] = []
            while let entry = try scan.next() {
                found.append(entry.key)
                let value = try transaction.value(of: entry)
                #expect(value == [model[entry.key] ?? 0], "seed \(seed)")
            }
            #expect(found == expected(range, model), "seed \(seed): \(range)")
            let first = try transaction.first(withPrefix: range.prefix, excluding: range.seek)
            let others = model.filter { $0.key != range.seek }
            #expect(first?.key == expected(KeyRange(prefix: range.prefix), others).first, "seed \(seed)")
        }
        _ = try await transaction.commit()
        try store.close()
    }

    private func expected(_ range: KeyRange, _ model: [[UInt8]: UInt8]) -> [[UInt8]] {
        func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }
        var keys = model.keys.filter { $0.starts(with: range.prefix) }.sorted(by: isBefore)
        if range.descending { keys.reverse() }
        return keys.filter { key in
            let isPastStart =
                range.seek.isEmpty
                || (key == range.seek ? range.inclusiveSeek : isBefore(range.seek, key) != range.descending)
            let isBeforeEnd =
                range.end.isEmpty
                || (key == range.end ? range.inclusiveEnd : isBefore(key, range.end) != range.descending)
            return isPastStart && isBeforeEnd
        }
    }

    private struct Splitmix: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }
}
