// Covers row 15 of the matrix: a server that lies about the schema of a table.
import Foundation
import GRPCCore
import ImmuDBClient
import ImmuDBProofs
import ImmuDBProtocol
import ImmuDBRecords
import ImmuDBTesting
import SwiftProtobuf
import Testing

@Suite struct SchemaLieTests {
    private typealias Answer = Immudb_Schema_VerifiableSQLEntry

    private static let key = [SQLValue.integer(1)]

    private static let script = """
        CREATE TABLE account (id INTEGER, owed INTEGER, paid INTEGER, PRIMARY KEY id);
        INSERT INTO account (id, owed, paid) VALUES (1, 500, 20);
        """

    /// A table of one row, read once, so that its columns are pinned.
    private func prepare(_ client: LedgerClient) async throws {
        _ = try await client.sqlExec(SchemaLieTests.script)
        let row = try await client.verifiedRow("account", key: SchemaLieTests.key)
        #expect(row.isSchemaNew)
        #expect(row.values == [.integer(1), .integer(500), .integer(20)])
    }

    /// The honest answer to the next read of the row.
    private func honest(_ victim: Victim, _ client: LedgerClient) async throws -> Answer {
        let service = Immudb_Schema_ImmuService.Client(wrapping: victim.server.connection)
        let trusted = try await client.trust.load(Victim.pin)?.state?.txID ?? 0
        let request = Immudb_Schema_VerifiableSQLGetRequest.with {
            $0.sqlGetRequest.table = "account"
            $0.sqlGetRequest.pkValues = SchemaLieTests.key.map { Immudb_Schema_SQLValue($0) }
            $0.proveSinceTx = trusted
        }
        let session = try #require(client.sessionID)
        return try await service.verifiableSQLGet(
            request, metadata: [HeaderName.sessionID: .string(session)]
        ) { try $0.message }
    }

    private func expect(
        _ verdict: Verdict, _ change: (inout Answer) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            try await prepare(client)
            var lie = try await honest(victim, client)
            change(&lie)
            victim.server.answer("VerifiableSQLGet", with: [try lie.serializedBytes()])
            do {
                let row = try await client.verifiedRow("account", key: SchemaLieTests.key)
                Issue.record("was accepted: \(row.values)", sourceLocation: sourceLocation)
            } catch let error as ClientError {
                #expect(error.verdict == verdict, "\(error)", sourceLocation: sourceLocation)
                #expect(error.evidencePath != nil, sourceLocation: sourceLocation)
            }
            let row = try await client.verifiedRow("account", key: SchemaLieTests.key)
            #expect(row.values.count == 3 && !row.isSchemaNew, sourceLocation: sourceLocation)
            try await client.close()
        }
    }

    @Test func swappedNames() async throws {
        try await expect(.schemaMismatch) { answer in
            answer.colNamesByID = [1: "(account.id)", 2: "(account.paid)", 3: "(account.owed)"]
            answer.colIdsByName = ["(account.id)": 1, "(account.paid)": 2, "(account.owed)": 3]
        }
    }

    @Test func anotherType() async throws {
        try await expect(.schemaMismatch) { $0.colTypesByID[2] = "TIMESTAMP" }
    }

    @Test func anotherTable() async throws {
        try await expect(.schemaMismatch) { $0.tableID += 1 }
    }

    /// Nothing is believed at first sight either: the definition is read from the transactions.
    @Test func aLieAtFirstSight() async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            _ = try await client.sqlExec(SchemaLieTests.script)
            var lie = try await honest(victim, client)
            lie.colNamesByID = [1: "(account.id)", 2: "(account.paid)", 3: "(account.owed)"]
            lie.colIdsByName = ["(account.id)": 1, "(account.paid)": 2, "(account.owed)": 3]
            victim.server.answer("VerifiableSQLGet", with: [try lie.serializedBytes()])
            let error = await #expect(throws: ClientError.self) {
                try await client.verifiedRow("account", key: SchemaLieTests.key)
            }
            #expect(error?.verdict == .schemaMismatch)
            #expect(try await victim.trust().schema(Victim.pin)["account"] == nil)
            #expect(try await client.verifiedRow("account", key: SchemaLieTests.key).isSchemaNew)
            try await client.close()
        }
    }

    /// A transaction that is left out, or shown without one of its entries, breaks the chain.
    @Test(arguments: [true, false]) func hiddenDefinitions(hidesTransaction: Bool) async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            _ = try await client.sqlExec(SchemaLieTests.script)
            let service = Immudb_Schema_ImmuService.Client(wrapping: victim.server.connection)
            let session = try #require(client.sessionID)
            var list = try await service.txScan(
                .with {
                    $0.initialTx = 1
                    $0.limit = 16
                }, metadata: [HeaderName.sessionID: .string(session)]
            ) { try $0.message }
            if hidesTransaction {
                list.txs.removeLast()
                list.txs.removeFirst()
            } else {
                let last = list.txs.count - 1
                list.txs[last].entries.removeFirst()
            }
            victim.server.answer("TxScan", with: [try list.serializedBytes()])
            let error = await #expect(throws: ClientError.self) {
                try await client.verifiedRow("account", key: SchemaLieTests.key)
            }
            #expect(error?.verdict == .headerMismatch)
            try await client.close()
        }
    }

    /// Honest changes need no word from the user: the transactions tell of them.
    @Test func changesOfTheTableAreLearned() async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            try await prepare(client)
            for change in [
                "RENAME COLUMN paid TO settled", "ADD COLUMN note VARCHAR[10]", "DROP COLUMN owed",
            ] {
                _ = try await client.sqlExec("ALTER TABLE account \(change)")
                #expect(try await client.verifiedRow("account", key: SchemaLieTests.key).isSchemaNew)
                #expect(try await !client.verifiedRow("account", key: SchemaLieTests.key).isSchemaNew)
            }
            let row = try await client.verifiedRow("account", key: SchemaLieTests.key)
            #expect(row.columns.map(\.name) == ["id", "settled", "note"])
            #expect(row.values == [.integer(1), .integer(20), .null(.varchar)])
            try await client.close()
        }
    }

    @Test func namesThatContradictEachOther() async throws {
        try await expect(.malformedMessage) { $0.colIdsByName["(account.owed)"] = 3 }
        try await expect(.malformedMessage) { $0.colNamesByID[2] = nil }
        try await expect(.malformedMessage) { $0.databaseID = 2 }
    }

    @Test func anotherValue() async throws {
        try await expect(.inclusionMismatch) { answer in
            var value = [UInt8](answer.sqlEntry.value)
            value[value.count - 1] ^= 1
            answer.sqlEntry.value = .init(value)
        }
    }

    @Test func rowsThatWereSeenAreCompared() async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            try await prepare(client)
            let seen: [(name: String, value: SQLValue)] = [
                ("(account.owed)", .integer(500)), ("paid", .integer(20)),
            ]
            _ = try await client.verifiedRow("account", key: SchemaLieTests.key, expecting: ExpectedRow(seen))
            do {
                let wrong = ExpectedRow([("owed", .integer(5))])
                _ = try await client.verifiedRow("account", key: SchemaLieTests.key, expecting: wrong)
                Issue.record("was accepted")
            } catch let error as ClientError {
                #expect(error.verdict == .valueMismatch)
            }
            try await client.close()
        }
    }

    /// The pin survives the program, and a damaged one is no first sight.
    @Test func whatIsPinnedStays() async throws {
        try await Victim.run { victim in
            let first = try await victim.client()
            try await prepare(first)
            try await first.close()
            let second = try await victim.client()
            #expect(try await !second.verifiedRow("account", key: SchemaLieTests.key).isSchemaNew)
            #expect(try await victim.trust().schema(Victim.pin)["account"]?.columns.count == 3)
            try await second.trust.forgetSchema(Victim.pin, table: "account")
            #expect(try await second.verifiedRow("account", key: SchemaLieTests.key).isSchemaNew)
            try await second.close()
        }
    }

    @Test func interactiveTransactions() async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            try await prepare(client)
            let transaction = try await client.beginTransaction()
            try await transaction.execute("UPDATE account SET paid = 30 WHERE id = 1")
            #expect(transaction.state == .open)
            #expect(try await transaction.commit().claimed.updatedRows == 1)
            #expect(transaction.state == .committed)
            let row = try await client.verifiedRow("account", key: SchemaLieTests.key)
            #expect(row.values.last == .integer(30))

            let failing = try await client.beginTransaction()
            await #expect(throws: ClientError.self) { try await failing.execute("nonsense") }
            #expect(failing.state == .cancelled)
            await #expect(throws: ClientError.self) { _ = try await failing.commit() }
            try await failing.rollback()

            let lost = try await client.beginTransaction()
            try await client.closeSession()
            try await client.openSession(
                username: "immudb", password: "immudb", database: Victim.pin.database)
            let error = await #expect(throws: ClientError.self) {
                try await lost.execute("UPDATE account SET paid = 40 WHERE id = 1")
            }
            #expect(error?.code == .conflict && lost.state == .lost)
            try await client.close()
        }
    }
}
