import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

@Suite("Commits that wait for an allowance")
struct StoreAllowanceTests {
    private static func options(synced: Bool = true, waits: Bool = true) -> StoreOptions {
        var options = StoreOptions()
        options.locksDirectory = false
        options.synced = synced
        options.awaitsAllowance = waits
        return options
    }

    private func entry(_ number: UInt8) -> StoreEntry { StoreEntry(key: [number], value: [number]) }

    @Test func nothingIsCommittedBeforeItIsAllowed() async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory.path, options: Self.options())
        let first = Task { try await store.commit([entry(1)]).id }
        while store.durableTxID < 1 { await Task.yield() }
        let second = Task { try await store.commit([entry(2)]).id }
        while store.durableTxID < 2 { await Task.yield() }
        #expect(store.committed.id == 0)
        #expect(store.precommitted.id == 2)
        #expect(throws: StorageError.self) { try store.header(1) }
        try await store.allowCommit(upTo: 1)
        #expect(try await first.value == 1)
        #expect(store.committed.id == 1)
        // Less than before is no withdrawal.
        try await store.allowCommit(upTo: 0)
        #expect(try store.header(1).id == 1)
        try store.close()
        let closed = await #expect(throws: StorageError.self) { _ = try await second.value }
        #expect(closed?.code == .closed)

        let again = try Store.open(path: directory.path, options: Self.options())
        #expect(again.committed.id == 1)
        #expect(again.precommitted.id == 2)
        try await again.allowCommit(upTo: 3)
        #expect(again.committed.id == 2)
        #expect(try await again.commit([entry(3)]).id == 3)
        #expect(try again.view().count(prefix: []) == 3)
        #expect(try again.verify().isClean)
        try again.close()
    }

    @Test func whatWaitedIsCommittedByAStoreThatDoesNotWait() async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory.path, options: Self.options(synced: false))
        for number: UInt8 in 1...3 { _ = try await store.commit([entry(number)]) }
        #expect(store.committed.id == 0)
        try await store.allowCommit(upTo: 2)
        #expect(store.committed.id == 2)
        let last = store.precommitted
        try store.close()
        let free = try Store.open(path: directory.path, options: Self.options(waits: false))
        #expect(free.committed == last)
        #expect(try free.verify().isClean)
        await #expect(throws: StorageError.self) { try await free.allowCommit(upTo: 9) }
        try free.close()
    }

    @Test func notTooManyMayWait() async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory.path, options: Self.options(synced: false))
        for _ in 0..<Limits.waitingTransactionsMax { _ = try await store.commit([entry(7)]) }
        let error = await #expect(throws: StorageError.self) { _ = try await store.commit([entry(7)]) }
        #expect(error?.code == .tooManyWaiting)
        try await store.allowCommit(upTo: .max)
        _ = try await store.commit([entry(7)])
        #expect(store.committed.id == UInt64(Limits.waitingTransactionsMax) + 1)
        #expect(try store.view().revisionCount([7]) == store.committed.id)
        try store.close()
    }
}
