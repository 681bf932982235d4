import Testing

@testable import ImmuDBShell

@Suite struct TrailingCommandTests {
    private func split(_ text: String) -> (String, String)? {
        TrailingCommand(Array(text.utf8)).map {
            (String(decoding: $0.statement, as: UTF8.self), String(decoding: $0.command, as: UTF8.self))
        }
    }

    @Test func standsInPlaceOfTheSemicolon() throws {
        let found = try #require(split("SELECT '\\g' -- \\g\nFROM t \\g |sort -r"))
        #expect(found.0 == "SELECT '\\g' -- \\g\nFROM t " && found.1 == "\\g |sort -r")
    }

    @Test(arguments: ["SELECT 1", "SELECT 1;", "SELECT '\\g", "SELECT 1; \\g", "SELECT 1 \\nosuch", "\\g"])
    func nothingElseDoes(text: String) { #expect(split(text) == nil) }
}
