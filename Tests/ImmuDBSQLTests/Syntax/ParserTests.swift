import ImmuDBRecords
import ImmuDBSQL
import Testing

@Suite struct ParserTests {
    @Test func errorsSayWhere() throws {
        let error = #expect(throws: SQLError.self) {
            try SQLEngine.parse("SELECT id\nFROM t\n  WHERE , 1")
        }
        let location = try #require(error?.location)
        #expect(location.line == 3)
        #expect(location.column == 9)
        #expect(location.position == 26)
        #expect(location.token == "','")
        #expect(error?.message == "parsing error: syntax error: unexpected ',' at position 26")
        let missing = #expect(throws: SQLError.self) { try SQLEngine.parse("DELETE t") }
        #expect(missing?.location?.expected == ["FROM"])
        #expect(
            missing?.message
                == "parsing error: syntax error: unexpected IDENTIFIER, expecting FROM at position 8")
    }

    @Test func recordedSyntaxErrorsKeepTheirPlace() throws {
        for recorded in try VectorNode.file("sql-cases.json").list {
            guard recorded["expect"]?["error"]?.text == "ErrParsingError",
                let wanted = recorded["expect"]?["message"]?.text, let sql = recorded["sql"]?.text
            else { continue }
            let error = #expect(throws: SQLError.self) { try SQLEngine.parse(sql) }
            let position = wanted.split(separator: " ").last.flatMap { Int($0) }
            #expect(error?.location?.position == position, "\(sql): \(wanted)")
        }
    }

    @Test func deepNestingIsRefusedAndLongListsAreNot() throws {
        let depth = 20_000
        for (open, close) in [
            ("(", ")"), ("NOT ", ""), ("- ", ""), ("CASE WHEN ", " THEN 1 END"), ("(SELECT ", ")"),
        ] {
            let text =
                "SELECT " + String(repeating: open, count: depth) + "1"
                + String(repeating: close, count: depth)
            #expect(throws: SQLError.self, "\(open)") { try SQLEngine.parse(text) }
        }
        var nested = "1"
        for _ in 0..<50 { nested = "(" + nested + String(repeating: " - 1", count: 300) + ")" }
        #expect(throws: SQLError.self) { try SQLEngine.parse("SELECT " + nested) }
        let sum = "SELECT 1" + String(repeating: " + 1", count: depth)
        #expect(throws: SQLError.self) { try SQLEngine.parse(sum) }
        let either = "SELECT 1 = 1" + String(repeating: " OR 2 = 1", count: depth)
        #expect(try SQLEngine.parse(either).count == 1)
        let unions = "SELECT 1" + String(repeating: " UNION SELECT 1", count: depth)
        #expect(throws: SQLError.self) { try SQLEngine.parse(unions) }
    }

    @Test func nothingTrapsOnRandomText() throws {
        let statements = try VectorNode.file("sql-cases.json").list.compactMap { $0["sql"]?.text }
        let words = statements.flatMap { $0.split(separator: " ").map(String.init) }
        let seed = UInt64.random(in: .min ... .max)
        print("parser seed \(seed)")
        var numbers = SeededNumbers(seed: seed)
        var parsed = 0
        for round in 0..<8_000 {
            let text: String
            switch round % 4 {
            case 0:
                text = (0..<Int.random(in: 1...12, using: &numbers)).map { _ in
                    words.randomElement(using: &numbers) ?? ""
                }
                .joined(separator: " ")
            case 1:
                var bytes = [UInt8]((statements.randomElement(using: &numbers) ?? "").utf8)
                for _ in 0..<3 where !bytes.isEmpty {
                    bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = .random(
                        in: 0...255, using: &numbers)
                }
                text = String(decoding: bytes, as: UTF8.self)
            case 2:
                let statement = statements.randomElement(using: &numbers) ?? ""
                text = String(statement.prefix(Int.random(in: 0...statement.count, using: &numbers)))
            default:
                let bytes = (0..<30).map { _ in UInt8.random(in: 1...127, using: &numbers) }
                text = String(decoding: bytes, as: UTF8.self)
            }
            do {
                parsed += try SQLEngine.parse(text).count
            } catch {
                #expect(error.code == .parsing)
            }
        }
        #expect(parsed > 100)
    }

    @Test func canonicalTextReadsBack() throws {
        let expressions = [
            "a = 1 AND b != 'it''s' OR NOT c", "x BETWEEN 1 AND 2", "a NOT IN (1, 2)", "j->'a'->'b' = 1",
            "CASE a WHEN 1 THEN 'x' ELSE 'y' END", "CAST(a AS VARCHAR) NOT ILIKE 'x%'", "a + -1.5 * x'00ff'",
            "TIMESTAMP '2024-01-02 03:04:05.5' > NOW()", "EXTRACT(YEAR FROM t) % 2",
            "COALESCE(a, NULL, true)",
        ]
        for text in expressions {
            let once = try canonical(text)
            #expect(try canonical(once) == once, "\(text)")
        }
        #expect(try canonical("a = 1 AND b > 2.0") == "((a = 1) AND (b > 2.0))")
        #expect(try canonical("LENGTH(k) <= 4") == "(length(k) <= 4)")
    }

    private func canonical(_ text: String) throws -> String {
        guard case .query(.select(let select))? = try SQLEngine.parse("SELECT \(text)").first else {
            return ""
        }
        return select.targets[0].expression.text
    }
}
