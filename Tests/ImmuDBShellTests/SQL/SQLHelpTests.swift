import Testing

@testable import ImmuDBShell

@Suite struct SQLHelpTests {
    @Test func wordsOfStatements() throws {
        #expect(SQLHelp.text(["select"], columns: 80)?.contains("UNTIL|BEFORE") == true)
        let create = try #require(SQLHelp.text(["create"], columns: 80))
        #expect(create.contains("CREATE TABLE") && create.contains("CREATE INDEX"))
        #expect(create.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(SQLHelp.text(["SQL"], columns: 80)?.contains("HISTORY OF") == true)
    }

    @Test func commandsKeepTheirNames() {
        #expect(SQLHelp.text(["delete"], columns: 80) == nil)
        #expect(SQLHelp.text(["DELETE"], columns: 80)?.contains("DELETE FROM") == true)
        #expect(SQLHelp.text(["nosuch"], columns: 80) == nil)
        #expect(SQLHelp.text([], columns: 80) == nil)
    }
}
