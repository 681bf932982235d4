import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite struct StoredIndexTests {
    @Test func coverageAndRemoval() async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory["s"])
        for number in 0..<20 {
            _ = try await store.commit([StoreEntry(key: [0, UInt8(number)], value: [1])])
        }
        let last = store.committed
        #expect(try StoredIndex.look(at: directory["s"]) == nil)
        try store.index.flush()
        #expect(try StoredIndex.look(at: directory["s"])?.lastTxID == 20)
        try store.close()
        try StoredIndex.remove(at: directory["s"])
        try StoredIndex.removeTree(at: directory["s"])
        try StoredIndex.remove(at: directory["s"])
        #expect(try StoredIndex.look(at: directory["s"]) == nil)
        let again = try Store.open(path: directory["s"])
        #expect(again.committed == last)
        #expect(try again.view().latest([0, 3])?.txID == 4)
        try again.close()
    }
}
