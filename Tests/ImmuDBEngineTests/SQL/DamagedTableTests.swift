// Covers IndexDamage.swift, CatalogChanges.swift and damaged definitions: one table is lost, the others are
// not.
import ImmuDBEngine
import ImmuDBRecords
import ImmuDBSQL
import Testing

@Suite struct DamagedTableTests {
    private let keys = SQLKeySpace(kind: .sql)

    private func with(_ body: (Database, SQLSession) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.file("data"))
        let database = try engine.database("defaultdb")
        let session = database.sqlSession()
        for table in ["good", "bad"] {
            _ = try await session.execute(
                "CREATE TABLE \(table) (id INTEGER, v INTEGER, PRIMARY KEY id); CREATE INDEX ON \(table)(v);"
                    + "INSERT INTO \(table) (id, v) VALUES (1, 10), (2, 20)")
        }
        try await body(database, session)
        try engine.close()
    }

    private func write(_ key: [UInt8], _ value: [UInt8], _ database: Database) async throws {
        let transaction = try await database.keyValues.begin(isReadOnly: false)
        try transaction.set(key, value: value, isDeleted: false)
        _ = try await transaction.commit()
    }

    private func failure(_ session: SQLSession, _ text: String) async -> SQLError? {
        do {
            _ = try await session.query(text)
            return nil
        } catch {
            return error as? SQLError
        }
    }

    @Test func aDamagedDefinitionIsNamedAndTheOthersWork() async throws {
        try await with { database, session in
            try await write(keys.columnKey(table: 2, column: 2, type: .integer), [9, 9], database)
            for text in ["SELECT * FROM bad", "SELECT * FROM COLUMNS('bad')"] {
                let error = await failure(session, text)
                #expect(error?.code == .corruptedData && error?.message.contains("bad") == true, "\(text)")
            }
            let error = await #expect(throws: SQLError.self) {
                try await session.execute("CREATE TABLE bad (id INTEGER, PRIMARY KEY id)")
            }
            #expect(error?.code == .corruptedData)
            #expect(try await session.query("SELECT id FROM good WHERE v = 20").rows == [[.integer(2)]])
            _ = try await session.execute("INSERT INTO good (id, v) VALUES (3, 30)")
            #expect(try await session.query("SELECT COUNT(*) FROM good").rows == [[.integer(3)]])
            #expect(try await session.query("SELECT * FROM TABLES()").rows == [[.varchar("good")]])
        }
    }

    @Test func aDamagedRowTakesTheIndexesOfItsTableAlone() async throws {
        try await with { database, session in
            #expect(try await session.query("SELECT id FROM bad WHERE v = 20").rows == [[.integer(2)]])
            let key = keys.rowPrefix(table: 2) + [0x80, 0x80, 0, 0, 0, 0, 0, 0, 3]
            try await write(key, [0, 0, 0, 7, 1], database)
            let error = await failure(session, "SELECT id FROM bad WHERE v = 20")
            #expect(
                error?.code == .corruptedData && error?.message.contains("bad") == true,
                "\(String(describing: error))")
            #expect(await failure(session, "SELECT * FROM bad")?.code == .corruptedData)
            #expect(try await session.query("SELECT v FROM bad WHERE id = 1").rows == [[.integer(10)]])
            _ = try await session.execute("INSERT INTO good (id, v) VALUES (3, 20)")
            #expect(
                try await session.query("SELECT id FROM good WHERE v = 20").rows == [
                    [.integer(2)], [.integer(3)],
                ])
        }
    }
}
