import CommandLineKit
import Testing

@testable import ImmuDBShell

@Suite struct PastQueryTests {
    @Test(arguments: [
        ("SELECT * FROM t", "SELECT * FROM t UNTIL TX 5"),
        (
            "select a.x from t a inner join u as b on a.id = b.id",
            "select a.x from t UNTIL TX 5 a inner join u UNTIL TX 5 as b on a.id = b.id"
        ),
        ("SELECT 'FROM x' FROM (SELECT * FROM t) s", "SELECT 'FROM x' FROM (SELECT * FROM t UNTIL TX 5) s"),
        (
            "WITH c AS (SELECT 1 FROM t) SELECT * FROM c JOIN \"u\" ON true",
            "WITH c AS (SELECT 1 FROM t UNTIL TX 5) SELECT * FROM c JOIN \"u\" UNTIL TX 5 ON true"
        ),
        ("SELECT EXTRACT(YEAR FROM d) FROM t", "SELECT EXTRACT(YEAR FROM d) FROM t UNTIL TX 5"),
        ("SELECT 1 /* FROM x */ -- FROM y\n", "SELECT 1 /* FROM x */ -- FROM y\n"),
    ])
    func eachTableGetsItsTransaction(text: String, expected: String) throws {
        #expect(try PastQuery.rewrite(text, txID: 5) == expected)
    }

    @Test(arguments: [
        "SELECT * FROM t SINCE TX 1", "SELECT * FROM (HISTORY OF t)", "SELECT * FROM (DIFF OF t)",
        "SELECT * FROM TABLES()", "SHOW TABLES",
    ])
    func whatHasNoPastIsRefused(text: String) {
        #expect(throws: CommandFailure.self) { try PastQuery.rewrite(text, txID: 5) }
    }
}
