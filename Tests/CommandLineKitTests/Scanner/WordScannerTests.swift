import CommandLineKit
import Testing

@Suite struct WordScannerTests {
    private func words(_ line: String) -> [[UInt8]]? {
        guard case .words(let words) = WordScanner.scan(Array(line.utf8)) else { return nil }
        return words.map(\.bytes)
    }

    private func texts(_ line: String) -> [String]? {
        words(line)?.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        arguments: [
            ("", []), ("   \t ", []), ("# a comment 'open", []), ("get k1", ["get", "k1"]),
            ("set 'my key' \"a  b\"", ["set", "my key", "a  b"]), ("a'b c'd", ["ab cd"]),
            ("set k ''", ["set", "k", ""]),
            (#"a "\n\t\\\"\x41\u{e9}""#, ["a", "\n\t\\\"Aé"]), (#"a b\ c d\'"#, ["a", "b c", "d'"]),
            (#"a '\n'"#, ["a", "\\n"]), (#"\q"#, ["\\q"]), (#"\? get"#, ["\\?", "get"]),
            ("a #b", ["a", "#b"]),
            ("a \\\n b", ["a", "b"]), ("a \"x\\\ny\"", ["a", "xy"]), ("set k -5", ["set", "k", "-5"]),
        ] as [(String, [String])])
    func scans(line: String, expected: [String]) {
        #expect(texts(line) == expected)
    }

    @Test func anyByteCanBeWritten() {
        #expect(words(#"a "\xff\x00""#) == [[97], [0xff, 0]])
    }

    @Test func wordsKnowTheirPlace() {
        guard case .words(let words) = WordScanner.scan(Array("  get 'a b' c".utf8)) else {
            Issue.record("not scanned")
            return
        }
        #expect(words.map(\.range) == [2..<5, 6..<11, 12..<13])
        #expect(words.map(\.isQuoted) == [false, true, false])
    }

    @Test func openQuotationsWaitForMore() {
        #expect(WordScanner.scan(Array("a 'b".utf8)) == .incomplete(.singleQuote))
        #expect(WordScanner.scan(Array("a \"b".utf8)) == .incomplete(.doubleQuote))
        #expect(WordScanner.scan(Array("a \"b\\".utf8)) == .incomplete(.doubleQuote))
        #expect(WordScanner.scan(Array("a b\\".utf8)) == .incomplete(.backslash))
    }

    @Test(arguments: [
        (#"a \qx"#, 2), (#"a "\x4""#, 3), (#"a \u{110000}"#, 2), (#"a \u{}"#, 2), (#"a \ud8"#, 2),
    ])
    func wrongEscapesNameTheirPlace(line: String, offset: Int) {
        guard case .invalid(let failure) = WordScanner.scan(Array(line.utf8)) else {
            Issue.record("accepted: \(line)")
            return
        }
        #expect(failure.offset == offset)
    }

    @Test func whatIsQuotedIsReadBack() {
        var generator = SeededGenerator(seed: 20_26)
        for round in 0..<2_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let line = "x " + WordQuoting.quoted(bytes)
            #expect(words(line) == [Array("x".utf8), bytes], "round \(round): \(bytes)")
        }
    }

    @Test func lettersOfAllScriptsNeedNoQuotation() {
        for text in ["café", "漢字/é", "ключ@3"] { #expect(WordQuoting.quoted(Array(text.utf8)) == text) }
        for text in ["", "a b", "a\u{301}", "\u{202e}a", "👩", "a\u{a0}b", "a\""] {
            #expect(WordQuoting.quoted(Array(text.utf8)).hasPrefix("\""), "\(text.debugDescription)")
        }
    }

    @Test func noInputTraps() {
        var generator = SeededGenerator(seed: 4_711)
        let alphabet = Array("ab'\"\\ \n\tx4u{}#-".utf8) + [0, 0xff, 0xc3]
        for round in 0..<5_000 {
            let count = Int.random(in: 0...24, using: &generator)
            let line = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            guard case .words(let words) = WordScanner.scan(line) else { continue }
            var end = 0
            for word in words {
                #expect(word.range.lowerBound >= end && word.range.upperBound <= line.count, "round \(round)")
                end = word.range.upperBound
            }
        }
    }
}
