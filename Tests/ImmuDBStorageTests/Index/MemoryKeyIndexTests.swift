import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

/// A small generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

@Suite("Key index against a dictionary")
struct MemoryKeyIndexTests {
    /// Keys with their versions' transaction ids.
    typealias Model = [[UInt8]: [UInt64]]

    static func randomKey(_ random: inout SeededGenerator) -> [UInt8] {
        let alphabet: [UInt8] = [0, 1, 0x61, 0x62, 0xff]
        return (0..<Int.random(in: 1...6, using: &random)).map { _ in
            alphabet.randomElement(using: &random) ?? 0
        }
    }

    static func filled(
        _ random: inout SeededGenerator, transactions: UInt64
    ) -> (index: MemoryKeyIndex, model: Model) {
        let index = MemoryKeyIndex()
        var model: Model = [:]
        for id in 1...transactions {
            var keys: Set<[UInt8]> = []
            for _ in 0..<Int.random(in: 1...4, using: &random) { keys.insert(randomKey(&random)) }
            let entries = keys.map { key in
                StoredEntry(
                    key: key, metadata: KVMetadata(isNonIndexable: key.count == 6), valueLength: UInt32(id),
                    valueOffset: id, valueHash: .zero)
            }
            for key in keys where key.count != 6 { model[key, default: []].append(id) }
            index.add(entries, txID: id)
        }
        return (index, model)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func everyQuestion(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let (index, model) = Self.filled(&random, transactions: 1500)
        #expect(index.violatedInvariant() == nil)
        #expect(index.indexedTxID == 1500)
        for _ in 0..<600 {
            let upTo = UInt64.random(in: 0...1600, using: &random)
            let key = Self.randomKey(&random)
            let versions = (model[key] ?? []).filter { $0 <= upTo }
            let view = IndexView(index: index, upTo: upTo)
            #expect(view.latest(key)?.txID == versions.last)
            #expect(view.revisionCount(key) == UInt64(versions.count))
            #expect(view.history(key).map(\.txID) == versions)
            #expect(view.history(key).map(\.revision) == (0..<versions.count).map { UInt64($0) + 1 })
            let offset = UInt64.random(in: 0...4, using: &random)
            #expect(
                view.history(key, offset: offset, limit: 2, descending: true).map(\.txID)
                    == Array(versions.reversed().dropFirst(Int(offset)).prefix(2)))
            #expect(
                view.version(key, revision: offset)?.txID
                    == (offset == 0 ? nil : versions.dropFirst(Int(offset) - 1).first))
            try checkScan(view, model, &random, seed: seed)
        }
    }

    private func checkScan(
        _ view: IndexView, _ model: Model, _ random: inout SeededGenerator, seed: UInt64
    ) throws {
        func bound() -> [UInt8] { Bool.random(using: &random) ? [] : Self.randomKey(&random) }
        let range = KeyRange(
            prefix: Array(bound().prefix(2)), seek: bound(), inclusiveSeek: Bool.random(using: &random),
            end: bound(), inclusiveEnd: Bool.random(using: &random), descending: Bool.random(using: &random))
        let (low, lowIncluded) =
            range.descending ? (range.end, range.inclusiveEnd) : (range.seek, range.inclusiveSeek)
        let (high, highIncluded) =
            range.descending ? (range.seek, range.inclusiveSeek) : (range.end, range.inclusiveEnd)
        var keys = model.filter { key, versions in
            guard let first = versions.first, first <= view.upTo, key.starts(with: range.prefix) else {
                return false
            }
            if !low.isEmpty, key.lexicographicallyPrecedes(low) || (key == low && !lowIncluded) {
                return false
            }
            if !high.isEmpty, high.lexicographicallyPrecedes(key) || (key == high && !highIncluded) {
                return false
            }
            return true
        }.map(\.key).sorted { $0.lexicographicallyPrecedes($1) }
        if range.descending { keys.reverse() }
        #expect(Array(view.scan(range)).map(\.key) == keys, "seed \(seed), \(range)")
        #expect(
            view.count(prefix: range.prefix)
                == UInt64(
                    model.filter {
                        $0.key.starts(with: range.prefix) && ($0.value.first ?? .max) <= view.upTo
                    }.count))
    }

    @Test func manyKeysInEveryOrder() {
        let orders: [[Int]] = [
            Array(0..<20_000), Array((0..<20_000).reversed()), (0..<20_000).map { $0 * 7919 % 20_000 },
        ]
        for order in orders {
            let index = MemoryKeyIndex()
            for (position, number) in order.enumerated() {
                var key: [UInt8] = [0]
                key.append(bigEndian: UInt32(number))
                index.add(
                    [
                        StoredEntry(
                            key: key, metadata: .none, valueLength: 0, valueOffset: 0, valueHash: .zero)
                    ],
                    txID: UInt64(position) + 1)
            }
            #expect(index.violatedInvariant() == nil)
            let keys = IndexView(index: index, upTo: .max).scan(KeyRange()).map(\.key)
            #expect(keys.count == 20_000)
            #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1) })
        }
    }
}
