import CommandLineKit
import TerminalUI

/// Styles of a line being typed: a pure function of its text, for any text, complete or not.
///
/// A line that begins with a command is shown as words with flags and quotations; values that look like JSON
/// as JSON; anything else as SQL.
enum LineHighlighter {
    /// Pieces of the text that are not plain.
    ///
    /// - Parameter isCommand: whether a first word names a command.
    static func spans(_ text: String, isCommand: (String) -> Bool) -> [HighlightSpan] {
        let bytes = Array(text.utf8)
        guard bytes.count <= Limits.highlightedBytesMax else { return [] }
        let first = bytes.firstIndex { !isBlank($0) } ?? bytes.count
        guard first < bytes.count else { return [] }
        if bytes[first] == UInt8(ascii: "#") { return [HighlightSpan(first..<bytes.count, .dim)] }
        let end = bytes[first...].firstIndex(where: isBlank) ?? bytes.count
        let word = String(decoding: bytes[first..<end], as: UTF8.self)
        if word.hasPrefix("\\") || isCommand(word) {
            return [HighlightSpan(first..<end, .keyword)] + commandSpans(bytes, from: end)
        }
        return sqlSpans(bytes, from: first)
    }

    // MARK: - Commands

    private static func commandSpans(_ bytes: [UInt8], from start: Int) -> [HighlightSpan] {
        var spans: [HighlightSpan] = []
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if isBlank(byte) {
                index += 1
                continue
            }
            let wordStart = index
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                return spans + jsonSpans(bytes, from: index)
            }
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                index = endOfWordQuotation(bytes, from: index)
                spans += quotedSpans(bytes, wordStart..<index)
                continue
            }
            while index < bytes.count, !isBlank(bytes[index]) { index += 1 }
            if let style = wordStyle(bytes[wordStart..<index]) {
                spans.append(HighlightSpan(wordStart..<index, style))
            }
        }
        return spans
    }

    private static func wordStyle(_ word: ArraySlice<UInt8>) -> Style? {
        if word.count > 1, word.first == UInt8(ascii: "-"), !isDigit(word[word.startIndex + 1]) {
            return .key
        }
        return word.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
            ? .number : nil
    }

    /// A quotation as one string, or as the JSON in it.
    private static func quotedSpans(_ bytes: [UInt8], _ range: Range<Int>) -> [HighlightSpan] {
        let inside = bytes[range].dropFirst().first { !isBlank($0) }
        guard bytes[range.lowerBound] == UInt8(ascii: "'"), inside == UInt8(ascii: "{") else {
            return [HighlightSpan(range, .string)]
        }
        return jsonSpans(Array(bytes[..<range.upperBound]), from: range.lowerBound + 1)
    }

    private static func endOfWordQuotation(_ bytes: [UInt8], from start: Int) -> Int {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count {
            if quote == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            if bytes[index] == quote { return index + 1 }
            index += 1
        }
        return bytes.count
    }

    // MARK: - JSON

    private static func jsonSpans(_ bytes: [UInt8], from start: Int) -> [HighlightSpan] {
        var spans: [HighlightSpan] = []
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let end = endOfWordQuotation(bytes, from: index)
                let next = bytes[min(end, bytes.count)...].first { !isBlank($0) }
                let isName = next == UInt8(ascii: ":")
                spans.append(HighlightSpan(index..<end, isName ? .key : .string))
                index = end
            } else if isDigit(byte) || byte == UInt8(ascii: "-") {
                let end = run(bytes, from: index, while: isNumberByte)
                spans.append(HighlightSpan(index..<end, .number))
                index = end
            } else if isLetter(byte) {
                let end = run(bytes, from: index, while: isLetter)
                let word = String(decoding: bytes[index..<end], as: UTF8.self)
                if ["true", "false", "null"].contains(word) {
                    spans.append(HighlightSpan(index..<end, .keyword))
                }
                index = end
            } else {
                index += 1
            }
        }
        return spans
    }

    // MARK: - SQL

    private static func sqlSpans(_ bytes: [UInt8], from start: Int) -> [HighlightSpan] {
        var spans: [HighlightSpan] = []
        var index = start
        while index < bytes.count {
            let (end, style) = sqlToken(bytes, at: index)
            if let style { spans.append(HighlightSpan(index..<end, style)) }
            index = end
        }
        return spans
    }

    private static func sqlToken(_ bytes: [UInt8], at index: Int) -> (end: Int, style: Style?) {
        let byte = bytes[index]
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            let end = StatementScanner.endOfQuotation(bytes, from: index) ?? bytes.count
            return (end, byte == UInt8(ascii: "'") ? .string : .key)
        case UInt8(ascii: "-") where next == byte:
            return (bytes[index...].firstIndex(of: 0x0A) ?? bytes.count, .dim)
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
            return (StatementScanner.endOfComment(bytes, from: index + 2) ?? bytes.count, .dim)
        case UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: ":"):
            let end = run(bytes, from: index + 1, while: isNameByte)
            return (end, end > index + 1 ? .key : nil)
        case UInt8(ascii: "?"):
            return (index + 1, .key)
        default: break
        }
        if isDigit(byte) { return (run(bytes, from: index, while: isNumberByte), .number) }
        if isLetter(byte) {
            let end = run(bytes, from: index, while: isNameByte)
            let word = String(decoding: bytes[index..<end], as: UTF8.self).uppercased()
            return (end, SQLWords.keywords.contains(word) ? .keyword : nil)
        }
        return (index + 1, nil)
    }

    // MARK: - Bytes

    private static func run(_ bytes: [UInt8], from start: Int, while belongs: (UInt8) -> Bool) -> Int {
        var index = start
        while index < bytes.count, belongs(bytes[index]) { index += 1 }
        return index
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isNumberByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
    }
    private static func isNameByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}
