import TerminalUI
import Testing

@testable import ImmuDBShell

@Suite struct SQLCompletionTests {
    private struct Source: CompletionSource {
        let databases: [String] = []
        let tables = ["invoice", "item"]
        let columns = ["invoice": ["id", "total"], "item": ["id", "name"]]

        let users = ["ann", "immudb"]
        let variables = ["low", "high"]
        let transactions = [NumberCandidate(number: 951, detail: "")]

        func keys(prefix: [UInt8]) -> [[UInt8]] { [] }
    }

    private func complete(_ line: String) -> [String] {
        ShellCompletion.complete(line: line, cursor: line.utf8.count, source: Source()).candidates.map(\.text)
    }

    @Test func tablesBehindTheWordsThatTakeThem() {
        #expect(complete("SELECT * FROM ") == ["invoice", "item"])
        #expect(complete("INSERT INTO it") == ["item"])
        #expect(complete("update inv") == ["invoice"])
        #expect(complete("describe it") == ["item"])
        #expect(complete("\\d inv") == ["invoice"])
    }

    @Test func columnsOfTheTablesOfTheStatement() {
        #expect(complete("SELECT * FROM invoice WHERE to").contains("total"))
        #expect(!complete("SELECT * FROM item WHERE tot").contains("total"))
        #expect(complete("SELECT * FROM item WHERE na").first == "name")
    }

    @Test func wordsInTheCaseThatIsTyped() {
        #expect(complete("SELECT * FROM item WHER") == ["WHERE"])
        #expect(complete("select * from item wher") == ["where"])
        #expect(complete("SEL") == ["SELECT"])
        #expect(complete("\\ti") == ["\\timing"])
    }

    @Test func functionsUsersTransactionsVariables() {
        #expect(complete("SELECT subst") == ["substr", "substring"])
        #expect(complete("ALTER USER a") == ["ann"])
        #expect(complete("CREATE USER a").contains("ann") == false)
        #expect(complete("SELECT * FROM item UNTIL TX ") == ["951"])
        #expect(complete("SELECT * FROM item WHERE id > @lo") == ["low"])
    }

    @Test func nothingInsideQuotations() {
        #expect(complete("SELECT 'inv").isEmpty)
        #expect(complete("SELECT 1 -- ").isEmpty)
    }
}
