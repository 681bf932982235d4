// Covers Database+DiskUsage.swift, Database+Index.swift and Database+Retention.swift.
import ImmuDBEngine
import ImmuDBProofs
import Synchronization
import SystemIO
import Testing

@Suite struct DatabaseUpkeepTests {
    /// A clock that tests move.
    private final class MovableClock: WallClock {
        let seconds: Mutex<Int64>

        init(_ seconds: Int64) { self.seconds = Mutex(seconds) }

        func now() -> Timestamp { Timestamp(seconds: seconds.withLock { $0 }) }

        func move(days: Int64) { seconds.withLock { $0 += days * 86400 } }
    }

    @Test func diskUsageNamesEveryPart() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.file("data"))
        let database = try engine.database("defaultdb")
        for number in 0..<20 {
            _ = try await database.set([KeyValueWrite(key: bytes("k\(number)"), value: bytes("value"))])
        }
        try await database.flushIndex()
        try await database.compactIndex()
        let usage = try database.diskUsage()
        for kind in [DiskUsage.Part.Kind.transactions, .commits, .values, .tree] {
            #expect(usage.parts.contains { $0.kind == kind && $0.files > 0 && $0.bytes > 0 }, "\(kind)")
        }
        #expect(!usage.parts.contains { $0.kind == .foreignIndex })
        let system = try engine.database("systemdb").diskUsage()
        #expect(try engine.diskUsage() >= usage.bytes + system.bytes)
        try engine.close()
    }

    @Test func keysAreCountedByTheNextPartOfTheirNames() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.file("data"))
        let database = try engine.database("defaultdb")
        for key in ["a/1", "a/2", "a/2", "a/x/1", "b:1", "plain"] {
            _ = try await database.set([KeyValueWrite(key: bytes(key), value: bytes("1234"))])
        }
        let all = try await database.usage(ofKeysWithPrefix: [])
        #expect(all.map { text($0.prefix) } == ["", "a/", "b:"])
        #expect(all.map(\.keys) == [1, 3, 1])
        #expect(all.map(\.versions) == [1, 4, 1])
        // Each value has one byte in front; "a/2" was written twice.
        let sizes: [UInt64] = [10, 34, 8]
        #expect(all.map(\.bytes) == sizes)
        let below = try await database.usage(ofKeysWithPrefix: bytes("a/"))
        #expect(below.map { text($0.prefix) } == ["a/", "a/x/"])
        #expect(below.map(\.keys) == [2, 1])
        try engine.close()
    }

    @Test func truncationIsRecordedAndKeepsEveryProof() async throws {
        let directory = try TemporaryDirectory()
        let clock = MovableClock(1_800_000_000)
        var options = EngineOptions()
        options.clock = clock
        let engine = try await Engine.open(directory.file("data"), options: options)
        let database = try engine.database("defaultdb")
        await #expect(throws: EngineError.self) { try await database.truncate(retentionMilliseconds: 1) }
        _ = try await database.set([KeyValueWrite(key: bytes("old"), value: bytes("v"))])
        let day: Int64 = 86_400_000
        do throws(EngineError) {
            _ = try await database.truncate(retentionMilliseconds: day)
            Issue.record("nothing is old enough")
        } catch {
            #expect(error.message == "retention period has not been reached")
        }
        #expect(database.state.txID == 1)
        clock.move(days: 10)
        _ = try await database.set([KeyValueWrite(key: bytes("new"), value: bytes("v"))])
        let done = try await database.truncate(retentionMilliseconds: 2 * day)
        #expect(done.upTo == 1 && done.recordedBy == 3)
        let recorded = try database.transaction(3).header
        #expect(recorded.metadata.truncatedUpTo == 1 && recorded.entryCount == 0)
        #expect(text(try await database.get(bytes("new")).value) == "v")
        _ = try database.dualProof(of: 1, since: 3)
        #expect(try engine.verify("defaultdb").isClean)
        try engine.close()
    }
}
