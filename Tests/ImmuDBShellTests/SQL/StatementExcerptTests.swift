import Testing

@testable import ImmuDBShell

@Suite struct StatementExcerptTests {
    @Test func marksTheTokenThatEndsAtThePosition() {
        let message = "syntax error: unexpected IDENTIFIER at position 5"
        #expect(StatementExcerpt.lines("SELEC x", message: message) == ["SELEC x", "^^^^^"])
    }

    @Test func marksOneLineOfSeveral() {
        let text = "SELECT id\nFROM t WHRE id = 1"
        #expect(
            StatementExcerpt.lines(text, message: "unexpected x at position 21")
                == ["FROM t WHRE id = 1", "       ^^^^"])
        #expect(
            StatementExcerpt.lines(text, message: "error in line 2, column 8: no such word")
                == ["FROM t WHRE id = 1", "       ^^^^"])
    }

    @Test func marksTheEndWhenSomethingIsMissingThere() {
        let text = "SELECT * FROM t WHERE "
        #expect(
            StatementExcerpt.lines(text, message: "unexpected $end at position 22") == [
                "SELECT * FROM t WHERE ", String(repeating: " ", count: 21) + "^",
            ])
    }

    @Test(arguments: [
        "", "no place", "at position 99", "at position -1", "line 9, column 1", "line 0, column 0",
    ])
    func saysNothingWithoutAPlace(_ message: String) {
        #expect(StatementExcerpt.lines("SELECT 1", message: message).isEmpty)
    }

    @Test func survivesAnyPlaceInAnyText() {
        for text in ["", "\n", "a\nb\n", "'ä", ";;"] {
            for place in 0...10 {
                _ = StatementExcerpt.lines(text, message: "at position \(place)")
                _ = StatementExcerpt.lines(text, message: "line \(place), column \(place)")
            }
        }
    }
}
