// Covers what the engine does properly where the original does not: see docs/sql.md.
import ImmuDBRecords
import ImmuDBSQL
import Testing

@Suite struct BeyondTheOriginalTests {
    private func database() async throws -> TestDatabase {
        let database = TestDatabase()
        try await database.run("CREATE TABLE a (id INTEGER PRIMARY KEY, x INTEGER, s VARCHAR[5])")
        try await database.run("CREATE TABLE b (id INTEGER PRIMARY KEY, x INTEGER, y INTEGER)")
        try await database.run("INSERT INTO a(id, x, s) VALUES (1, 10, 'p'), (2, 20, 'q'), (3, 10, 'r')")
        try await database.run("INSERT INTO b(id, x, y) VALUES (1, 10, 5), (2, 10, 15), (3, 20, 25)")
        return database
    }

    @Test func conditionsOverBothSidesOfAJoin() async throws {
        let database = try await database()
        let rows = try await database.rows(
            "SELECT a.id, b.id FROM a JOIN b ON a.x = b.x AND b.y > a.x ORDER BY a.id")
        #expect(rows == [[1, 2], [2, 3], [3, 2]].map { $0.map { .integer($0) } })
    }

    @Test func naturalAndUsingJoin() async throws {
        let database = try await database()
        let using = try await database.session.query("SELECT * FROM a JOIN b USING (id) ORDER BY y")
        #expect(using.columns.map(\.name) == ["id", "x", "s", "x", "y"])
        #expect(using.rows.count == 3)
        let natural = try await database.session.query("SELECT * FROM a NATURAL JOIN b")
        #expect(natural.columns.map(\.name) == ["id", "x", "s", "y"])
        #expect(natural.rows.map { $0[0] } == [.integer(1)])
    }

    @Test func aggregatesInsideOtherQueries() async throws {
        let database = try await database()
        #expect(
            try await database.rows("SELECT MAX(n) FROM (SELECT x, COUNT(*) AS n FROM a GROUP BY x) g") == [
                [.integer(2)]
            ])
        #expect(
            try await database.rows(
                "WITH c AS (SELECT x, SUM(id) AS n FROM a GROUP BY x) SELECT n FROM c ORDER BY n") == [
                    [.integer(2)], [.integer(4)],
                ])
        try await database.run("INSERT INTO b(id, x) SELECT MAX(id) + 100, COUNT(*) FROM a")
        #expect(try await database.rows("SELECT x FROM b WHERE id = 103") == [[.integer(3)]])
        #expect(
            try await database.rows("SELECT x * 2 AS d, COUNT(*) FROM a GROUP BY d ORDER BY d") == [
                [.integer(20), .integer(2)], [.integer(40), .integer(1)],
            ])
    }

    @Test func returningExpressions() async throws {
        let database = try await database()
        let table = try await database.session.query(
            "UPDATE a SET x = x + 1 WHERE id < 3 RETURNING id * 10 AS ten, UPPER(s)")
        #expect(table.columns.map(\.selector) == ["(a.ten)", "(a.col1)"])
        #expect(table.rows == [[.integer(10), .varchar("P")], [.integer(20), .varchar("Q")]])
    }

    @Test func updateChecksNotNull() async throws {
        let database = TestDatabase()
        try await database.run("CREATE TABLE n (id INTEGER PRIMARY KEY, v INTEGER NOT NULL)")
        try await database.run("INSERT INTO n(id, v) VALUES (1, 1)")
        #expect(await database.failure("UPDATE n SET v = NULL") == .columnCannotBeNull)
        try await database.run("ALTER TABLE n ALTER COLUMN v DROP NOT NULL; UPDATE n SET v = NULL")
        #expect(await database.failure("ALTER TABLE n ALTER COLUMN v SET NOT NULL") == .columnCannotBeNull)
    }

    @Test func longIndexEntriesAreRefusedWhenWritten() async throws {
        let database = TestDatabase()
        try await database.run("CREATE TABLE w (k VARCHAR[500] PRIMARY KEY, s VARCHAR[900])")
        try await database.run("CREATE INDEX ON w(s)")
        #expect(await database.failure("INSERT INTO w(k, s) VALUES ('a', 'b')") == .maxKeyLengthExceeded)
        try await database.run("CREATE TABLE v (k VARCHAR[600] PRIMARY KEY)")
        #expect(await database.failure("INSERT INTO v(k) VALUES ('a')") == .maxKeyLengthExceeded)
    }

    @Test func droppedTablesWithChecksAndQuotesInChecks() async throws {
        let database = TestDatabase()
        try await database.run(
            "CREATE TABLE c (id INTEGER PRIMARY KEY, s VARCHAR DEFAULT 'it''s', CHECK s != 'don''t', "
                + "CHECK s NOT IN ('x', 'y'))"
        )
        let again = SQLSession(engine: SQLEngine(), store: database.store)
        _ = try await again.execute("INSERT INTO c(id) VALUES (1)")
        #expect(try await again.query("SELECT s FROM c").rows == [[.varchar("it's")]])
        for text in ["don''t", "x"] {
            #expect(
                await TestDatabase.failure(again, "INSERT INTO c(id, s) VALUES (2, '\(text)')")
                    == .checkConstraintViolation)
        }
        _ = try await again.execute("DROP TABLE c")
        #expect(try await again.query("SHOW TABLES").rows.isEmpty)
    }

    @Test func viewsAreKept() async throws {
        let database = try await database()
        try await database.run("CREATE VIEW big AS SELECT id, x FROM a WHERE x > 15")
        let again = SQLSession(engine: SQLEngine(), store: database.store)
        let table = try await again.query("SELECT * FROM big")
        #expect(table.columns.map(\.selector) == ["(big.id)", "(big.x)"])
        #expect(table.rows == [[.integer(2), .integer(20)]])
        _ = try await again.execute("DROP VIEW big")
        #expect(await TestDatabase.failure(again, "SELECT * FROM big") == .tableDoesNotExist)
    }

    @Test func jsonNullCanBeUsed() async throws {
        let database = TestDatabase()
        try await database.run(
            "CREATE TABLE j (id INTEGER PRIMARY KEY, d JSON); INSERT INTO j(id, d) VALUES (1, "
                + "'null'), (2, 'null')"
        )
        #expect(try await database.rows("SELECT DISTINCT d FROM j").count == 1)
        #expect(
            try await database.run(
                "UPSERT INTO j(id, d) VALUES (1, '{}'); UPDATE j SET d = 'null' WHERE id = 1") == 2)
    }

    @Test func crashesOfTheOriginalAreErrors() async throws {
        let database = TestDatabase()
        #expect(await database.failure("SELECT 1") == nil)
        let failing: [(String, SQLError.Code)] = [
            ("SELECT CAST(x'00' AS UUID)", .unsupportedCast), ("SELECT 'a' LIKE NULL", .invalidTypes),
            ("SELECT * FROM (VALUES (1), (1, 2))", .invalidNumberOfValues),
            ("SELECT STRING_AGG(col0) FROM (VALUES (1))", .invalidTypes),
        ]
        for (sql, code) in failing {
            let error = await #expect(throws: SQLError.self, "\(sql)") { try await database.rows(sql) }
            #expect(error?.code == code, "\(sql)")
        }
    }

    @Test func subqueriesOfARecursiveStepSeeEachRound() async throws {
        let database = TestDatabase()
        let sql =
            "WITH RECURSIVE n AS (SELECT 1 AS v UNION ALL SELECT v + 1 FROM n WHERE (SELECT MAX(v) "
            + "FROM n) < 4) "
            + "SELECT v FROM n"
        #expect(try await database.rows(sql) == [1, 2, 3, 4].map { [.integer($0)] })
    }

    @Test func expressionsAsDeepAsAllowedAreEvaluated() async throws {
        let database = TestDatabase()
        let chain = String(repeating: " + 1", count: 390)
        #expect(try await database.rows("SELECT (1\(chain))\(chain)") == [[.integer(781)]])
        let either = "SELECT 1 = 1" + String(repeating: " AND 1 = 1", count: 5000)
        #expect(try await database.rows(either) == [[.boolean(true)]])
        let nested = String(repeating: "(", count: 60) + "1" + String(repeating: " + 1)", count: 60)
        #expect(try await database.rows("SELECT \(nested)") == [[.integer(61)]])
    }

    @Test func substringsEndWithTheText() async throws {
        let database = TestDatabase()
        for (call, wanted) in [
            ("SUBSTRING('abc', 2, 9223372036854775807)", "bc"),
            ("SUBSTRING('abc', 9223372036854775807, 1)", ""),
            ("SUBSTRING('abc', 2, 1)", "b"), ("SUBSTRING('abc', 1, 0)", ""),
        ] {
            #expect(try await database.rows("SELECT \(call)") == [[.varchar(wanted)]], "\(call)")
        }
    }

    @Test func bothZerosAreFoundByIndex() async throws {
        let database = TestDatabase()
        try await database.run("CREATE TABLE z (id INTEGER PRIMARY KEY, f FLOAT, k INTEGER)")
        try await database.run("CREATE INDEX ON z(f, k)")
        let zeros = try Parameters([(name: "minus", value: .float(-0.0)), (name: "plus", value: .float(0.0))])
        _ = try await database.session.execute(
            "INSERT INTO z(id, f, k) VALUES (1, @minus, 1), (2, @plus, 1), (3, 1.0, 1)", zeros)
        for name in ["minus", "plus"] {
            let rows = try await database.rows(
                "SELECT id FROM z USE INDEX ON (f, k) WHERE f = @\(name) AND k = 1", zeros)
            #expect(rows == [[.integer(1)], [.integer(2)]])
        }
    }

    @Test func differencesWithAndWithoutAlias() async throws {
        let database = try await database()
        try await database.run("UPDATE a SET x = 11 WHERE id = 1")
        for source in ["(DIFF OF a) SINCE TX 4 UNTIL TX 99", "(DIFF OF a) SINCE TX 4 UNTIL TX 99 d"] {
            let rows = try await database.rows("SELECT id FROM \(source) WHERE _diff_action = 'UPDATE'")
            #expect(rows == [[.integer(1)]])
        }
    }

    @Test func documentsFitTheCatalog() async throws {
        var options = SQLEngine.Options()
        options.kind = .document
        options.skipsIndexLengthChecks = true
        let engine = SQLEngine(options: options)
        let store = TestDatabase().store
        let transaction = SQLTransaction(engine: engine, store: try await store.begin(isReadOnly: false))
        let id = ColumnDefinition(
            name: "_id", type: .blob, maxLength: 32, isNotNull: true, isPrimaryKey: true)
        let document = ColumnDefinition(name: "_doc", type: .blob)
        let field = ColumnDefinition(name: "a.b", type: .varchar, maxLength: 512)
        let table = TableDefinition(name: "OK", columns: [id, document, field])
        try transaction.execute(.definition(.createTable(table)))
        try transaction.execute(
            .definition(
                .createIndex(
                    table: "OK", columns: ["a.b"], isUnique: true, ifNotExists: false, condition: nil)))
        let row = Insert(
            table: "OK", columns: ["_id", "_doc", "a.b"],
            source: .values([[.literal(.blob([1])), .literal(.blob([9])), .literal(.varchar("x"))]]))
        try transaction.execute(.change(.insert(row)))
        var select = Select()
        select.source = Source(kind: .table("OK"))
        select.condition = .comparison(
            .equal, .column(ColumnName(source: nil, name: "a.b")), .literal(.varchar("x")))
        let rows = try transaction.query(.query(.select(select))).all()
        #expect(rows == [[.blob([1]), .blob([9]), .varchar("x")]])
    }
}
