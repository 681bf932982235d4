import Testing

@testable import TerminalUI

@Suite struct LinePaintingTests {
    private func sequence(
        _ text: String, _ spans: [HighlightSpan] = [], prompt: Int = 2, columns: Int = 10, rows: Int = 5,
        above: Int = 0, ghost: String = ""
    ) -> String? {
        LinePainting(
            scalars: text.unicodeScalars.map(\.value), styles: LinePainting.styles(of: text, spans: spans),
            promptColumns: prompt, columns: columns, rows: rows
        ).sequence(rowsAbove: above, ghost: ghost, palette: Palette(.sixteen))
    }

    @Test func drawsTheSameCharactersInColour() {
        let spans = [HighlightSpan(0..<3, .keyword), HighlightSpan(4..<5, .number)]
        #expect(
            sequence("get 1 k", spans)
                == "\u{1b}7\r\u{1b}[2C\u{1b}[1;34mget\u{1b}[0m \u{1b}[35m1\u{1b}[0m k\u{1b}[J\u{1b}8")
    }

    @Test func goesUpToThePrompt() {
        #expect(sequence("ab\ncd", above: 1) == "\u{1b}7\r\u{1b}[1A\u{1b}[2Cab\r\ncd\u{1b}[J\u{1b}8")
    }

    @Test func clearsBelowAFullRow() {
        #expect(sequence("12345678") == "\u{1b}7\r\u{1b}[2C12345678\r\n\u{1b}[J\u{1b}8")
    }

    @Test func wideCharactersThatDoNotFitStartTheNextRow() {
        #expect(sequence("1234567世") == "\u{1b}7\r\u{1b}[2C1234567 世\u{1b}[J\u{1b}8")
    }

    @Test func suggestsWhatFitsTheRow() {
        #expect(sequence("ab", ghost: "cd")?.contains("\u{1b}[J\u{1b}[2mcd\u{1b}[0m\u{1b}8") == true)
        #expect(sequence("ab", ghost: "cdefghijk")?.contains("\u{1b}[2mcdefg\u{1b}[0m") == true)
        #expect(sequence("ab", ghost: "c\nd")?.contains("\u{1b}[2mc ↵\u{1b}[0m") == true)
        #expect(sequence("12345678", ghost: "9")?.contains("9") == false)
    }

    @Test func leavesAloneWhatIsNotAllOnTheScreen() {
        #expect(sequence("a\nb\nc\nd\ne\nf") == nil)
        #expect(sequence("a\u{1}b") == nil)
        #expect(sequence("abc", prompt: 10) == nil)
        #expect(sequence("a\u{202e}b") == nil)
    }

    @Test func stylesFollowBytes() {
        let styles = LinePainting.styles(of: "é1x", spans: [HighlightSpan(2..<3, .number)])
        #expect(styles == [.plain, .number, .plain])
    }
}
