import Synchronization
import Testing

@testable import ImmuDBStorage

@Suite struct PrecommitWaitersTests {
    private static let forever = 600_000

    private final class Reached: Sendable {
        let id = Atomic<UInt64>(0)
    }

    @Test func whoWaitsIsWokenOnce() async {
        let waiters = PrecommitWaiters()
        let reached = Reached()
        await withTaskGroup(of: Void.self) { group in
            for id in UInt64(1)...50 {
                for _ in 0..<2 {
                    group.addTask {
                        await waiters.wait(for: id, milliseconds: Self.forever) {
                            reached.id.load(ordering: .acquiring) >= id
                        }
                    }
                }
            }
            for id in UInt64(1)...50 {
                await Task.yield()
                reached.id.store(id, ordering: .releasing)
                waiters.reached(id)
            }
        }
        // Nobody is left, and nobody waits for what is there.
        await waiters.wait(for: 7, milliseconds: Self.forever) { true }
        waiters.reached(8)
    }

    @Test func timeAndCancellationEndAWait() async {
        let waiters = PrecommitWaiters()
        await waiters.wait(for: 1, milliseconds: 5) { false }
        let task = Task { await waiters.wait(for: 1, milliseconds: Self.forever) { false } }
        await Task.yield()
        task.cancel()
        await task.value
    }
}
