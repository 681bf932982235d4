import Synchronization
import Testing

@testable import ImmuDBClient

/// How many are inside, and how many have been.
private final class Count: Sendable {
    private let inside = Mutex((now: 0, total: 0))

    var total: Int { inside.withLock { $0.total } }

    func enter() -> Int {
        inside.withLock {
            $0.now += 1
            $0.total += 1
            return $0.now
        }
    }

    func leave() { inside.withLock { $0.now -= 1 } }
}

@Suite struct AsyncGateTests {
    @Test func oneAtATime() async throws {
        let gate = AsyncGate()
        let count = Count()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await gate.withTurn {
                        #expect(count.enter() == 1)
                        await Task.yield()
                        count.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(count.total == 50)
    }

    @Test func aCancelledWaiterLeavesTheQueue() async throws {
        let gate = AsyncGate()
        let waiter = try await gate.withTurn {
            let waiter = Task { try await gate.withTurn { true } }
            await Task.yield()
            waiter.cancel()
            await #expect(throws: CancellationError.self) { _ = try await waiter.value }
            return waiter
        }
        #expect(waiter.isCancelled)
        #expect(try await gate.withTurn { true })
    }

    @Test func failuresGiveTheTurnBack() async throws {
        struct Failure: Error {}
        let gate = AsyncGate()
        await #expect(throws: Failure.self) { try await gate.withTurn { throw Failure() } }
        #expect(try await gate.withTurn { true })
    }
}
