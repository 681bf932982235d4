import Testing

@testable import TerminalUI

@Suite struct TextSanitizerTests {
    @Test(arguments: [
        ("plain text", "plain text"),
        ("a\u{1b}[31mred", "a\\x1b[31mred"),
        ("one\r\ntwo\tthree", "one\\r\\ntwo\\tthree"),
        ("nul\u{0} bell\u{7} del\u{7f}", "nul\\x00 bell\\x07 del\\x7f"),
        ("csi\u{9b}31m", "csi\\u{9b}31m"),
        ("bidi\u{202e}fdp\u{2066}\u{200f}\u{61c}", "bidi\\u{202e}fdp\\u{2066}\\u{200f}\\u{61c}"),
        ("zero\u{200b}width\u{feff}", "zero\\u{200b}width\\u{feff}"),
        ("line\u{2028}sep\u{2029}", "line\\u{2028}sep\\u{2029}"),
        ("tag\u{e0041}", "tag\\u{e0041}"),
        ("héllo 世界 🎉", "héllo 世界 🎉"),
        ("back\\slash", "back\\slash"),
    ])
    func singleLine(input: String, expected: String) {
        #expect(TextSanitizer.singleLine.sanitize(input) == expected)
    }

    @Test func invalidBytesAreShownOneByOne() {
        #expect(
            TextSanitizer.singleLine.sanitize([0x61, 0xff, 0xc3, 0x28, 0xe2, 0x82])
                == "a\\xff\\xc3(\\xe2\\x82")
        // An overlong slash, a surrogate, a value beyond Unicode.
        #expect(TextSanitizer.singleLine.sanitize([0xc0, 0xaf]) == "\\xc0\\xaf")
        #expect(TextSanitizer.singleLine.sanitize([0xed, 0xa0, 0x80]) == "\\xed\\xa0\\x80")
        #expect(TextSanitizer.singleLine.sanitize([0xf4, 0x90, 0x80, 0x80]) == "\\xf4\\x90\\x80\\x80")
    }

    @Test func newlinesAndTabsStayWhereAllowed() {
        #expect(TextSanitizer.multiLine.sanitize("a\nb\tc\rd") == "a\nb\\tc\\rd")
        #expect(TextSanitizer(allowsTabs: true).sanitize("a\nb\tc") == "a\\nb\tc")
    }

    @Test func exactModeTellsAnEscapeFromItsLookAlike() {
        #expect(TextSanitizer.exact.sanitize("\u{1b}") == "\\x1b")
        #expect(TextSanitizer.exact.sanitize("\\x1b") == "\\\\x1b")
    }

    @Test func asciiOnlyEscapesTheRest() {
        #expect(TextSanitizer(isASCIIOnly: true).sanitize("é世") == "\\u{e9}\\u{4e16}")
    }

    @Test func longDataIsCutAtACharacter() {
        let sanitizer = TextSanitizer(byteLimit: 4)
        #expect(sanitizer.sanitize("abcdef") == "abcd… (6 bytes)")
        #expect(sanitizer.sanitize("世界") == "世… (6 bytes)")
        #expect(sanitizer.sanitize("abcd") == "abcd")
        #expect(TextSanitizer(byteLimit: 0).sanitize("x") == "… (1 bytes)")
        #expect(sanitizer.sanitize([0x80, 0x80, 0x80, 0x80, 0x80, 0x80]).hasSuffix("… (6 bytes)"))
    }

    @Test func stackedMarksAreCapped() {
        let text = "e" + String(repeating: "\u{301}", count: 50)
        let shown = TextSanitizer.singleLine.sanitize(text)
        #expect(shown.unicodeScalars.count { $0.value == 0x301 } == Limits.combiningMarksMax)
        #expect(shown.hasSuffix("\\u{301}"))
    }

    @Test func randomBytesNeverReachTheTerminalRaw() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for round in 0..<2000 {
            let bytes = Self.randomBytes(using: &generator)
            let sanitizer = TextSanitizer(
                allowsNewlines: round % 2 == 0, isUnambiguous: round % 3 == 0, isASCIIOnly: round % 5 == 0)
            for scalar in sanitizer.sanitize(bytes).unicodeScalars {
                let isAllowed =
                    scalar == "\n"
                    ? sanitizer.allowsNewlines
                    : scalar.value >= 0x20 && !(0x7f..<0xa0).contains(scalar.value)
                        && !TextSanitizer.isDeceptive(scalar) && !scalar.properties.isBidiControl
                #expect(isAllowed, "U+\(String(scalar.value, radix: 16)) from \(bytes), seed \(seed)")
            }
        }
    }

    @Test func exactTextDeterminesTheBytes() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        var seen: [String: [UInt8]] = [:]
        let alphabet: [UInt8] = [0x5c, 0x78, 0x31, 0x62, 0x1b, 0xff, 0xc2, 0x9b]
        for _ in 0..<5000 {
            let bytes: [UInt8] = (0..<3).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            let text = TextSanitizer.exact.sanitize(bytes)
            #expect(seen[text] == nil || seen[text] == bytes, "\(text), seed \(seed)")
            seen[text] = bytes
        }
    }

    private static func randomBytes(using generator: inout SeededGenerator) -> [UInt8] {
        let count = Int.random(in: 0..<40, using: &generator)
        if Bool.random(using: &generator) {
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
        // Valid text from the dangerous neighbourhoods.
        let ranges: [ClosedRange<UInt32>] = [
            0...0xff, 0x200b...0x206f, 0x600...0x61f, 0xfe00...0xfeff, 0xe0000...0xe007f,
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<count {
            let range = ranges.randomElement(using: &generator) ?? 0...0
            text.append(Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? " ")
        }
        return Array(String(text).utf8)
    }
}
