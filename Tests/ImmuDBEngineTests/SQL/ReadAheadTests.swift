import ImmuDBStorage
import Synchronization
import Testing

@testable import ImmuDBEngine

@Suite struct ReadAheadTests {
    @Test func isReadOnceWhoeverIsFaster() throws {
        for _ in 0..<200 {
            let counter = Counter()
            let ahead = ReadAhead { () throws(StorageError) in
                counter.count.wrappingAdd(1, ordering: .relaxed)
                return 7
            }
            let value = try ahead.take()
            #expect(value == 7)
            #expect(counter.count.load(ordering: .relaxed) == 1)
        }
    }

    @Test func errorsReachWhoeverAsks() {
        let ahead = ReadAhead { () throws(StorageError) -> Int in throw StorageError(.closed, "closed") }
        #expect(throws: StorageError.self) { try ahead.take() }
    }

    /// After that nothing reads: what is read may be closed.
    @Test func aCancelledOneDoesNotRead() {
        for _ in 0..<200 {
            let counter = Counter()
            let ahead = ReadAhead { () throws(StorageError) in
                counter.count.wrappingAdd(1, ordering: .relaxed)
                return 1
            }
            ahead.cancel()
            let count = counter.count.load(ordering: .relaxed)
            for _ in 0..<50 { #expect(counter.count.load(ordering: .relaxed) == count) }
        }
    }
}

private final class Counter: Sendable {
    let count = Atomic<Int>(0)
}
