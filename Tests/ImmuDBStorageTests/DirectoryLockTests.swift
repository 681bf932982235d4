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
        }
        try store.close()
        let first = try Store.open(path: directory.path, options: .reading)
        let second = try Store.open(path: directory.path, options: .reading)
        #expect(throws: StorageError.self) { try Store.open(path: directory.path) }
        try first.close()
        try second.close()
        try Store.open(path: directory.path).close()
    }
}
