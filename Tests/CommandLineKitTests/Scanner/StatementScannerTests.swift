import CommandLineKit
import Testing

@Suite struct StatementScannerTests {
    private func statements(_ text: String) -> [String] {
        StatementScanner(Array(text.utf8)).statements.map { String(decoding: $0.text, as: UTF8.self) }
    }

    private func opening(_ text: String) -> StatementScanner.Opening? {
        StatementScanner(Array(text.utf8)).opening
    }

    @Test(
        arguments: [
            ("", []), (";", []), (" ; ;", []), ("select 1;", ["select 1"]), ("a; b ;c", ["a", "b"]),
            ("select ';' from t; next", ["select ';' from t"]),
            ("select 'it''s;'; x", ["select 'it''s;'"]),
            ("select \";\" ;", ["select \";\""]),
            ("-- a; b\nselect 1;", ["-- a; b\nselect 1"]),
            ("/* ; */ select 1 /* x; */;", ["/* ; */ select 1 /* x; */"]),
            ("f(a;b);", ["f(a;b)"]), ("-- only a comment", []), ("a);b;", ["a)", "b"]),
            ("select x'00;';", ["select x'00;'"]),
        ] as [(String, [String])])
    func splits(text: String, expected: [String]) {
        #expect(statements(text) == expected)
    }

    @Test(
        arguments: [
            ("select 1", .statement), ("select 'a", .string), ("select 'a''", .string),
            ("select \"a", .identifier),
            ("select /* a", .comment), ("select (1", .bracket), ("select 1;", nil), ("", nil), ("  \n", nil),
            ("-- comment", nil), ("select 1; select 2", .statement), ("a; /* b", .comment),
        ] as [(String, StatementScanner.Opening?)])
    func says(text: String, opening expected: StatementScanner.Opening?) {
        #expect(opening(text) == expected)
    }

    @Test func offsetsPointToTheStatement() {
        let scanner = StatementScanner(Array("  a ;\n  bc; d".utf8))
        #expect(scanner.statements.map(\.offset) == [2, 8])
        #expect(scanner.rest == Array(" d".utf8))
    }

    /// Whatever is put in, nothing is lost: statements and rest are pieces of the text, in order.
    @Test func anyBytes() {
        var generator = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: .min ... .max, using: &generator)
        var state = seed
        let alphabet = Array(";'\"-/*()\n ab\u{0}\u{ff}".utf8)
        for _ in 0..<2000 {
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 0...24) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            let scanner = StatementScanner(text)
            for statement in scanner.statements {
                let end = statement.offset + statement.text.count
                #expect(Array(text[statement.offset..<end]) == statement.text, "seed \(seed)")
            }
            #expect(text.suffix(scanner.rest.count) == scanner.rest[...], "seed \(seed)")
        }
    }
}
