import ImmuDBProofs
import Synchronization
import SystemIO
import Testing

@testable import ImmuDBEngine

@Suite struct EngineTruncatorsTests {
    /// A clock that jumps ahead with every pause, and ends the pauses after some.
    private final class Schedule: WallClock {
        private struct State {
            var seconds: Int64 = 1_800_000_000
            var pauses: [Duration] = []
            var allowed: Int
        }
        private let state: Mutex<State>

        init(pauses: Int) { state = Mutex(State(allowed: pauses)) }

        var pauses: [Duration] { state.withLock { $0.pauses } }
        func now() -> Timestamp { Timestamp(seconds: state.withLock { $0.seconds }) }
        func advance(seconds: Int64) { state.withLock { $0.seconds += seconds } }

        func pause(_ duration: Duration) async throws {
            let isOver = state.withLock { state in
                state.pauses.append(duration)
                state.seconds += duration.components.seconds
                return state.pauses.count > state.allowed
            }
            if isOver { try await Task.sleep(for: .seconds(3600)) }
        }

        /// Waits until the task is in the pause that does not end.
        func isExhausted() async throws {
            for _ in 0..<5000 where state.withLock({ $0.pauses.count <= $0.allowed }) {
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    private let day: Int64 = 86_400_000

    private func engine(_ directory: TemporaryDirectory, _ schedule: Schedule) async throws -> Engine {
        var options = EngineOptions()
        options.isSynced = false
        options.clock = schedule
        options.pause = { try await schedule.pause($0) }
        return try await Engine.open(directory.file("data"), options: options)
    }

    @Test func valuesAreDiscardedBySchedule() async throws {
        let directory = try TemporaryDirectory()
        let schedule = Schedule(pauses: 4)
        let engine = try await engine(directory, schedule)
        var settings = DatabaseSettings()
        settings.retentionPeriodMilliseconds = 2 * day
        settings.fileSize = 4096
        try await engine.createDatabase("db", settings: settings)
        let database = try engine.database("db")
        for number in 0..<8 {
            let write = KeyValueWrite(key: bytes("k\(number)"), value: [UInt8](repeating: 1, count: 2000))
            _ = try await database.set([write])
        }
        #expect(schedule.pauses.isEmpty)
        engine.startTruncators()
        try await schedule.isExhausted()
        #expect(schedule.pauses.allSatisfy { $0 == .milliseconds(day) } && schedule.pauses.count == 5)
        // The first pauses are too early, the last two are not.
        let last = database.state.txID
        #expect(last > 8)
        #expect(try database.transaction(last).header.metadata.truncatedUpTo == 8)
        await #expect(throws: EngineError.self) { try await database.get(bytes("k0")) }
        #expect(try await database.get(bytes("k7")).value.count == 2000)
        #expect(try engine.verify("db").isClean)
        try engine.close()
    }

    @Test func theScheduleFollowsTheSettings() async throws {
        let directory = try TemporaryDirectory()
        let schedule = Schedule(pauses: 0)
        let engine = try await engine(directory, schedule)
        engine.startTruncators()
        try await engine.createDatabase("db")
        #expect(engine.contents.withLock { $0.truncators.isEmpty })
        _ = try await engine.updateDatabase("db") {
            $0.retentionPeriodMilliseconds = day
            $0.truncationFrequencyMilliseconds = 3_600_000
        }
        try await schedule.isExhausted()
        #expect(schedule.pauses == [.seconds(3600)])
        try await engine.unloadDatabase("db")
        #expect(engine.contents.withLock { $0.truncators.isEmpty })
        try await engine.loadDatabase("db")
        #expect(engine.contents.withLock { $0.truncators.count } == 1)
        _ = try await engine.updateDatabase("db") { $0.retentionPeriodMilliseconds = 0 }
        #expect(engine.contents.withLock { $0.truncators.isEmpty })
        try engine.close()
    }
}
