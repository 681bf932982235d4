import CommandLineKit
import ImmuDBClient
import ImmuDBRecords
import TerminalUI

/// Reads conditions as they are typed: `total >= 100 and (customer = "c1" or customer like "a%")`.
///
/// Comparisons are `= == != <> < <= > >= like`, `not like`, `is null`, `is not null`; values are JSON, texts
/// also in single quotes; `and` binds closer than `or`. Fields may be quoted where a value cannot stand.
struct QueryParser {
    private let bytes: [UInt8]
    private var tokens: [Token] = []
    private var next = 0
    private var depth = 0

    private struct Token {
        enum Kind: Equatable {
            case word(String), text(String), number(Double), symbol(String), end
        }
        var kind: Kind
        var range: Range<Int>
    }

    typealias Comparison = DocumentSelection.Comparison

    /// Alternatives, each of comparisons that must all hold.
    /// - Throws: `CommandFailure` with the place.
    static func alternatives(_ text: String) throws(CommandFailure) -> [[Comparison]] {
        var parser = try QueryParser(text)
        guard parser.tokens.count > 1 else {
            throw CommandFailure(.usage, "the condition is empty", hint: "leave it out for all documents")
        }
        let alternatives = try parser.disjunction()
        guard parser.peek == .end else { throw parser.unexpected("and, or, or the end") }
        return alternatives
    }

    private init(_ text: String) throws(CommandFailure) {
        bytes = Array(text.utf8)
        try scan()
    }

    // MARK: Tokens

    private mutating func scan() throws(CommandFailure) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
                index += 1
                continue
            }
            let start = index
            let kind: Token.Kind
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): kind = .text(try quotation(&index))
            case UInt8(ascii: "("), UInt8(ascii: ")"):
                index += 1
                kind = .symbol(String(decoding: [byte], as: UTF8.self))
            case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"):
                index += 1
                if index < bytes.count, [UInt8(ascii: "="), UInt8(ascii: ">")].contains(bytes[index]) {
                    index += 1
                }
                kind = .symbol(String(decoding: bytes[start..<index], as: UTF8.self))
            default:
                while index < bytes.count, !Self.endsWord(bytes[index]) { index += 1 }
                let word = String(decoding: bytes[start..<index], as: UTF8.self)
                let isNumber = byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
                guard isNumber else {
                    kind = .word(word)
                    break
                }
                guard let number = Self.number(word) else {
                    throw failure("'\(word)' is no number", start..<index)
                }
                kind = .number(number)
            }
            tokens.append(Token(kind: kind, range: start..<index))
        }
        tokens.append(Token(kind: .end, range: bytes.count..<bytes.count))
    }

    private static func number(_ word: String) -> Double? {
        do throws(SQLRecordError) {
            guard case .number(let number) = try JSONValue(parsing: word) else { return nil }
            return number
        } catch {
            return nil  // the caller says what is wrong where
        }
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        [0x20, 0x09, 0x0A, 0x0D].contains(byte) || Array("()=!<>\"'".utf8).contains(byte)
    }

    /// A quoted text: with double quotes as in JSON, with single ones a doubled quote is one.
    private func quotation(_ index: inout Int) throws(CommandFailure) -> String {
        let (start, quote) = (index, bytes[index])
        var content: [UInt8] = []
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 2
                continue
            }
            if byte == quote {
                let isDoubled =
                    quote == UInt8(ascii: "'") && index + 1 < bytes.count && bytes[index + 1] == quote
                guard isDoubled else { break }
                index += 1
            }
            content.append(byte)
            index += 1
        }
        guard index < bytes.count else {
            throw failure("the quotation has no end", start..<bytes.count)
        }
        index += 1
        guard quote == UInt8(ascii: "\"") else { return String(decoding: content, as: UTF8.self) }
        do throws(SQLRecordError) {
            let text = String(decoding: bytes[start..<index], as: UTF8.self)
            guard case .string(let value) = try JSONValue(parsing: text) else { return "" }
            return value
        } catch {
            throw failure(error.message, start..<index)
        }
    }

    // MARK: Grammar

    private var peek: Token.Kind { tokens[next].kind }

    private mutating func take(word: String) -> Bool {
        guard case .word(let found) = peek, found.lowercased() == word else { return false }
        next += 1
        return true
    }

    private mutating func take(symbol: String) -> Bool {
        guard peek == .symbol(symbol) else { return false }
        next += 1
        return true
    }

    private mutating func disjunction() throws(CommandFailure) -> [[Comparison]] {
        var alternatives = try conjunction()
        while take(word: "or") { alternatives = try bounded(alternatives + conjunction()) }
        return alternatives
    }

    private mutating func conjunction() throws(CommandFailure) -> [[Comparison]] {
        var alternatives = try operand()
        while take(word: "and") {
            let others = try operand()
            alternatives = try bounded(alternatives.flatMap { left in others.map { left + $0 } })
        }
        return alternatives
    }

    private func bounded(_ alternatives: [[Comparison]]) throws(CommandFailure) -> [[Comparison]] {
        guard alternatives.reduce(0, { $0 + $1.count }) <= Limits.queryComparisonsMax else {
            throw CommandFailure(
                .usage,
                "the condition stands for more than \(Limits.queryComparisonsMax) comparisons")
        }
        return alternatives
    }

    private mutating func operand() throws(CommandFailure) -> [[Comparison]] {
        guard take(symbol: "(") else { return [[try comparison()]] }
        depth += 1
        guard depth <= Limits.queryDepthMax else {
            throw failure("more than \(Limits.queryDepthMax) brackets in one another", tokens[next].range)
        }
        let inner = try disjunction()
        guard take(symbol: ")") else { throw unexpected(")") }
        depth -= 1
        return inner
    }

    private mutating func comparison() throws(CommandFailure) -> Comparison {
        let field: String
        switch peek {
        case .word(let name), .text(let name): field = name
        default: throw unexpected("the name of a field")
        }
        next += 1
        if take(word: "is") {
            let isNegated = take(word: "not")
            guard take(word: "null") else { throw unexpected("null") }
            return Comparison(field, isNegated ? .notEqual : .equal, .null)
        }
        let test = try comparisonOperator()
        return Comparison(field, test, try value())
    }

    private mutating func comparisonOperator() throws(CommandFailure) -> DocumentSelection.Operator {
        if take(word: "like") { return .like }
        if take(word: "not") {
            guard take(word: "like") else { throw unexpected("like") }
            return .notLike
        }
        let tests: [String: DocumentSelection.Operator] = [
            "=": .equal, "==": .equal, "!=": .notEqual, "<>": .notEqual, "<": .less, "<=": .lessOrEqual,
            ">": .greater, ">=": .greaterOrEqual,
        ]
        guard case .symbol(let symbol) = peek, let test = tests[symbol] else {
            throw unexpected("= != < <= > >= like or is")
        }
        next += 1
        return test
    }

    private mutating func value() throws(CommandFailure) -> JSONValue {
        let value: JSONValue
        switch peek {
        case .number(let number): value = .number(number)
        case .text(let text): value = .string(text)
        case .word("true"): value = .bool(true)
        case .word("false"): value = .bool(false)
        case .word("null"): value = .null
        default: throw unexpected("a number, a quoted text, true, false or null")
        }
        next += 1
        return value
    }

    // MARK: Failures

    private func unexpected(_ wanted: String) -> CommandFailure {
        let range = tokens[next].range
        let found =
            range.isEmpty
            ? "the condition ends" : "'\(String(decoding: bytes[range], as: UTF8.self))' is no such thing"
        return failure("\(found), expected \(wanted)", range)
    }

    private func failure(_ problem: String, _ range: Range<Int>) -> CommandFailure {
        let line = String(decoding: bytes, as: UTF8.self)
        let before = DisplayWidth.of(String(decoding: bytes[..<range.lowerBound], as: UTF8.self))
        let mark = max(1, DisplayWidth.of(String(decoding: bytes[range], as: UTF8.self)))
        return CommandFailure(
            .usage, "column \(range.lowerBound + 1) of the condition: \(problem)",
            hint: #"for example: total >= 100 and customer = "c1""#,
            excerpt: [
                TextSanitizer.singleLine.sanitize(line),
                String(repeating: " ", count: before) + String(repeating: "^", count: mark),
            ])
    }
}
