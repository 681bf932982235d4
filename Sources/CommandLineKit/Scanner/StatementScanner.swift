/// Splits SQL typed at a prompt or read from a script into statements, each up to a `;` that stands outside
/// of quotations, comments and brackets.
///
/// Knows no more of the language than that: `'…'` with `''` inside, `"…"`, `x'…'`, `-- …`, `/* … */`, `(…)`.
package struct StatementScanner: Sendable {
    /// What keeps a text from being complete.
    package enum Opening: Sendable, Hashable {
        /// Text without a `;` at its end.
        case statement
        case string, identifier, comment
        /// An open bracket.
        case bracket
    }

    /// A statement without its `;` and the blanks around it.
    package struct Statement: Sendable, Hashable {
        package var text: [UInt8]
        /// Where it starts, in bytes of the whole.
        package var offset: Int

        package init(text: [UInt8], offset: Int) {
            self.text = text
            self.offset = offset
        }
    }

    /// Statements that are complete.
    package private(set) var statements: [Statement] = []
    /// What is open at the end; nil when nothing is.
    package private(set) var opening: Opening?

    /// Splits a text.
    package init(_ text: [UInt8]) {
        var start = 0
        var index = 0
        var depth = 0
        var hasContent = false
        scan: while index < text.count {
            switch text[index] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                hasContent = true
                guard let end = Self.endOfQuotation(text, from: index) else {
                    opening = text[index] == UInt8(ascii: "'") ? .string : .identifier
                    break scan
                }
                index = end
            case UInt8(ascii: "-") where Self.byte(text, index + 1) == UInt8(ascii: "-"):
                index = text[index...].firstIndex(of: 0x0A) ?? text.count
            case UInt8(ascii: "/") where Self.byte(text, index + 1) == UInt8(ascii: "*"):
                guard let end = Self.endOfComment(text, from: index + 2) else {
                    opening = .comment
                    break scan
                }
                index = end
            case UInt8(ascii: ";") where depth <= 0:
                if hasContent { append(text[start..<index], offset: start) }
                (start, hasContent, depth) = (index + 1, false, 0)
                index += 1
            case let byte:
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                if !Self.blanks.contains(byte) { hasContent = true }
                index += 1
            }
        }
        if opening == nil, hasContent { opening = depth > 0 ? .bracket : .statement }
        rest = Array(text[start...])
    }

    /// What stands behind the last `;`.
    package private(set) var rest: [UInt8] = []

    private mutating func append(_ slice: ArraySlice<UInt8>, offset: Int) {
        var slice = slice
        var offset = offset
        while let first = slice.first, Self.blanks.contains(first) {
            slice.removeFirst()
            offset += 1
        }
        while let last = slice.last, Self.blanks.contains(last) { slice.removeLast() }
        statements.append(Statement(text: Array(slice), offset: offset))
    }

    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]

    private static func byte(_ text: [UInt8], _ index: Int) -> UInt8? {
        index < text.count ? text[index] : nil
    }

    /// Index behind a quotation, in which the quote is written twice. nil when it is open.
    package static func endOfQuotation(_ text: [UInt8], from start: Int) -> Int? {
        let quote = text[start]
        var index = start + 1
        while index < text.count {
            if text[index] == quote {
                guard byte(text, index + 1) == quote else { return index + 1 }
                index += 1
            }
            index += 1
        }
        return nil
    }

    /// Index behind `*/`. nil when the comment is open.
    package static func endOfComment(_ text: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 1 < text.count {
            if text[index] == UInt8(ascii: "*"), text[index + 1] == UInt8(ascii: "/") { return index + 2 }
            index += 1
        }
        return nil
    }
}
