/// Splits a statement into tokens. The input is a byte stream; a NUL byte ends it.
struct Lexer {
    private let bytes: [UInt8]
    private var position = 0
    private var parameterStyle: ParameterStyle?
    private var unnamedCount = 0

    private enum ParameterStyle { case named, unnamed, positional }

    init(_ text: some Collection<UInt8>) { bytes = [UInt8](text) }

    /// All tokens, the last of them the end. Stops after something that is no token.
    static func tokens(of text: some Collection<UInt8>) -> [Token] {
        var lexer = Lexer(text)
        var tokens: [Token] = []
        while true {
            let token = lexer.next()
            tokens.append(token)
            if token.kind == .end || token.kind == .error { return tokens }
        }
    }

    private func byte(at offset: Int = 0) -> UInt8? {
        let index = position + offset
        guard index < bytes.count, bytes[index] != 0 else { return nil }
        return bytes[index]
    }

    mutating func next() -> Token {
        skipBlanks()
        let start = position
        guard let first = byte() else {
            return Token(kind: .end, start: start, end: bytes.count + 1, text: "")
        }
        let kind: Token.Kind
        switch first {
        case UInt8(ascii: "x") where byte(at: 1) == UInt8(ascii: "'"): kind = blob()
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
            kind = Lexer.classify(word())
        case UInt8(ascii: "0")...UInt8(ascii: "9"): kind = number()
        case UInt8(ascii: ".") where Lexer.isDigit(byte(at: 1)): kind = number()
        case UInt8(ascii: "'"): kind = string()
        case UInt8(ascii: "\""): kind = quotedName()
        case UInt8(ascii: "@"), UInt8(ascii: "?"), UInt8(ascii: "$"): kind = parameter(first)
        default: kind = sign(first)
        }
        let text = String(decoding: bytes[start..<min(position, bytes.count)], as: UTF8.self)
        return Token(kind: kind, start: start, end: position, text: text)
    }

    private mutating func skipBlanks() {
        while let first = byte() {
            if [0x20, 0x09, 0x0A, 0x0D].contains(first) {
                position += 1
            } else if first == UInt8(ascii: "-"), byte(at: 1) == UInt8(ascii: "-") {
                while let next = byte(), next != 0x0A { position += 1 }
            } else if first == UInt8(ascii: "/"), byte(at: 1) == UInt8(ascii: "*") {
                position += 2
                while byte() != nil, !(byte() == UInt8(ascii: "*") && byte(at: 1) == UInt8(ascii: "/")) {
                    position += 1
                }
                position = min(position + 2, bytes.count)
            } else {
                return
            }
        }
    }

    private static func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return (0x30...0x39).contains(byte)
    }

    private static func isLetter(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
    }

    private mutating func word() -> String {
        let start = position
        while Lexer.isLetter(byte()) || Lexer.isDigit(byte()) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func classify(_ word: String) -> Token.Kind {
        let upper = word.uppercased()
        switch upper {
        case "TRUE": return .boolean(true)
        case "FALSE": return .boolean(false)
        case "NULL": return .null
        default: return Keywords.all.contains(upper) ? .keyword(upper) : .identifier(word.lowercased())
        }
    }

    private mutating func number() -> Token.Kind {
        let start = position
        while Lexer.isDigit(byte()) { position += 1 }
        guard byte() == UInt8(ascii: ".") else {
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            return UInt64(text).map { .integer(Int64(bitPattern: $0)) } ?? .error
        }
        position += 1
        while Lexer.isDigit(byte()) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return Double("0" + text + "0").map { .float($0) } ?? .error
    }

    private mutating func string() -> Token.Kind {
        position += 1
        var content: [UInt8] = []
        while let next = byte() {
            position += 1
            if next == UInt8(ascii: "'") {
                guard byte() == next else { return .string(String(decoding: content, as: UTF8.self)) }
                position += 1
            }
            content.append(next)
        }
        return .error
    }

    private mutating func blob() -> Token.Kind {
        position += 2
        var digits: [UInt8] = []
        while let next = byte() {
            position += 1
            if next == UInt8(ascii: "'") { return Lexer.blob(of: digits) }
            digits.append(next)
        }
        return .error
    }

    private static func blob(of digits: [UInt8]) -> Token.Kind {
        guard digits.count.isMultiple(of: 2) else { return .error }
        var content: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Character(UnicodeScalar(digits[index])).hexDigitValue,
                let low = Character(UnicodeScalar(digits[index + 1])).hexDigitValue
            else { return .error }
            content.append(UInt8(high << 4 | low))
        }
        return .blob(content)
    }

    private mutating func quotedName() -> Token.Kind {
        position += 1
        guard Lexer.isLetter(byte()) else { return .error }
        let name = word()
        guard byte() == UInt8(ascii: "\"") else { return .error }
        position += 1
        return .identifier(name.lowercased())
    }

    private mutating func parameter(_ first: UInt8) -> Token.Kind {
        position += 1
        let style: ParameterStyle =
            switch first {
            case UInt8(ascii: "@"): .named
            case UInt8(ascii: "?"): .unnamed
            default: .positional
            }
        guard parameterStyle == nil || parameterStyle == style else { return .error }
        parameterStyle = style
        switch style {
        case .named:
            guard Lexer.isLetter(byte()) else { return .error }
            return .parameter(word().lowercased())
        case .unnamed:
            unnamedCount += 1
            return .parameter("param\(unnamedCount)")
        case .positional:
            let start = position
            while Lexer.isDigit(byte()) { position += 1 }
            guard let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)), number > 0
            else {
                return .error
            }
            return .parameter("param\(number)")
        }
    }

    private static let comparisons: Set<String> = ["=", "!=", "<>", "<", "<=", ">", ">=", "!~"]

    private mutating func sign(_ first: UInt8) -> Token.Kind {
        position += 1
        if [UInt8]("!<=>~".utf8).contains(first) {
            let start = position - 1
            while let next = byte(), [UInt8]("!<=>~".utf8).contains(next) { position += 1 }
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            return Lexer.comparisons.contains(text) ? .sign(text) : .error
        }
        if first == UInt8(ascii: ":") {
            let isCast = byte() == first
            if byte() != nil { position += 1 }
            return isCast ? .sign("::") : .error
        }
        if first == UInt8(ascii: "-"), byte() == UInt8(ascii: ">") {
            position += 1
            return .sign("->")
        }
        guard [UInt8]("()[],;.+-*/%".utf8).contains(first) else { return .error }
        return .sign(String(UnicodeScalar(first)))
    }
}
