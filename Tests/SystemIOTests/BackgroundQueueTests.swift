import Synchronization
import Testing

@testable import SystemIO

@Suite("Background queue")
struct BackgroundQueueTests {
    final class Log: Sendable {
        let numbers = Mutex<[Int]>([])
    }

    @Test func runsJobsInOrder() async throws {
        let queue = BackgroundQueue()
        let log = Log()
        for round in 0..<3 {
            await withCheckedContinuation { continuation in
                for number in 0..<100 {
                    queue.submit { log.numbers.withLock { $0.append(round * 100 + number) } }
                }
                // A job may add another one.
                queue.submit { queue.submit { continuation.resume() } }
            }
        }
        #expect(log.numbers.withLock { $0 } == Array(0..<300))
    }
}
