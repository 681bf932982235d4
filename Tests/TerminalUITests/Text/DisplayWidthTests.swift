import Testing

@testable import TerminalUI

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("世界", 4), ("ｆｕｌｌ", 8), ("ﾊﾝ", 2), ("한글", 4),
        ("\u{1112}\u{1161}\u{11ab}", 2), ("🎉", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1),
        ("✓1042", 5), ("│─█", 3), ("…", 1),
    ])
    func columns(text: String, expected: Int) {
        #expect(DisplayWidth.of(text) == expected)
    }

    @Test func stylesTakeNoRoom() {
        #expect(DisplayWidth.ofStyled("\u{1b}[1;31mred\u{1b}[0m 世") == 6)
        #expect(DisplayWidth.withoutStyles("\u{1b}[38;5;245mx\u{1b}[0my") == "xy")
    }
}

@Suite struct DisplayWidthFittingTests {
    @Test func truncatesBetweenCharacters() {
        #expect(DisplayWidth.truncate("abcdef", to: 6) == "abcdef")
        #expect(DisplayWidth.truncate("abcdef", to: 4) == "abc…")
        #expect(DisplayWidth.truncate("世界世界", to: 6) == "世界…")
        #expect(DisplayWidth.truncate("abcdef", to: 1) == "…")
        #expect(DisplayWidth.truncate("abcdef", to: 0) == "")
        #expect(DisplayWidth.truncate("abcdef", to: 4, marker: "..") == "ab..")
    }

    @Test func padsByColumns() {
        #expect(DisplayWidth.pad("世", to: 4) == "世  ")
        #expect(DisplayWidth.pad("12", to: 4, .right) == "  12")
        #expect(DisplayWidth.pad("ab", to: 5, .centre) == " ab  ")
        #expect(DisplayWidth.pad("long", to: 2) == "long")
    }

    @Test func wrapsWithoutLosingAnything() {
        #expect(DisplayWidth.wrap("abcdef\n\ngh", to: 4) == ["abcd", "ef", "", "gh"])
        #expect(DisplayWidth.wrap("世界", to: 3) == ["世", "界"])
        #expect(DisplayWidth.wrap("世界", to: 1) == ["世", "界"])
    }

    @Test func wordsStayWholeWhereTheyFit() {
        #expect(DisplayWidth.wrapWords("one two three four", to: 9, indent: 2) == "one two\n  three\n  four")
        #expect(DisplayWidth.wrapWords("a    b", to: 80) == "a    b")
        #expect(DisplayWidth.wrapWords("   a b", to: 80) == "   a b")
        #expect(DisplayWidth.wrapWords("  one two", to: 7, indent: 4) == "  one\n    two")
        #expect(DisplayWidth.wrapWords("any words", to: nil) == "any words")
        let cut = DisplayWidth.wrapWords("x abcdefghij y", to: 4)
        #expect(cut.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 4 })
        #expect(cut.filter(\.isLetter) == "xabcdefghijy")
    }

    @Test func truncatedTextNeverExceedsItsWidth() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let alphabet: [Character] = ["a", "世", "e\u{301}", "🎉", "🇩🇪", " ", "ｗ"]
        for _ in 0..<500 {
            let length = Int.random(in: 0..<20, using: &generator)
            let text = String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
            let width = Int.random(in: 0..<20, using: &generator)
            #expect(DisplayWidth.of(DisplayWidth.truncate(text, to: width)) <= width, "seed \(seed)")
        }
    }
}
