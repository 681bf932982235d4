import CommandLineKit

/// Names a transaction for each table of a query: `FROM t` becomes `FROM t UNTIL TX 5`.
///
/// Only the text is looked at. A query that says itself when, or asks for what has no past, is refused.
struct PastQuery {
    private struct Token {
        var range: Range<Int>
        /// Upper case for words; a sign as it is; empty for quotations.
        var word: String
        var isName: Bool
    }

    private static let periods: Set<String> = ["SINCE", "AFTER", "UNTIL", "BEFORE"]
    /// Functions with a FROM among their arguments.
    private static let functions: Set<String> = ["EXTRACT", "TRIM", "SUBSTRING", "OVERLAY"]

    private let bytes: [UInt8]
    private let tokens: [Token]

    /// The query as of a transaction.
    static func rewrite(_ text: String, txID: UInt64) throws(CommandFailure) -> String {
        let bytes = Array(text.utf8)
        let query = PastQuery(bytes: bytes, tokens: scan(bytes))
        var result: [UInt8] = []
        var copied = 0
        for place in try query.places() {
            result += bytes[copied..<place] + Array(" UNTIL TX \(txID)".utf8)
            copied = place
        }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    /// Where tables end, in bytes.
    private func places() throws(CommandFailure) -> [Int] {
        let known = commonTables()
        var places: [Int] = []
        // What the open brackets belong to.
        var openings: [String] = []
        for (index, token) in tokens.enumerated() {
            switch token.word {
            case "SHOW": throw Self.refusal("SHOW")
            case "(": openings.append(index > 0 ? tokens[index - 1].word : "")
            case ")": _ = openings.popLast()
            case "FROM", "JOIN":
                if token.word == "FROM" {
                    if let opening = openings.last, Self.functions.contains(opening) { continue }
                    if word(index - 1) == "DISTINCT", ["IS", "NOT"].contains(word(index - 2)) { continue }
                }
                let isLateral = word(index + 1) == "LATERAL"
                if let place = try table(at: index + (isLateral ? 2 : 1), known) { places.append(place) }
            default: break
            }
        }
        return places
    }

    /// Where a table that begins at a token ends; nil for a query in brackets, and for a name of WITH.
    private func table(at index: Int, _ known: Set<String>) throws(CommandFailure) -> Int? {
        guard tokens.indices.contains(index) else { return nil }
        let token = tokens[index]
        if token.word == "(" {
            let next = word(index + 1)
            if next == "HISTORY" || next == "DIFF" { throw Self.refusal("\(next) OF") }
            return nil
        }
        guard token.isName else { return nil }
        if word(index + 1) == "(" { throw Self.refusal(name(token) + "()") }
        if token.word == "DATABASES" { throw Self.refusal("DATABASES") }
        guard !known.contains(name(token).lowercased()) else { return nil }
        guard !Self.periods.contains(word(index + 1)) else {
            throw CommandFailure(
                .usage, "the query says itself what time \(name(token)) is read at",
                hint: "\\asof now returns to the present")
        }
        return token.range.upperBound
    }

    /// Names that WITH gives to queries.
    private func commonTables() -> Set<String> {
        var names: Set<String> = []
        for (index, token) in tokens.enumerated() where token.word == "AS" && word(index + 1) == "(" {
            var before = index - 1
            if word(before) == ")" {
                while before > 0, word(before) != "(" { before -= 1 }
                before -= 1
            }
            guard tokens.indices.contains(before), tokens[before].isName else { continue }
            names.insert(name(tokens[before]).lowercased())
        }
        return names
    }

    private func word(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].word : "" }

    private func name(_ token: Token) -> String {
        let text = String(decoding: bytes[token.range], as: UTF8.self)
        return text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
    }

    private static func refusal(_ what: String) -> CommandFailure {
        CommandFailure(
            .usage, "\(what) cannot be read as of an earlier transaction",
            hint: "\\asof now returns to the present")
    }

    private static func scan(_ bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var index = 0
        while index < bytes.count {
            let start = index
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                index = StatementScanner.endOfQuotation(bytes, from: index) ?? bytes.count
                tokens.append(
                    Token(range: start..<index, word: "", isName: bytes[start] == UInt8(ascii: "\"")))
            case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
                index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                index = StatementScanner.endOfComment(bytes, from: index + 2) ?? bytes.count
            case let byte where isWord(byte):
                index = bytes[index...].firstIndex { !isWord($0) } ?? bytes.count
                let word = String(decoding: bytes[start..<index], as: UTF8.self).uppercased()
                tokens.append(Token(range: start..<index, word: word, isName: true))
            case let byte:
                index += 1
                let sign = String(decoding: [byte], as: UTF8.self)
                tokens.append(Token(range: start..<index, word: sign, isName: false))
            }
        }
        return tokens
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
