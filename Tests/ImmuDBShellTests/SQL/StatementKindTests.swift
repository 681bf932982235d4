import Testing

@testable import ImmuDBShell

@Suite struct StatementKindTests {
    @Test(arguments: [
        ("select 1", StatementKind.query), ("  -- note\nSELECT 1", .query), ("/* a */ show tables", .query),
        ("EXPLAIN SELECT 1", .query), ("(SELECT 1) UNION (SELECT 2)", .query),
        ("BEGIN", .begin), ("begin transaction", .begin), ("COMMIT", .commit), ("rollback", .rollback),
        ("ROLLBACK TO SAVEPOINT a", .change), ("INSERT INTO t(id) VALUES (1)", .change),
        ("beginning", .change),
        ("", .change),
    ])
    func kinds(_ text: String, _ kind: StatementKind) {
        #expect(StatementKind(Array(text.utf8)) == kind)
    }
}
