import CommandLineKit
import ImmuDBRecords
import Testing

@testable import ImmuDBShell

@Suite struct ScriptConditionsTests {
    @Test func theFirstTruePartIsActive() throws {
        var conditions = ScriptConditions()
        try conditions.open(false)
        #expect(!conditions.isActive && conditions.needsDecision)
        try conditions.next(true)
        #expect(conditions.isActive && !conditions.needsDecision)
        try conditions.next(true)
        #expect(!conditions.isActive)
        try conditions.otherwise()
        #expect(!conditions.isActive)
        #expect(throws: CommandFailure.self) { try conditions.next(true) }
        #expect(throws: CommandFailure.self) { try conditions.otherwise() }
        try conditions.close()
        #expect(conditions.isActive && conditions.isEmpty)
        #expect(throws: CommandFailure.self) { try conditions.close() }
    }

    @Test func insideOfWhatIsLeftOutNothingIsActive() throws {
        var conditions = ScriptConditions()
        try conditions.open(false)
        try conditions.openSkipped()
        #expect(!conditions.needsDecision)
        try conditions.otherwise()
        #expect(!conditions.isActive)
        try conditions.close()
        try conditions.otherwise()
        #expect(conditions.isActive)
    }

    @Test func theDepthHasABound() throws {
        var conditions = ScriptConditions()
        for _ in 0..<Limits.conditionDepthMax { try conditions.open(true) }
        #expect(throws: CommandFailure.self) { try conditions.open(true) }
    }

    @Test(arguments: [
        ("true", true), ("@n", true), ("not @n", false), ("@n >= 3", true), ("@n < 2.5", false),
        ("@name = acme", true), ("@name <> acme", false), ("defined @n", true), ("defined @x", false),
        ("not defined @x", true), ("@none", false), ("@none = null", true), ("off", false), ("b > a", true),
    ])
    func conditions(text: String, expected: Bool) throws {
        let variables: [String: SQLValue] = [
            "n": .integer(3), "name": .varchar("acme"), "none": .null(.any),
        ]
        let words = text.split(separator: " ").map(String.init)
        #expect(try Condition.isTrue(words, variables) == expected)
    }

    @Test(arguments: ["", "@x", "perhaps", "1 ~ 2", "1 < a", "1 = 2 3", "defined x"])
    func noConditions(text: String) {
        let words = text.split(separator: " ").map(String.init)
        #expect(throws: CommandFailure.self) { try Condition.isTrue(words, [:]) }
    }
}
