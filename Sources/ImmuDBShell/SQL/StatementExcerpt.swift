import TerminalUI

/// The line of a statement where the server saw an error, with a mark below.
enum StatementExcerpt {
    /// - Parameter message: text of the server; a place is recognised as `at position N`, counted in bytes up
    ///   to the end of the token, or as `line L, column C`.
    /// - Returns: two lines, not sanitised; none when there is no place or it is not in the text.
    static func lines(_ statement: String, message: String) -> [String] {
        let bytes = Array(statement.utf8)
        guard let token = token(bytes, message) else { return [] }
        let start = bytes[..<token.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = bytes[token.lowerBound...].firstIndex(of: 0x0A) ?? bytes.count
        let line = String(decoding: bytes[start..<end], as: UTF8.self)
        let before = String(decoding: bytes[start..<token.lowerBound], as: UTF8.self)
        let marked = String(decoding: bytes[token.lowerBound..<min(token.upperBound, end)], as: UTF8.self)
        func shown(_ text: String) -> String { String(text.map { $0 == "\t" ? " " : $0 }) }
        let mark = String(repeating: "^", count: max(1, DisplayWidth.of(shown(marked))))
        return [shown(line), String(repeating: " ", count: DisplayWidth.of(shown(before))) + mark]
    }

    /// Bytes of the token in question.
    static func token(_ bytes: [UInt8], _ message: String) -> Range<Int>? {
        if let end = number(after: "at position ", in: message) {
            guard end >= 0, end <= bytes.count else { return nil }
            return tokenEnding(at: end, bytes)
        }
        if let line = number(after: "line ", in: message), let column = number(after: "column ", in: message)
        {
            var start = 0
            for _ in 1..<max(1, line) {
                guard let next = bytes[start...].firstIndex(of: 0x0A) else { return nil }
                start = next + 1
            }
            guard column > 0, column <= bytes.count + 1 else { return nil }
            let place = start + column - 1
            guard place <= bytes.count else { return nil }
            return place..<endOfToken(from: place, bytes)
        }
        return nil
    }

    private static func tokenEnding(at end: Int, _ bytes: [UInt8]) -> Range<Int> {
        var last = end
        while last > 0, isBlank(bytes[last - 1]) { last -= 1 }
        guard last > 0 else { return 0..<0 }
        var first = last - 1
        if isWord(bytes[first]) {
            while first > 0, isWord(bytes[first - 1]) { first -= 1 }
        }
        // At the very end of a statement something is missing behind the last token.
        return end >= bytes.count && last < end ? last..<last : first..<last
    }

    private static func endOfToken(from place: Int, _ bytes: [UInt8]) -> Int {
        guard place < bytes.count else { return place }
        guard isWord(bytes[place]) else { return place + 1 }
        return bytes[place...].firstIndex { !isWord($0) } ?? bytes.count
    }

    private static func number(after words: String, in message: String) -> Int? {
        guard let found = message.range(of: words) else { return nil }
        return Int(message[found.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }

    private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}

extension String {
    /// The first place of a text.
    fileprivate func range(of words: String) -> Range<String.Index>? {
        guard !words.isEmpty else { return nil }
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(words) { return start..<index(start, offsetBy: words.count) }
            formIndex(after: &start)
        }
        return nil
    }
}
