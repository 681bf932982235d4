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
        var pin = SchemaPin(pin: TrustPin(name: "p", database: "d"))
        #expect(try pin.check(table))
        return pin
    }

    @Test func theSameTableChangesNothing() throws {
        var pin = try pinned()
        #expect(try !pin.check(table))
    }

    @Test func newColumnsWithHigherIDsAreTakenIn() throws {
        var pin = try pinned()
        var wider = table
        wider.columns.append(.init(id: 3, name: "total", type: .integer, length: 8))
        wider.maxColumnID = 3
        #expect(try pin.check(wider))
        #expect(pin["t"]?.columns.count == 3)
        #expect(throws: VerificationFailure.self) { try pin.check(table) }
    }

    @Test func aDroppedColumnKeepsItsPlace() throws {
        var pin = try pinned()
        var narrower = table
        narrower.columns.removeLast()
        #expect(try !pin.check(narrower))
        narrower.columns.append(.init(id: 2, name: "other", type: .varchar, length: 50))
        #expect(throws: VerificationFailure.self) { try pin.check(narrower) }
    }

    @Test(
        arguments: [
            { (table: inout PinnedTable) in table.id = 4 },
            { $0.primaryKey = [2] },
            { $0.columns[1].type = .blob },
            { $0.columns[1].length = 60 },
            { $0.columns[1].name = "title" },
            {
                $0.columns[0].name = "name"
                $0.columns[1].name = "id"
            },
            {
                $0.columns[1].id = 5
                $0.maxColumnID = 5
            },
            { $0.maxColumnID = 1 },
            { $0.name = "u" },
        ] as [@Sendable (inout PinnedTable) -> Void])
    func everyOtherChangeIsAMismatch(_ change: @Sendable (inout PinnedTable) -> Void) throws {
        var pin = try pinned()
        let before = pin
        var changed = table
        change(&changed)
        do {
            _ = try pin.check(changed)
            Issue.record("accepted: \(changed)")
        } catch {
            #expect(error.verdict == .schemaMismatch)
        }
        #expect(pin == before)
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
