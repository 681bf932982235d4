import Dispatch
import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite struct DiskPaceTests {
    @Test func slowAndFastDisks() {
        let pace = DiskPace(canBeSlow: true)
        let limit = Duration.microseconds(Limits.slowSyncMicroseconds)
        pace.note(limit, sideBySide: false)
        #expect(!pace.isSlow)
        pace.note(limit * 2, sideBySide: false)
        #expect(pace.isSlow && !pace.holdsThreads)
        pace.note(.microseconds(Limits.holdingSyncMicroseconds), sideBySide: true)
        #expect(pace.isSlow && pace.holdsThreads)
        pace.note(limit, sideBySide: true)
        #expect(pace.isSlow)
        pace.note(limit / 2, sideBySide: true)
        #expect(!pace.isSlow)
        let simulated = DiskPace(canBeSlow: false)
        simulated.note(.seconds(1), sideBySide: false)
        #expect(!simulated.isSlow)
    }
}

@Suite("Rounds of commits")
struct CommitRoundTests {
    /// A single thread: who syncs keeps all others from coming until he lets them.
    private final class OneThread: TaskExecutor {
        private let queue = DispatchQueue(label: "one thread")

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }

    @Test(arguments: [true, false]) func writersShareRounds(onOneThread: Bool) async throws {
        let directory = try TemporaryDirectory()
        let disk = FailingFileSystem()
        var options = StoreOptions()
        options.locksDirectory = false
        let store = try Store.open(path: directory.path, fileSystem: disk, options: options)
        // Alone at first, so that nobody seems to be there.
        for number in 0..<10 as Range<UInt8> {
            _ = try await store.commit([StoreEntry(key: [0, number], value: [])])
        }
        let writers = 16
        let each = 25
        let before = disk.calls
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask(executorPreference: onOneThread ? Self.oneThread : nil) {
                    for number in 0..<each {
                        let key = [1, UInt8(writer), UInt8(number)]
                        _ = try await store.commit([StoreEntry(key: key, value: [])])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(store.committed.id == UInt64(10 + writers * each))
        // A round writes and syncs two logs; with a round for each transaction that is 1600 calls.
        #expect(disk.calls - before < writers * each)
        try store.close()
    }

    /// For a fast one it is not worth it to wake another thread.
    @Test(arguments: [true, false]) func aSlowDiskLeavesTheThreadToOthers(isSlow: Bool) async throws {
        let directory = try TemporaryDirectory()
        let disk = FailingFileSystem()
        var options = StoreOptions()
        options.locksDirectory = false
        let store = try Store.open(path: directory.path, fileSystem: disk, options: options)
        _ = try await store.commit([StoreEntry(key: [1], value: [])])
        let canGoOn = DispatchSemaphore(value: 0)
        let waitedInVain = Mutexed(false)
        disk.beforeSync {
            if canGoOn.wait(timeout: .now() + 1) == .timedOut { waitedInVain.change { $0 = true } }
            canGoOn.signal()
        }
        store.disk.holdsThreads = isSlow
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: Self.oneThread) {
                _ = try await store.commit([StoreEntry(key: [2], value: [])])
            }
            group.addTask(executorPreference: Self.oneThread) {
                let version = try store.view().latest([1])
                #expect(version?.txID == 1)
                canGoOn.signal()
            }
            try await group.waitForAll()
        }
        #expect(waitedInVain.value == !isSlow)
        #expect(store.committed.id == 2)
        disk.beforeSync {}
        try store.close()
    }

    private static let oneThread = OneThread()
}

@Suite("Failing disks")
struct StoreGroupCommitTests {
    private static func options(_ small: Bool = false) -> StoreOptions {
        var options = StoreOptions()
        options.locksDirectory = false
        if small { options.newStore.fileSize = 256 }
        return options
    }

    /// On a slow disk records are synced on a thread of their own.
    @Test(arguments: [FailingFileSystem.Fault.sync, .write], [false, true])
    func writesAreRefusedAfterAFailure(fault: FailingFileSystem.Fault, diskIsSlow: Bool) async throws {
        let directory = try TemporaryDirectory()
        let disk = FailingFileSystem()
        let store = try Store.open(path: directory.path, fileSystem: disk, options: Self.options())
        store.disk.isSlow = diskIsSlow
        store.disk.holdsThreads = diskIsSlow
        _ = try await store.commit([StoreEntry(key: [1], value: [1])])
        disk.fail(fault, after: 0)
        store.disk.isSlow = diskIsSlow
        store.disk.holdsThreads = diskIsSlow
        await #expect(throws: StorageError.self) {
            try await store.commit([StoreEntry(key: [2], value: [2])])
        }
        disk.fail(fault, after: .max)
        let error = await #expect(throws: StorageError.self) {
            try await store.commit([StoreEntry(key: [3], value: [3])])
        }
        #expect(error?.code == .writesRefused)
        #expect(error?.message.contains("Input/output error") == true)
        #expect(store.committed.id == 1)
        #expect(try store.view().count(prefix: []) == 1)
        let version = try #require(try store.view().latest([1]))
        #expect(try store.value(of: version, key: [1]) == [1])
        try store.close()
        let reopened = try Store.open(path: directory.path, options: Self.options())
        #expect((1...2).contains(reopened.committed.id))
        _ = try await reopened.commit([StoreEntry(key: [4], value: [4])])
        #expect(try reopened.verify().isClean)
        try reopened.close()
    }

    @Test(arguments: [true, false], [false, true])
    func aFullDiskStopsWritingOnly(synced: Bool, embedded: Bool) async throws {
        let directory = try TemporaryDirectory()
        let disk = FailingFileSystem()
        var options = Self.options()
        options.synced = synced
        options.newStore.embeddedValues = embedded
        options.newStore.maxValueLength = 1 << 20
        let store = try Store.open(path: directory["store"], fileSystem: disk, options: options)
        let big = [UInt8](repeating: 7, count: 400_000)
        for number in 1...3 as ClosedRange<UInt8> {
            _ = try await store.commit([StoreEntry(key: [number], value: big)])
        }
        disk.fail(.write, after: 0, errorNumber: 28)
        let first = await #expect(throws: StorageError.self) {
            try await store.commit([StoreEntry(key: [4], value: big)])
        }
        #expect(first?.cause?.code == .noSpace)
        let second = await #expect(throws: StorageError.self) {
            try await store.commit([StoreEntry(key: [5], value: [1])])
        }
        #expect(second?.code == .writesRefused)
        #expect(second?.description.contains("No space left on device") == true)
        #expect(second?.description.contains("open the store again") == true)
        #expect(store.committed.id == 3)
        for id in 1...3 as ClosedRange<UInt64> {
            let entry = try #require(try store.transaction(id).entries.first)
            #expect(try store.value(of: entry) == big)
            #expect(try store.view().latest([UInt8(id)])?.txID == id)
        }
        disk.fail(.write, after: .max)
        try store.close()
        let reopened = try Store.open(path: directory["store"], options: options)
        #expect((3...4).contains(reopened.committed.id))
        _ = try await reopened.commit([StoreEntry(key: [6], value: big)])
        #expect(try reopened.verify().isClean)
        try reopened.close()
    }

    /// Every call that changes something fails once, and every later one with it; what was acknowledged must
    /// survive, and what survives must be a prefix.
    @Test(arguments: [true, false])
    func everyCallFailsOnce(synced: Bool) async throws {
        var options = Self.options(true)
        options.synced = synced
        var point = 0
        while true {
            let directory = try TemporaryDirectory()
            let disk = FailingFileSystem()
            disk.fail(.anyChange, after: point)
            let acknowledged = await Self.workload(directory["store"], disk, options)
            let hit = disk.calls > point
            let store = try Store.open(path: directory["store"], options: options)
            #expect(store.committed.id >= acknowledged, "call \(point)")
            #expect(store.committed.id <= 6, "call \(point)")
            for id in 1...6 where UInt64(id) <= store.committed.id {
                let transaction = try store.transaction(UInt64(id))
                #expect(transaction.entries.first?.key == [UInt8(id)])
            }
            _ = try await store.commit([StoreEntry(key: [9], value: [9])])
            #expect(try store.verify().faults == [], "call \(point)")
            try store.close()
            if !hit { break }
            point += 1
        }
        #expect(point > 30)
    }

    /// - Returns: the last transaction that was acknowledged.
    private static func workload(
        _ path: String, _ disk: FailingFileSystem, _ options: StoreOptions
    ) async -> UInt64 {
        var acknowledged: UInt64 = 0
        do {
            let store = try Store.open(path: path, fileSystem: disk, options: options)
            for number in 1...6 as ClosedRange<UInt8> {
                let value = [UInt8](repeating: number, count: Int(number) * 10)
                acknowledged = try await store.commit([StoreEntry(key: [number], value: value)]).id
            }
            try store.close()
        } catch {
            return acknowledged
        }
        return acknowledged
    }
}
