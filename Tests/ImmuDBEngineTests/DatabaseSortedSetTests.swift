// Covers Database+SortedSet.swift against a list sorted by the rules of the protocol.
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBRecords
import Testing

@Suite struct DatabaseSortedSetTests {
    private static let scores: [Double] = [
        0, -0.0, 1, 1.5, 3.5, 7, -1, -1.5, -2, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    ]

    private func withDatabase(_ body: (Database) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isSynced = false
        let engine = try await Engine.open(directory.path, options: options)
        try await body(try engine.database("defaultdb"))
        #expect(try engine.verify("defaultdb").isClean)
        try engine.close()
    }

    @Test func membersAreInTheOrderOfTheirRawBits() async throws {
        try await withDatabase { database in
            _ = try await database.set([KeyValueWrite(key: [1], value: [1])])
            for score in Self.scores {
                _ = try await database.add(SortedSetWrite(set: bytes("s"), score: score, key: [1]))
            }
            // A set whose name begins like this one is another set.
            _ = try await database.add(SortedSetWrite(set: bytes("st"), score: 5, key: [1]))
            let found = try await database.scanSet(SortedSetRange(set: bytes("s"))).map(\.score.bitPattern)
            #expect(found == Self.scores.map(\.bitPattern).sorted())
            #expect(found.first == 0 && found.last == (-Double.infinity).bitPattern)
            var descending = SortedSetRange(set: bytes("s"))
            descending.isDescending = true
            let down = try await database.scanSet(descending).map(\.score)
            // Without an upper bound a descending walk begins at the largest finite number.
            #expect(down == [.greatestFiniteMagnitude, 7, 3.5, 1.5, 1, .leastNonzeroMagnitude, 0])
            var bounded = SortedSetRange(set: bytes("s"))
            bounded.maxScore = 3.5
            let below = try await database.scanSet(bounded).map(\.score)
            #expect(below.contains { $0.isNaN } && !below.contains(7))
            bounded.minScore = -5
            #expect(try await database.scanSet(bounded).isEmpty)
            bounded.isDescending = true
            bounded.minScore = 1
            #expect(try await database.scanSet(bounded).map(\.score) == [3.5, 1.5, 1])
            #expect(try await database.scanSet(SortedSetRange(set: bytes("none"))).isEmpty)
        }
    }

    @Test func everyRangeEqualsTheModel() async throws {
        let seed = UInt64.random(in: 1 ... .max)
        var random = SeededGenerator(state: seed)
        try await withDatabase { database in
            let first = try await database.set((1...3).map { KeyValueWrite(key: [$0], value: [$0]) }).id
            var model: [SortedSetRecord] = []
            for _ in 0..<60 {
                let record = SortedSetRecord(
                    set: bytes("s"), score: Self.scores.randomElement(using: &random) ?? 0,
                    key: [UInt8.random(in: 1...3, using: &random)],
                    atTx: Bool.random(using: &random) ? first : 0)
                _ = try await database.add(
                    SortedSetWrite(set: record.set, score: record.score, key: record.key, atTx: record.atTx))
                if !model.contains(where: { $0.storeKey == record.storeKey }) { model.append(record) }
            }
            _ = try await database.delete([[2]])
            for _ in 0..<300 {
                var range = SortedSetRange(set: bytes("s"))
                range.isDescending = Bool.random(using: &random)
                range.limit = UInt64.random(in: 0...8, using: &random)
                range.offset = UInt64.random(in: 0...3, using: &random)
                if Bool.random(using: &random) { range.minScore = Self.scores.randomElement(using: &random) }
                if Bool.random(using: &random) { range.maxScore = Self.scores.randomElement(using: &random) }
                if Bool.random(using: &random), let at = model.randomElement(using: &random) {
                    (range.seekKey, range.seekScore, range.seekAtTx) = (at.key, at.score, at.atTx)
                    range.isSeekInclusive = Bool.random(using: &random)
                }
                let found = try await database.scanSet(range)
                    .map {
                        SortedSetRecord(set: $0.set, score: $0.score, key: $0.key, atTx: $0.atTx).storeKey
                    }
                #expect(found == expected(range, model), "seed \(seed): \(range)")
            }
        }
    }

    private func expected(_ range: SortedSetRange, _ model: [SortedSetRecord]) -> [[UInt8]] {
        var members = model.sorted { $0.storeKey.lexicographicallyPrecedes($1.storeKey) }
        if range.isDescending { members.reverse() }
        let start = SortedSetRecord(
            set: range.set, score: range.seekScore, key: range.seekKey, atTx: range.seekAtTx
        ).storeKey
        let isPastStart: (SortedSetRecord) -> Bool = { member in
            if !range.seekKey.isEmpty {
                if member.storeKey == start { return range.isSeekInclusive }
                return start.lexicographicallyPrecedes(member.storeKey) != range.isDescending
            }
            let bits = member.score.bitPattern
            return range.isDescending
                ? bits <= (range.maxScore ?? .greatestFiniteMagnitude).bitPattern
                : bits >= (range.minScore ?? 0).bitPattern
        }
        return members.filter(isPastStart).dropFirst(Int(range.offset))
            .prefix(range.limit == 0 ? 2500 : Int(range.limit))
            .filter { member in
                if let min = range.minScore, member.score < min { return false }
                if let max = range.maxScore, member.score > max { return false }
                return member.key != [2] || member.atTx > 0
            }
            .map(\.storeKey)
    }

    @Test func everyRuleOfMembersIsKept() async throws {
        try await withDatabase { database in
            let id = try await database.set([KeyValueWrite(key: [1], value: [1])]).id
            _ = try await database.setReference(ReferenceWrite(key: [2], target: [1]))
            let cases: [(SortedSetWrite, String)] = [
                (SortedSetWrite(set: [], score: 1, key: [1]), "illegal arguments"),
                (SortedSetWrite(set: [1], score: 1, key: []), "illegal arguments"),
                (SortedSetWrite(set: [1], score: 1, key: [1], isBound: true), "illegal arguments"),
                (SortedSetWrite(set: [1], score: 1, key: [1], atTx: id, isBound: false), "illegal arguments"),
                (SortedSetWrite(set: [1], score: 1, key: [9]), "tbtree: key not found"),
                (SortedSetWrite(set: [1], score: 1, key: [2]), "referenced key cannot be a reference"),
                (
                    SortedSetWrite(set: [UInt8](repeating: 1, count: 1024 - 35 + 1), score: 1, key: [1]),
                    "max key length exceeded"
                ),
            ]
            for (write, message) in cases {
                do throws(EngineError) {
                    _ = try await database.add(write)
                    Issue.record("expected \(message)")
                } catch {
                    #expect(error.message == message)
                }
            }
            let longest = SortedSetWrite(set: [UInt8](repeating: 1, count: 1024 - 35), score: 1, key: [1])
            _ = try await database.add(longest)
            #expect(try await database.scanSet(SortedSetRange(set: longest.set)).count == 1)
            #expect(database.state.txID == 3)
        }
    }

    /// What the recorded server holds: key:001 1.5, key:002 7, key:003 -3.
    @Test func aRecordedSetReadsBack() async throws {
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(try Vectors.unpackServer(into: directory), options: options)
        let members = try await engine.database("defaultdb").scanSet(SortedSetRange(set: bytes("board")))
        #expect(members.map { text($0.key) } == ["key:001", "key:002", "key:003"])
        #expect(members.map(\.score) == [1.5, 7, -3])
        #expect(text(members[0].entry.value) == "value 1 rev2")
        try engine.close()
    }
}
