/// Splits a line into words, with the quoting that people know from their shell.
///
/// - `'…'`: everything as it is.
/// - `"…"`: with the escapes below.
/// - Outside quotes: blanks separate words; the escapes below, and a backslash before a blank or a quote,
///   keep it.
/// - Escapes: `\\`, `\"`, `\'`, `\n`, `\t`, `\r`, `\0`, `\xNN` (one byte), `\u{…}` (one Unicode scalar).
/// - Backslash and line feed join lines. `#` at the start of a line makes it a comment.
/// - Quoted and bare parts without a blank between them form one word.
package struct WordScanner {
    /// What is still open at the end of a line.
    package enum Opening: Sendable, Hashable {
        case singleQuote, doubleQuote, backslash
    }

    private let line: [UInt8]
    private var index = 0

    private init(_ line: [UInt8]) { self.line = line }

    /// The words of a line.
    package static func scan(_ line: [UInt8]) -> ScanOutcome {
        guard line.count <= Limits.statementBytesMax else {
            let limit = Limits.statementBytesMax
            return .invalid(ScanFailure(offset: limit, message: "a line may hold \(limit) bytes at most"))
        }
        var scanner = WordScanner(line)
        do throws(Stop) {
            return .words(try scanner.words())
        } catch {
            switch error {
            case .open(let opening): return .incomplete(opening)
            case .wrong(let failure): return .invalid(failure)
            }
        }
    }

    private enum Stop: Error {
        case open(Opening)
        case wrong(ScanFailure)
    }

    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    private static let backslash = UInt8(ascii: "\\")

    private mutating func words() throws(Stop) -> [ScannedWord] {
        skipBlanks()
        if index < line.count, line[index] == UInt8(ascii: "#") { return [] }
        var words: [ScannedWord] = []
        while index < line.count {
            words.append(try word(isFirst: words.isEmpty))
            skipBlanks()
        }
        return words
    }

    private mutating func skipBlanks() {
        while index < line.count {
            if Self.blanks.contains(line[index]) {
                index += 1
            } else if line[index] == Self.backslash, index + 1 < line.count, line[index + 1] == 0x0A {
                index += 2
            } else {
                return
            }
        }
    }

    private mutating func word(isFirst: Bool) throws(Stop) -> ScannedWord {
        let start = index
        var bytes: [UInt8] = []
        var isQuoted = false
        // A backslash in front of the first word marks a command of the shell itself, as in \q.
        if isFirst, line[index] == Self.backslash, index + 1 < line.count, line[index + 1] != 0x0A {
            bytes.append(Self.backslash)
            index += 1
        }
        while index < line.count, !Self.blanks.contains(line[index]) {
            switch line[index] {
            case UInt8(ascii: "'"):
                isQuoted = true
                try singleQuoted(into: &bytes)
            case UInt8(ascii: "\""):
                isQuoted = true
                try doubleQuoted(into: &bytes)
            case Self.backslash:
                isQuoted = true
                try escape(into: &bytes, isInQuotes: false)
            default:
                bytes.append(line[index])
                index += 1
            }
        }
        return ScannedWord(bytes: bytes, range: start..<index, isQuoted: isQuoted)
    }

    private mutating func singleQuoted(into bytes: inout [UInt8]) throws(Stop) {
        index += 1
        while index < line.count {
            let byte = line[index]
            index += 1
            if byte == UInt8(ascii: "'") { return }
            bytes.append(byte)
        }
        throw .open(.singleQuote)
    }

    private mutating func doubleQuoted(into bytes: inout [UInt8]) throws(Stop) {
        index += 1
        while index < line.count {
            switch line[index] {
            case UInt8(ascii: "\""):
                index += 1
                return
            case Self.backslash:
                guard index + 1 < line.count else { throw .open(.doubleQuote) }
                try escape(into: &bytes, isInQuotes: true)
            default:
                bytes.append(line[index])
                index += 1
            }
        }
        throw .open(.doubleQuote)
    }

    private mutating func escape(into bytes: inout [UInt8], isInQuotes: Bool) throws(Stop) {
        let start = index
        guard index + 1 < line.count else { throw .open(.backslash) }
        let letter = line[index + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "0"): bytes.append(0)
        case Self.backslash, UInt8(ascii: "\""), UInt8(ascii: "'"): bytes.append(letter)
        case 0x20, 0x09, UInt8(ascii: "#"):
            guard !isInQuotes else { throw .wrong(unknownEscape(letter, at: start)) }
            bytes.append(letter)
        case 0x0A: break
        case UInt8(ascii: "x"): try hexadecimalByte(into: &bytes, from: start)
        case UInt8(ascii: "u"): try unicodeScalar(into: &bytes, from: start)
        default: throw .wrong(unknownEscape(letter, at: start))
        }
    }

    private mutating func hexadecimalByte(into bytes: inout [UInt8], from start: Int) throws(Stop) {
        guard index + 1 < line.count, let high = Encodings.nibble(line[index]),
            let low = Encodings.nibble(line[index + 1])
        else {
            throw .wrong(ScanFailure(offset: start, message: "\\x needs two hexadecimal digits, as in \\x0a"))
        }
        bytes.append(high << 4 | low)
        index += 2
    }

    private mutating func unicodeScalar(into bytes: inout [UInt8], from start: Int) throws(Stop) {
        let wrong = ScanFailure(
            offset: start, message: "\\u needs a Unicode number in braces, as in \\u{e9}")
        guard index < line.count, line[index] == UInt8(ascii: "{") else { throw .wrong(wrong) }
        var value: UInt32 = 0
        var digits = 0
        index += 1
        while index < line.count, line[index] != UInt8(ascii: "}") {
            guard let digit = Encodings.nibble(line[index]), digits < 6 else { throw .wrong(wrong) }
            value = value << 4 | UInt32(digit)
            digits += 1
            index += 1
        }
        guard index < line.count, digits > 0, let scalar = Unicode.Scalar(value) else { throw .wrong(wrong) }
        index += 1
        bytes += Array(String(scalar).utf8)
    }

    private func unknownEscape(_ letter: UInt8, at offset: Int) -> ScanFailure {
        let shown = (0x21..<0x7F).contains(letter) ? String(Unicode.Scalar(letter)) : "…"
        return ScanFailure(
            offset: offset, message: "unknown escape \\\(shown); write \\\\ for a backslash, or use '…'")
    }
}
