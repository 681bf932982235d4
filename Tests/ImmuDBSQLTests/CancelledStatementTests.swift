// Covers Evaluation.step in all operators: statements that nobody waits for any more.
import ImmuDBRecords
import ImmuDBSQL
import SystemIO
import Testing

/// Whoever waited has left.
private struct AbsentHost: SQLHost {
    var isCancelled: Bool { true }
    var currentUser: String { "immudb" }
    var permission: SQLPermission { .systemAdmin }
    var privileges: Set<SQLPrivilege> { Set(SQLPrivilege.allCases) }

    func databases() -> [String] { [] }
    func users() -> [(name: String, permission: SQLPermission)] { [] }
    func grants() -> [(user: String, privilege: SQLPrivilege)] { [] }
    func createDatabase(_ name: String, ifNotExists: Bool) throws { throw SQLError(.databaseAlreadyExists) }
    func useDatabase(_ name: String) throws -> (engine: SQLEngine, store: any KeyValueStore) {
        throw SQLError(.databaseDoesNotExist)
    }
    func createUser(_ name: String, password: String, permission: SQLPermission) {}
    func alterUser(_ name: String, password: String, permission: SQLPermission) {}
    func dropUser(_ name: String) {}
    func grant(_ privileges: [SQLPrivilege], database: String, user: String) {}
    func revoke(_ privileges: [SQLPrivilege], database: String, user: String) {}
}

@Suite struct CancelledStatementTests {
    @Test(
        arguments: [
            "SELECT COUNT(*) FROM t AS a CROSS JOIN t AS b CROSS JOIN t AS c CROSS JOIN t AS d",
            "SELECT id FROM t WHERE v < 0", "SELECT id FROM t ORDER BY id DESC, v",
            "SELECT v, COUNT(*) FROM t GROUP BY v",
        ])
    func nothingGoesOnForNobody(query: String) async throws {
        let database = TestDatabase()
        try await database.run("CREATE TABLE t (id INTEGER, v INTEGER, PRIMARY KEY id)")
        let rows = (0..<300).map { "(\($0), \($0 % 7))" }.joined(separator: ", ")
        try await database.run("INSERT INTO t(id, v) VALUES \(rows)")
        let session = SQLSession(engine: database.engine, store: database.store, host: AbsentHost())
        await #expect(throws: CancellationError.self) { _ = try await session.query(query).rows }
        // What is over before anybody asks ends well.
        #expect(try await session.query("SELECT COUNT(*) FROM t WHERE id < 100").rows.count == 1)
    }
}
