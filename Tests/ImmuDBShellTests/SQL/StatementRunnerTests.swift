import ImmuDBRecords
import Testing

@testable import ImmuDBShell

@MainActor
@Suite struct StatementRunnerTests {
    @Test func findsTheNamesOfParameters() {
        #expect(
            StatementRunner.names(in: "SELECT @A, '@b', \"@c\" FROM t WHERE x = @a AND y = @d_1") == [
                "a", "d_1",
            ])
        #expect(StatementRunner.names(in: "SELECT 'open @b").isEmpty)
        #expect(StatementRunner.names(in: "@ @").isEmpty)
    }

    @Test func findsTheMissingTable() {
        #expect(StatementRunner.missing("table", "table does not exist (nope)") == "nope")
        #expect(StatementRunner.missing("table", "column does not exist (a)") == nil)
    }

    @Test func timesHaveOneDecimal() {
        #expect(StatementRunner.milliseconds(.microseconds(12_340)) == "12.3")
        #expect(StatementRunner.milliseconds(.seconds(2)) == "2000.0")
    }

    @Test(arguments: [
        ("7", SQLValue.integer(7)), ("-1", .integer(-1)), ("true", .boolean(true)), ("null", .null(.any)),
        ("x'00ff'", .blob([0, 255])), ("'7'", .varchar("7")), ("1.5", .float(1.5)), ("a b", .varchar("a b")),
        ("x'0'", .varchar("x'0'")), ("", .varchar("")), ("'", .varchar("'")),
    ])
    func literals(_ word: String, _ value: SQLValue) {
        #expect(SQLLiteral.value(word) == value)
    }
}
