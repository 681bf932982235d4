import Synchronization
import Testing

@testable import ImmuDBServer

@Suite struct WorkLimitTests {
    @Test func noMoreThanAllowedWorkAtATime() async throws {
        let limit = WorkLimit(3)
        let running = Running()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await limit.run {
                        running.begin()
                        for _ in 0..<5 { await Task.yield() }
                        running.end()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(running.counts.done == 200)
        #expect(running.counts.most <= 3)
        #expect(limit.waitingCount == 0)
    }

    @Test func aFailureFreesItsPlace() async throws {
        struct Failure: Error {}
        let limit = WorkLimit(1)
        for _ in 0..<3 {
            await #expect(throws: Failure.self) { try await limit.run { throw Failure() } }
        }
        #expect(try await limit.run { 7 } == 7)
    }

    @Test func whoGivesUpLeavesTheLine() async throws {
        let limit = WorkLimit(1)
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let first = Task { try await limit.run { for await _ in gate {} } }
        while limit.waitingCount < 1 {
            // The place is taken as soon as somebody else has to wait for it.
            let probe = Task { try await limit.run {} }
            for _ in 0..<50 { await Task.yield() }
            if limit.waitingCount == 1 {
                probe.cancel()
                await #expect(throws: CancellationError.self) { try await probe.value }
                break
            }
            try await probe.value
        }
        #expect(limit.waitingCount == 0)
        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await limit.run {}
        }
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        open.finish()
        try await first.value
        #expect(try await limit.run { 7 } == 7)
    }

    private final class Running: Sendable {
        private let state = Mutex((now: 0, most: 0, done: 0))
        var counts: (now: Int, most: Int, done: Int) { state.withLock { $0 } }
        func begin() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.done) } }
        func end() { state.withLock { $0 = ($0.now - 1, $0.most, $0.done + 1) } }
    }
}
