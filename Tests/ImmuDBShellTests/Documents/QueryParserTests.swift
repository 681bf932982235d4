import CommandLineKit
import ImmuDBClient
import ImmuDBRecords
import Testing

@testable import ImmuDBShell

/// Covers QueryParser and DocumentSelection+JSON.
@Suite struct QueryParserTests {
    private typealias Comparison = DocumentSelection.Comparison

    @Test func conditionsBecomeAlternatives() throws {
        let total = Comparison("total", .greaterOrEqual, .number(100))
        let customer = Comparison("customer", .equal, .string("c1"))
        #expect(try QueryParser.alternatives(#"total >= 100 and customer = "c1""#) == [[total, customer]])
        #expect(try QueryParser.alternatives(#"total>=100 OR customer='c1'"#) == [[total], [customer]])
        let paid = Comparison("paid", .notEqual, .bool(true))
        #expect(
            try QueryParser.alternatives(#"(total >= 100 or customer == "c1") and paid != true"#)
                == [[total, paid], [customer, paid]])
        #expect(
            try QueryParser.alternatives("a is null and a.b-c is not null")
                == [[Comparison("a", .equal, .null), Comparison("a.b-c", .notEqual, .null)]])
        #expect(
            try QueryParser.alternatives(#"x like 'it''s%' or "odd name" not like "\u0041_""#)
                == [
                    [Comparison("x", .like, .string("it's%"))],
                    [Comparison("odd name", .notLike, .string("A_"))],
                ])
        #expect(try QueryParser.alternatives("n < -1.5e2") == [[Comparison("n", .less, .number(-150))]])
    }

    @Test(arguments: [
        ("", 0), ("total", 6), ("total >=", 9), ("total >= abc", 10), ("total 5", 7), ("a = 1 b = 2", 7),
        ("a = 'x", 5), ("(a = 1", 7), ("a = 1)", 6), ("a is 5", 6), ("a = 1 and", 10), ("1 = a", 1),
        ("a not = 1", 7), (#"a = "\q""#, 5), ("a = 1x", 5),
    ])
    func mistakesAreToldWithTheirPlace(_ text: String, _ column: Int) throws {
        do {
            let alternatives = try QueryParser.alternatives(text)
            Issue.record("'\(text)' was read as \(alternatives)")
        } catch {
            #expect(error.status == .usage)
            if column > 0 {
                #expect(
                    error.message.hasPrefix("column \(column) of the condition"), "\(text): \(error.message)")
            }
        }
    }

    @Test func conditionsThatStandForTooMuchAreRefused() throws {
        let pair = "(a = 1 or a = 2)"
        let many = Array(repeating: pair, count: 12).joined(separator: " and ")
        #expect(throws: CommandFailure.self) { try QueryParser.alternatives(many) }
        let deep = String(repeating: "(", count: 1000) + "a = 1" + String(repeating: ")", count: 1000)
        #expect(throws: CommandFailure.self) { try QueryParser.alternatives(deep) }
    }

    @Test func theRawFormIsRead() throws {
        let selection = try DocumentSelection(
            "c",
            json: """
                {"expressions": [{"fieldComparisons": [{"field": "total", "operator": "GE", "value": 100}]}],
                 "orderBy": [{"field": "total", "desc": true}], "limit": 20}
                """)
        let wanted = DocumentSelection(
            "c", alternatives: [[Comparison("total", .greaterOrEqual, .number(100))]],
            order: [.init("total", isDescending: true)], limit: 20)
        #expect(selection == wanted)
    }

    @Test(arguments: [
        (#"{"limits": 1}"#, "unknown member limits"), (#"{"limit": -1}"#, "limit"),
        (#"{"expressions": {}}"#, "expressions has to be a list"),
        (#"{"expressions": [{"fieldComparisons": [{"field": "a"}]}]}"#, "expressions[0].fieldComparisons[0]"),
        (
            #"{"expressions": [{"fieldComparisons": [{"field": 1, "value": 1}]}]}"#,
            "fieldComparisons[0].field"
        ),
        (#"{"orderBy": [{"desc": true}]}"#, "orderBy[0]"), ("[]", "no JSON object"),
        (#"{"limit": }"#, "line 1, column 11"),
    ])
    func mistakesInTheRawFormNameTheMember(_ text: String, _ words: String) throws {
        do {
            let selection = try DocumentSelection("c", json: text)
            Issue.record("'\(text)' was read as \(selection)")
        } catch {
            #expect(error.message.contains(words), "\(text): \(error.message)")
        }
    }
}
