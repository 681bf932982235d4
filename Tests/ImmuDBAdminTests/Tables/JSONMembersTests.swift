import Testing

@testable import ImmuDBAdmin

@Suite struct JSONMembersTests {
    @Test func valuesStandAsTheyWere() throws {
        let text = #" {"a" : 9007199254740993, "b":{"c":[1,"}"]} , "d":"\"x", "a":2}"#
        let members = try JSONMembers(Array(text.utf8))
        #expect(members.members.map(\.name) == ["a", "b", "d", "a"])
        #expect(members.members[0].value == Array("9007199254740993".utf8))
        #expect(members["b"] == Array(#"{"c":[1,"}"]}"#.utf8))
        #expect(members.text("d") == "\"x" && members.text("a") == nil)
        #expect(try JSONMembers(Array("{}".utf8)).members.isEmpty)
    }

    @Test(arguments: [
        "", "[1]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":1} x"#, #"{a:1}"#, #"{"a":"x}"#,
        #"{"a":1 "b":2"#,
    ])
    func whatIsNoObject(_ text: String) {
        #expect(throws: TableError.self) { _ = try JSONMembers(Array(text.utf8)) }
    }
}
