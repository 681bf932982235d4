import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

@Suite("Keys of a table in memory")
struct KeyContentsTests {
    /// Many keys at once and few at a time: both ways into the order, and the growth of the hash table.
    @Test(arguments: [1, 7, 100, 3000])
    func orderAndVersions(keysBetweenLooks: Int) throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(state: seed)
        var contents = KeyContents()
        var model: [[UInt8]: [UInt64]] = [:]
        for txID in UInt64(1)...6000 {
            let length = Int.random(in: 0...12, using: &random)
            let key = (0..<length).map { _ in UInt8.random(in: 0...2, using: &random) }
            let isNew = key.withUnsafeBytes { contents.append($0, Self.version(txID)) }
            #expect(isNew == (model[key] == nil), "seed \(seed)")
            model[key, default: []].append(txID)
            if txID % UInt64(keysBetweenLooks) == 0 { contents.makeOrder() }
        }
        contents.makeOrder()
        let keys = model.keys.sorted { KeyOrder.compare($0, $1) < 0 }
        #expect(walk(contents, from: nil, inclusive: true, descending: false) == keys, "seed \(seed)")
        #expect(
            walk(contents, from: nil, inclusive: true, descending: true) == keys.reversed(), "seed \(seed)")
        for bound in keys.shuffled(using: &random).prefix(50) + [[], [9]] {
            for inclusive in [false, true] {
                let above = keys.filter { KeyOrder.compare($0, bound) > (inclusive ? -1 : 0) }
                let below = keys.filter { KeyOrder.compare($0, bound) < (inclusive ? 1 : 0) }
                #expect(walk(contents, from: bound, inclusive: inclusive, descending: false) == above)
                #expect(
                    walk(contents, from: bound, inclusive: inclusive, descending: true) == below.reversed())
            }
        }
        for (key, transactions) in model {
            let slot = try #require(contents.slot(of: key))
            let found = (0..<contents.versionCount(slot)).map { contents.version(slot, at: $0).txID }
            #expect(found == transactions, "seed \(seed)")
            let upTo = UInt64.random(in: 0...6000, using: &random)
            let visible = transactions.filter { $0 <= upTo }
            #expect(contents.found(slot, upTo: upTo)?.count ?? 0 == UInt64(visible.count))
            #expect(contents.found(slot, upTo: upTo)?.version.txID == visible.last)
        }
        #expect(contents.slot(of: [3]) == nil)
    }

    @Test func anOrderMadeOnACopyIsTakenOver() throws {
        let table = KeyTable(firstTxID: 1)
        let entries = (0..<2000).map { StoredEntry.made([UInt8($0 * 7 % 251), UInt8($0 / 251)], txID: 1) }
        table.insert(EncodedEntries(entries), txID: 1, alh: .zero)
        let contents = table.orderedContents()
        var visited: [[UInt8]] = []
        try contents.visit { key, _ throws(StorageError) in visited.append([UInt8](key)) }
        #expect(visited == entries.map(\.key).sorted { KeyOrder.compare($0, $1) < 0 })
        let chunk = table.keys(from: nil, inclusive: true, descending: false, limit: .max, upTo: 1)
        let starts = [0] + chunk.ends.dropLast()
        #expect(zip(starts, chunk.ends).map { Array(chunk.keys[$0..<$1]) } == visited)
    }

    private func walk(
        _ contents: KeyContents, from bound: [UInt8]?, inclusive: Bool, descending: Bool
    ) -> [[UInt8]] {
        var keys: [[UInt8]] = []
        contents.walk(from: bound, inclusive: inclusive, descending: descending) { slot in
            var key: [UInt8] = []
            contents.appendKey(slot, to: &key)
            keys.append(key)
            return true
        }
        return keys
    }

    private static func version(_ txID: UInt64) -> KeyVersion {
        KeyVersion(txID: txID, metadata: .none, valueLength: 1, valueOffset: 2, valueHash: .zero)
    }
}
