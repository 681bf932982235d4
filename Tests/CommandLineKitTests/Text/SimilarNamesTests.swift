import CommandLineKit
import Testing

@Suite struct SimilarNamesTests {
    private let names = ["get", "set", "safeget", "safeset", "history", "tx", "it", "verify"]

    @Test(
        arguments: [
            ("gte", ["get"]), ("safe", ["safeget", "safeset"]), ("hitsory", ["history"]),
            ("VERIFI", ["verify"]),
            ("zzzz", []), ("", []),
        ] as [(String, [String])])
    func finds(word: String, expected: [String]) {
        #expect(SimilarNames.suggestions(for: word, in: names) == expected)
    }

    @Test func longWordsAreNotCompared() {
        #expect(SimilarNames.suggestions(for: String(repeating: "a", count: 10_000), in: names).isEmpty)
    }
}
