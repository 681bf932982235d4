// Covers Database+Scan.swift against a sorted dictionary.
import Foundation
import ImmuDBEngine
import Testing

@Suite struct DatabaseScanTests {
    @Test func everyRangeEqualsTheModel() async throws {
        let seed = UInt64.random(in: 1 ... .max)
        var random = SeededGenerator(state: seed)
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isSynced = false
        let engine = try await Engine.open(directory.path, options: options)
        let database = try engine.database("defaultdb")
        var model: [[UInt8]: [UInt8]] = [:]
        func randomKey() -> [UInt8] {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in
                [0, 1, 0x7f, 0xfe, 0xff].randomElement(using: &random) ?? 0
            }
        }
        for step in 0..<200 {
            let key = randomKey()
            if model[key] != nil, Bool.random(using: &random) {
                _ = try await database.delete([key])
                model[key] = nil
            } else {
                let value = bytes("\(step)")
                _ = try await database.set([KeyValueWrite(key: key, value: value)])
                model[key] = value
            }
        }
        for _ in 0..<300 {
            var range = ScanRange(prefix: Bool.random(using: &random) ? [] : Array(randomKey().prefix(1)))
            if Bool.random(using: &random) { range.seekKey = randomKey() }
            if Bool.random(using: &random) { range.endKey = randomKey() }
            range.isSeekInclusive = Bool.random(using: &random)
            range.isEndInclusive = Bool.random(using: &random)
            range.isDescending = Bool.random(using: &random)
            range.limit = UInt64.random(in: 0...6, using: &random)
            range.offset = UInt64.random(in: 0...3, using: &random)
            let found = try await database.scan(range).map(\.key)
            #expect(found == expected(range, model), "seed \(seed): \(range)")
        }
        try engine.close()
    }

    /// The rules of the protocol, spelled out over a sorted list.
    private func expected(_ range: ScanRange, _ model: [[UInt8]: [UInt8]]) -> [[UInt8]] {
        func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }
        var keys = model.keys.filter { $0.starts(with: range.prefix) }.sorted(by: isBefore)
        if range.isDescending { keys.reverse() }
        keys = keys.filter { key in
            let isPastStart =
                range.seekKey.isEmpty
                || (key == range.seekKey
                    ? range.isSeekInclusive : isBefore(range.seekKey, key) != range.isDescending)
            let isBeforeEnd =
                range.endKey.isEmpty
                || (key == range.endKey
                    ? range.isEndInclusive : isBefore(key, range.endKey) != range.isDescending)
            return isPastStart && isBeforeEnd
        }
        return Array(keys.dropFirst(Int(range.offset)).prefix(range.limit == 0 ? 2500 : Int(range.limit)))
    }
}

/// SplitMix64: a small generator whose runs can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
