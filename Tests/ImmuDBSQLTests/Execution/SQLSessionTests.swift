// Covers SQLSession.swift, SQLTransaction.swift and the memory store: isolation, conflicts, own writes,
// savepoints.
import ImmuDBRecords
import ImmuDBSQL
import Synchronization
import SystemIO
import Testing

@Suite struct SQLSessionTests {
    private func database() async throws -> TestDatabase {
        let database = TestDatabase()
        try await database.run(
            "CREATE TABLE t (id INTEGER AUTO_INCREMENT, v INTEGER, s VARCHAR[10], PRIMARY KEY id)")
        try await database.run("CREATE UNIQUE INDEX ON t(v)")
        try await database.run("CREATE INDEX ON t(s, v)")
        try await database.run("INSERT INTO t(v, s) VALUES (10, 'a'), (20, 'b'), (NULL, 'c')")
        return database
    }

    /// Runs two open transactions and commits the first, then the second.
    private func secondCommit(_ first: String, _ second: String) async throws -> SQLError.Code? {
        let database = try await database()
        let (a, b) = (database.anotherSession(), database.anotherSession())
        _ = try await a.execute("BEGIN; \(first)")
        _ = try await b.execute("BEGIN; \(second)")
        _ = try await a.execute("COMMIT")
        let failure = await TestDatabase.failure(b, "COMMIT")
        #expect(try await database.strayIndexEntries() == [])
        return failure
    }

    @Test func conflictingTransactionsFail() async throws {
        let pairs = [
            ("UPDATE t SET v = 11 WHERE id = 1", "UPDATE t SET v = 12 WHERE id = 1"),
            ("INSERT INTO t(v) VALUES (30)", "INSERT INTO t(v) VALUES (31)"),
            ("INSERT INTO t(id, v) VALUES (50, 1)", "INSERT INTO t(id, v) VALUES (50, 2)"),
            ("DELETE FROM t WHERE id = 1", "UPDATE t SET s = 'x' WHERE id = 1"),
            (
                "UPDATE t SET v = 99 WHERE id = 2",
                "UPDATE t SET s = 'x' WHERE v > 90; UPDATE t SET s = 'y' WHERE id = 1"
            ),
            ("CREATE TABLE u (id INTEGER PRIMARY KEY)", "CREATE TABLE w (id INTEGER PRIMARY KEY)"),
            ("ALTER TABLE t ADD COLUMN x INTEGER", "UPDATE t SET s = 'x' WHERE id = 1"),
            ("CREATE INDEX ON t(s)", "UPDATE t SET s = 'x' WHERE id = 1"),
        ]
        for (first, second) in pairs {
            #expect(try await secondCommit(first, second) == .readConflict, "\(first) / \(second)")
        }
    }

    @Test func independentTransactionsSucceed() async throws {
        let pairs = [
            ("UPDATE t SET s = 'x' WHERE id = 1", "UPDATE t SET s = 'y' WHERE id = 2"),
            ("DELETE FROM t WHERE id = 1", "UPDATE t SET s = 'x' WHERE id = 3"),
            ("UPDATE t SET s = 'x' WHERE id = 1", "SELECT 1"),
        ]
        for (first, second) in pairs {
            #expect(try await secondCommit(first, second) == nil, "\(first) / \(second)")
        }
    }

    @Test func snapshotsDoNotMove() async throws {
        let database = try await database()
        let reader = database.anotherSession()
        _ = try await reader.execute("BEGIN; SELECT 1")
        try await database.run("UPDATE t SET s = 'new' WHERE id = 1")
        let seen = try await reader.query("SELECT s FROM t WHERE id = 1").rows
        #expect(seen == [[.varchar("a")]])
        _ = try await reader.execute("COMMIT")
        #expect(try await reader.query("SELECT s FROM t WHERE id = 1").rows == [[.varchar("new")]])
    }

    @Test func ownWritesAreSeenThroughEveryIndex() async throws {
        let database = try await database()
        try await database.run(
            "BEGIN; INSERT INTO t(v, s) VALUES (5, 'n'); UPDATE t SET v = 21, s = 'bb' WHERE id = 2; "
                + "DELETE FROM t WHERE id = 1"
        )
        #expect(try await database.rows("SELECT id FROM t WHERE v = 5") == [[.integer(4)]])
        #expect(try await database.rows("SELECT id FROM t WHERE v = 20").isEmpty)
        #expect(try await database.rows("SELECT id FROM t WHERE s = 'bb' AND v = 21") == [[.integer(2)]])
        #expect(
            try await database.rows("SELECT v FROM t ORDER BY v") == [
                [.null(.integer)], [.integer(5)], [.integer(21)],
            ])
        try await database.run("INSERT INTO t(id, v) VALUES (9, 10)")
        #expect(await database.failure("INSERT INTO t(id, v) VALUES (10, 21)") == .keyAlreadyExists)
        #expect(try await database.rows("SELECT COUNT(*) FROM t") == [[.integer(3)]])
    }

    @Test func aTableCreatedInATransactionIsWhole() async throws {
        let database = TestDatabase()
        try await database.run(
            "BEGIN; CREATE TABLE n (id INTEGER PRIMARY KEY, v INTEGER); CREATE UNIQUE INDEX ON n(v); "
                + "INSERT INTO n(id, v) VALUES (1, 1)"
        )
        #expect(try await database.rows("SELECT id FROM n USE INDEX ON (v)") == [[.integer(1)]])
        #expect(await database.failure("INSERT INTO n(id, v) VALUES (2, 1)") == .keyAlreadyExists)
        #expect(await database.failure("SELECT * FROM n") == .tableDoesNotExist)
    }

    @Test func aDeletedKeyCanBeUsedAgainAtOnce() async throws {
        let database = TestDatabase()
        try await database.run(
            "CREATE TABLE p (id INTEGER PRIMARY KEY, v INTEGER); CREATE UNIQUE INDEX ON p(v)")
        try await database.run("INSERT INTO p(id, v) VALUES (2, 20)")
        try await database.run(
            "BEGIN; DELETE FROM p WHERE id = 2; INSERT INTO p(id, v) VALUES (2, 20); COMMIT")
        #expect(try await database.rows("SELECT id FROM p WHERE v = 20") == [[.integer(2)]])
        #expect(try await database.rows("SELECT _rev FROM (HISTORY OF p)").count == 2)
        #expect(try await database.strayIndexEntries() == [])
    }

    @Test func resultsComeInBatches() async throws {
        let database = try await database()
        let sizes = Mutex<[Int]>([])
        for sql in ["SELECT id FROM t", "SELECT id FROM t WHERE id > 99"] {
            try await database.session.query(sql, batchRows: 2) { columns, rows in
                #expect(columns.map(\.selector) == ["(t.id)"])
                sizes.withLock { $0.append(rows.count) }
            }
        }
        #expect(sizes.withLock { $0 } == [2, 1, 0])
    }

    @Test func keysOfRows() async throws {
        let database = try await database()
        let transaction = SQLTransaction(
            engine: database.engine, store: try await database.store.begin(isReadOnly: true))
        let table = try transaction.catalog().requireTable("t")
        let key = try table.rowKey(ofPrimaryKey: [.integer(2)], keys: SQLKeySpace(kind: .sql))
        let entry = try #require(try transaction.store.get(key, in: .all, isRecorded: false))
        #expect(try table.values(ofRow: entry.value) == [.integer(2), .integer(20), .varchar("b")])
        #expect(throws: SQLError.self) { try table.rowKey(ofPrimaryKey: [], keys: SQLKeySpace(kind: .sql)) }
    }

    @Test func savepointsTakeBackRealWrites() async throws {
        let database = try await database()
        try await database.run("BEGIN; SAVEPOINT a; UPDATE t SET s = 'z'; SAVEPOINT b; DELETE FROM t")
        try await database.run("ROLLBACK TO SAVEPOINT b")
        #expect(try await database.rows("SELECT DISTINCT s FROM t") == [[.varchar("z")]])
        try await database.run("ROLLBACK TO a; CREATE TABLE extra (id INTEGER PRIMARY KEY)")
        #expect(try await database.rows("SELECT s FROM t WHERE id = 1") == [[.varchar("a")]])
        try await database.run("ROLLBACK TO a")
        #expect(try await database.run("INSERT INTO t(v) VALUES (77)") == 1)
        #expect(try await database.run("COMMIT") == 1)
        #expect(try await database.rows("SELECT name FROM TABLES()") == [[.varchar("t")]])
        #expect(await database.failure("BEGIN; SAVEPOINT x; RELEASE SAVEPOINT x; ROLLBACK TO x") == .other)
        #expect(await database.failure("SAVEPOINT x") == .noTransaction)
        #expect(try await database.strayIndexEntries() == [])
    }

    @Test func anErrorEndsTheTransaction() async throws {
        let database = try await database()
        #expect(await database.failure("BEGIN; INSERT INTO t(id) VALUES (1)") == .keyAlreadyExists)
        #expect(await database.failure("COMMIT") == .noTransaction)
        #expect(await database.failure("BEGIN; SELEC") == .parsing)
    }

    @Test func readOnlyTransactionsRefuseWrites() async throws {
        let database = try await database()
        let transaction = SQLTransaction(
            engine: database.engine, store: try await database.store.begin(isReadOnly: true))
        for sql in ["INSERT INTO t(v) VALUES (1)", "DROP TABLE t", "DELETE FROM t"] {
            let statement = try #require(try SQLEngine.parse(sql).first)
            let error = #expect(throws: SQLError.self) { try transaction.execute(statement) }
            #expect(error?.code == .readOnly)
        }
    }

    @Test func anExplicitTransactionMayOnlyRead() async throws {
        let database = try await database()
        try await database.session.begin(isReadOnly: true)
        #expect(try await database.rows("SELECT COUNT(*) FROM t") == [[.integer(3)]])
        #expect(await database.failure("DELETE FROM t") == .readOnly)
        #expect(await database.session.isInTransaction == false)
    }

    @Test func parametersOfCatalogFunctions() async throws {
        let database = try await database()
        #expect(
            try await database.session.inferParameters(of: "SELECT * FROM COLUMNS(@t)") == ["t": .varchar])
        let types = try await database.session.inferParameters(
            of: "SELECT * FROM t UNTIL TX @x WHERE s LIKE @p AND v IN (SELECT v FROM t WHERE id = @i)")
        #expect(types == ["x": .integer, "p": .varchar, "i": .integer])
        let conflicting = "SELECT * FROM t WHERE v = @a AND s = @a"
        await #expect(throws: SQLError.self) { try await database.session.inferParameters(of: conflicting) }
    }

    @Test func nothingWrittenMakesNoTransaction() async throws {
        let database = try await database()
        let before = database.store.log.count
        let outcome = try await database.session.execute("UPDATE t SET v = 1 WHERE id = 99; SELECT 1")
        #expect(outcome.commits.map(\.txID) == [nil])
        #expect(database.store.log.count == before)
    }

    @Test func privilegesOfStatements() throws {
        let needed: [(String, Set<SQLPrivilege>)] = [
            ("SELECT * FROM t", [.select]), ("SELECT 1", []), ("SHOW TABLES", []),
            ("INSERT INTO t(a) VALUES (1)", [.insert]),
            ("INSERT INTO t(a) SELECT a FROM u", [.insert, .select]),
            ("UPSERT INTO t(a) VALUES (1)", [.insert, .update]), ("DELETE FROM t", [.delete]),
            ("TRUNCATE TABLE t", [.drop, .create]), ("ALTER TABLE t ADD COLUMN x INTEGER", [.alter]),
            ("BEGIN", []), ("GRANT SELECT ON DATABASE d TO USER u", []),
        ]
        for (sql, privileges) in needed {
            #expect(try SQLEngine.parse(sql).first?.requiredPrivileges == privileges, "\(sql)")
        }
    }
}
