// Covers CatalogChanges.swift, CatalogChange.swift, Catalog.updated and the mapper's catalog: what is read
// again after a change equals what is read as a whole.
import ImmuDBEngine
import ImmuDBRecords
import ImmuDBSQL
import Testing

@testable import ImmuDBEngine

@Suite struct CatalogChangesTests {
    private func withDatabase(_ body: (Database) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.file("data"))
        try await body(try engine.database("defaultdb"))
        try engine.close()
    }

    /// The catalog that transactions get equals one that is read from the beginning.
    private func check(_ database: Database, after text: String) async throws {
        let (kept, read) = try await database.reading { transaction in
            (
                try transaction.catalog(),
                try Catalog.read(from: transaction.store, keys: SQLKeySpace(kind: .sql))
            )
        }
        #expect(kept == read, "after \(text)")
        for table in read.tables {
            #expect(kept.table(named: table.name) == read.tables.first { $0.name == table.name })
        }
    }

    @Test func everyKindOfChangeIsSeen() async throws {
        try await withDatabase { database in
            let session = database.sqlSession()
            let statements = [
                "CREATE TABLE a (id INTEGER, v INTEGER, PRIMARY KEY id)",
                "CREATE TABLE b (id INTEGER AUTO_INCREMENT, v VARCHAR[20], PRIMARY KEY id)",
                "CREATE TABLE c (id INTEGER, v INTEGER, CHECK v > 0, PRIMARY KEY id); CREATE INDEX ON c(v)",
                "CREATE VIEW w AS SELECT v FROM a; CREATE VIEW v AS SELECT id FROM b", "CREATE SEQUENCE s",
                "INSERT INTO a (id, v) VALUES (1, 2)", "INSERT INTO b (v) VALUES ('x')",
                "UPSERT INTO a (id, v) VALUES (NEXTVAL('s'), 3)", "ALTER TABLE a ADD COLUMN x INTEGER",
                "ALTER TABLE a RENAME COLUMN v TO y", "ALTER TABLE b RENAME TO d", "CREATE INDEX ON a(x)",
                "DROP VIEW w", "DROP TABLE c", "CREATE TABLE b (id INTEGER, PRIMARY KEY id)",
                "TRUNCATE TABLE a", "DROP SEQUENCE s",
                "CREATE TABLE c (id INTEGER, PRIMARY KEY id); DROP TABLE b",
            ]
            for statement in statements {
                _ = try await session.execute(statement)
                try await check(database, after: statement)
            }
        }
    }

    /// More changes than are remembered, in two sessions that get in each other's way.
    @Test func randomDefinitionsOfTwoSessions() async throws {
        try await withDatabase { database in
            let sessions = [database.sqlSession(), database.sqlSession()]
            let definitions = [
                "CREATE TABLE n (id INTEGER, v INTEGER, PRIMARY KEY id)", "DROP TABLE n",
                "CREATE INDEX ON n(v)",
                "DROP INDEX ON n(v)", "ALTER TABLE n ADD COLUMN w INTEGER", "ALTER TABLE n DROP COLUMN w",
                "ALTER TABLE n RENAME TO m", "TRUNCATE TABLE n", "CREATE VIEW vn AS SELECT id FROM n",
                "DROP VIEW vn",
                "CREATE SEQUENCE sn", "DROP SEQUENCE sn", "UPSERT INTO n (id, v) VALUES (NEXTVAL('sn'), 1)",
                "BEGIN", "COMMIT", "ROLLBACK",
            ]
            var done = 0
            for _ in 0..<1500 {
                var text = definitions.randomElement() ?? "COMMIT"
                for (place, names) in [(" n", "abc"), (" m", "abc"), ("vn", "vwx"), ("sn", "st")] {
                    let name = names.randomElement().map(String.init) ?? "a"
                    let kept = place.hasPrefix(" ") ? " " : ""
                    text = text.replacing(place, with: kept + name)
                }
                do {
                    _ = try await sessions.randomElement()?.execute(text)
                    done += 1
                } catch is SQLError {
                    // A name that is taken or missing, a conflict, a transaction that is not there.
                }
                try await check(database, after: text)
            }
            #expect(done > 300)
        }
    }
}

extension CatalogChangesTests {
    @Test func whatIsForgottenIsNotGuessed() {
        let changes = CatalogChanges()
        let keys = SQLKeySpace(kind: .sql)
        for id in UInt64(1)...UInt64(Limits.catalogChangesMax) + 1 {
            changes.note(.sql, id * 10, CatalogChange(keys: [keys.tableKey(UInt32(id))], of: keys))
        }
        let newest = UInt64(Limits.catalogChangesMax + 1) * 10
        #expect(changes.last(.sql, upTo: newest) == newest)
        #expect(changes.last(.sql, upTo: newest - 1) == nil)
        #expect(changes.last(.document, upTo: 5) == 0)
        #expect(changes.change(.sql, since: 0, upTo: newest) == nil)
        #expect(changes.change(.sql, since: newest, upTo: newest - 1) == nil)
        #expect(changes.change(.sql, since: newest, upTo: newest)?.count == 0)
        #expect(changes.change(.sql, since: newest - 10, upTo: newest)?.count == 1)
        #expect(changes.change(.sql, since: newest - 20, upTo: newest - 5)?.count == 1)
        #expect(changes.change(.document, since: 0, upTo: 9)?.count == 0)
    }
}
