import Testing

@testable import ImmuDBShell

@Suite struct LineKindTests {
    private let isCommand: (String) -> Bool = {
        ["get", "set", "delete", "use", "count", "tables"].contains($0)
    }

    @Test(arguments: [
        ("", LineKind.empty), ("  \t", .empty), ("get k", .command), ("  set a 'b", .command),
        ("# remark", .command), ("exit", .command), ("\\d t", .meta), ("  \\x", .meta),
        ("SELECT 1", .sql), ("select", .sql), ("-- remark", .sql), ("/* open", .sql), ("(SELECT 1)", .sql),
        ("INSERT INTO t VALUES (1);", .sql), ("delete k", .command), ("delete from t", .sql),
        ("DELETE FROM t", .sql), ("use ledger", .command), ("use database ledger", .sql),
        ("gett k", .command), ("gett k;", .sql), ("BEGIN;", .sql),
    ])
    func kinds(_ text: String, _ kind: LineKind) {
        #expect(LineKind(Array(text.utf8), isCommand: isCommand) == kind)
    }

    @Test func statementsAreCompleteAtTheirSemicolon() {
        let complete = ["get k", "\\d", "", "SELECT 1;", "SELECT ';' ; ", "-- remark", "gett k"]
        for text in complete {
            #expect(LineKind.isComplete(Array(text.utf8), isCommand: isCommand), "\(text)")
        }
        let open = ["SELECT 1", "SELECT (1;", "SELECT 'a;", "SELECT 1; SELECT 2", "get 'a", "/* a"]
        for text in open { #expect(!LineKind.isComplete(Array(text.utf8), isCommand: isCommand), "\(text)") }
    }

    @Test func statementsOfCommandsCountAsTheyWereTyped() {
        let words = LineKind.rawStatement(Array("exec INSERT INTO t VALUES ('a   b')".utf8))
        #expect(words == ["exec", "--", "INSERT INTO t VALUES ('a   b')"].map { Array($0.utf8) })
        for text in ["exec 'SELECT 1'", "query -o csv 'SELECT 1'", "get k", "exec", "exec  "] {
            #expect(LineKind.rawStatement(Array(text.utf8)) == nil, "\(text)")
        }
    }
}
