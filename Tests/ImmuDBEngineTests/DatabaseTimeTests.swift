// Covers Database+Time.swift.
import ImmuDBEngine
import Synchronization
import SystemIO
import Testing

@Suite struct DatabaseTimeTests {
    /// Shows the time that a test sets.
    private final class SetClock: WallClock {
        let seconds = Mutex<Int64>(1000)

        func now() -> Timestamp { Timestamp(seconds: seconds.withLock { $0 }) }
    }

    @Test func firstTransactionAtOrAfterATime() async throws {
        let directory = try TemporaryDirectory()
        let clock = SetClock()
        var options = EngineOptions()
        options.isSynced = false
        options.clock = clock
        let engine = try await Engine.open(directory.path, options: options)
        let database = try engine.database("defaultdb")
        #expect(try database.firstTransaction(atOrAfter: 0) == nil)
        let times: [Int64] = [1000, 1000, 1005, 1005, 1005, 2000, 2001]
        for time in times {
            clock.seconds.withLock { $0 = time }
            _ = try await database.set([KeyValueWrite(key: bytes("k"), value: bytes("\(time)"))])
        }
        for time: Int64 in [.min, 0, 999, 1000, 1001, 1004, 1005, 1006, 1999, 2000, 2001, 2002, .max] {
            let expected = times.firstIndex { $0 >= time }.map { UInt64($0) + 1 }
            #expect(try database.firstTransaction(atOrAfter: time) == expected, "\(time)")
        }
        try engine.close()
    }
}
