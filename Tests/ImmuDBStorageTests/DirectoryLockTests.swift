import Foundation
import ImmuDBStorage
import SystemIO
import Testing

@Suite("Directory lock")
struct DirectoryLockTests {
    @Test func secondWriterIsRefused() async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory.path)
        _ = try await store.commit([StoreEntry(key: [1], value: [2])])
        for options in [StoreOptions(), .reading] {
            let error = #expect(throws: StorageError.self) {
                try Store.open(path: directory.path, options: options)
            }
            #expect(error?.code == .locked)
            let holder = "process \(ProcessInfo.processInfo.processIdentifier) is using this directory"
            #expect(error?.message.contains(holder) == true, "\(String(describing: error))")
        }
        try store.close()
        let first = try Store.open(path: directory.path, options: .reading)
        let second = try Store.open(path: directory.path, options: .reading)
        #expect(throws: StorageError.self) { try Store.open(path: directory.path) }
        try first.close()
        try second.close()
        try Store.open(path: directory.path).close()
    }

    @Test(.enabled(if: IndependentReader.interpreter != nil, "needs python3"))
    func aKilledProcessLeavesNoLock() async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory.path)
        _ = try await store.commit([StoreEntry(key: [1], value: [2])])
        try store.close()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(IndependentReader.interpreter))
        process.arguments = [
            "-c",
            """
            import fcntl, sys, time
            file = open(sys.argv[1], "r+")
            fcntl.flock(file, fcntl.LOCK_EX)
            print("locked", flush=True)
            time.sleep(600)
            """,
            directory[lockFileName],
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        #expect(try output.fileHandleForReading.read(upToCount: 6) == Data("locked".utf8))
        let error = #expect(throws: StorageError.self) { try Store.open(path: directory.path) }
        #expect(error?.code == .locked)
        // Whoever wrote its number last has closed the store, and is still there.
        #expect(error?.message.contains("using this directory") == true)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        // The file is still there, the lock is not.
        #expect(try RealFileSystem().kind(of: directory[lockFileName]) == .file)
        let after = try Store.open(path: directory.path)
        #expect(after.committed.id == 1)
        try after.close()
    }
}
