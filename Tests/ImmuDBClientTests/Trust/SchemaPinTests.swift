import ImmuDBProofs
import ImmuDBRecords
import Testing

@testable import ImmuDBClient

@Suite struct SchemaPinTests {
    private static let columns: [PinnedTable.Column] = [
        .init(id: 1, name: "id", type: .integer, length: 8),
        .init(id: 2, name: "name", type: .varchar, length: 50),
    ]
    private let table = PinnedTable(
        name: "t", id: 3, primaryKey: [1], columns: SchemaPinTests.columns, maxColumnID: 2)

    private func pinned() throws -> SchemaPin {
        var catalog = LearnedCatalog()
        (catalog.upTo, catalog.alh) = (7, SHA256.hash([1]))
        catalog.entries = [
            [2, 3]: LearnedCatalog.Entry(value: [4], isDeleted: false),
            [2, 5]: LearnedCatalog.Entry(value: [], isDeleted: true),
        ]
        return SchemaPin(pin: TrustPin(name: "p", database: "d"), tables: [table], catalog: catalog)
    }

    @Test func aTableIsReplacedByName() throws {
        var pin = try pinned()
        var wider = table
        wider.columns.append(.init(id: 3, name: "total", type: .integer, length: 8))
        pin.set(wider)
        #expect(pin["t"] == wider && pin.tables.count == 1)
        pin.remove("t")
        #expect(pin["t"] == nil)
    }

    /// Tables of the first version of the file were not proven.
    @Test func tablesThatWereTakenAsShownAreForgotten() throws {
        let text = """
            {"format": "immuclient-schema", "version": 1, "name": "p", "database": "d"}

            """
        #expect(
            try SchemaPin(decoding: Array(text.utf8)) == SchemaPin(pin: TrustPin(name: "p", database: "d")))
    }

    @Test func collectionsThatWereTakenAsShownAreForgotten() throws {
        let pin = SchemaPin(
            pin: TrustPin(name: "p", database: "d"), subject: .collection, tables: [table])
        let text = String(decoding: try pin.encoded(), as: UTF8.self)
        #expect(try SchemaPin(decoding: Array(text.utf8), subject: .collection) == pin)
        let older = text.replacing("\"version\" : 3", with: "\"version\" : 2")
        #expect(older != text)
        let read = try SchemaPin(decoding: Array(older.utf8), subject: .collection)
        #expect(read.tables.isEmpty && read.subject == .collection && read.pin == pin.pin)
    }

    @Test func theFileComesBackAndItsDamageIsNoticed() throws {
        let pin = try pinned()
        let bytes = try pin.encoded()
        #expect(try SchemaPin(decoding: bytes) == pin)
        var changed = 0
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var damaged = bytes
            damaged[index] ^= 1
            do {
                #expect(try SchemaPin(decoding: damaged) == pin)
            } catch {
                changed += 1
            }
        }
        #expect(changed > 0)
        #expect(throws: TrustFileDamage.self) { try SchemaPin(decoding: Array(bytes.dropLast())) }
        #expect(throws: TrustFileDamage.self) { try SchemaPin(decoding: []) }
    }
}
