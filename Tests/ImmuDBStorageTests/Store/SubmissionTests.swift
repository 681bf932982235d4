import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

/// Transactions that get their ids from whoever has the writer lock.
@Suite("Submissions")
struct SubmissionTests {
    @Test(arguments: [1, 2, 7, 60]) func eachWriterGetsItsOwnTransaction(_ writers: Int) async throws {
        let directory = try TemporaryDirectory()
        var options = StoreOptions()
        options.locksDirectory = false
        options.synced = true
        let store = try Store.open(path: directory.path, options: options)
        let each = 240 / writers
        let headers = try await withThrowingTaskGroup(of: [TxHeader].self) { group in
            for writer in 0..<writers {
                group.addTask {
                    var headers: [TxHeader] = []
                    for number in 0..<each {
                        let entries = [
                            StoreEntry(key: [1, UInt8(writer), UInt8(number)], value: [UInt8(number)])
                        ]
                        // Some depend on the state before them, and take the lock themselves.
                        let header =
                            number.isMultiple(of: 5)
                            ? try await store.commit(entries) { _ in } : try await store.commit(entries)
                        #expect(store.committed.id >= header.id)
                        headers.append(header)
                    }
                    return headers
                }
            }
            return try await group.reduce(into: [[TxHeader]]()) { $0.append($1) }
        }
        #expect(Set(headers.joined().map(\.id)) == Set(1...UInt64(each * writers)))
        for row in headers { #expect(row.map(\.id) == row.map(\.id).sorted()) }
        for header in headers.joined() {
            let stored = try store.transaction(header.id)
            #expect(stored.header == header)
        }
        for writer in 0..<writers {
            for number in 0..<each {
                let key = [1, UInt8(writer), UInt8(number)]
                let version = try #require(try store.view().latest(key))
                #expect(headers.contains { $0.contains { $0.id == version.txID } })
                #expect(try store.value(of: version, key: key) == [UInt8(number)])
            }
        }
        try store.close()
    }

    @Test func whatCannotBeTakenIsToldToItsWriterOnly() async throws {
        let directory = try TemporaryDirectory()
        var options = StoreOptions()
        options.locksDirectory = false
        let store = try Store.open(path: directory.path, options: options)
        _ = try await store.commit([StoreEntry(key: [1], value: [1])])
        let copied = try store.export(1)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    if number.isMultiple(of: 2) {
                        let error = await #expect(throws: StorageError.self) {
                            try await store.replicate(copied)
                        }
                        #expect(error?.code == .transactionPresent)
                    } else {
                        await #expect(throws: Never.self) {
                            try await store.commit([StoreEntry(key: [2, UInt8(number)], value: [])])
                        }
                    }
                }
            }
        }
        #expect(store.committed.id == 11)
        try store.close()
    }
}
