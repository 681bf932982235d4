extension JSONValue {
    /// Reads JSON text.
    /// - Parameter tellsPosition: whether errors end in line and column, counted in bytes from 1.
    /// - Throws: `SQLRecordError.invalidValue` that says which character does not belong where.
    public init(parsing text: String, tellsPosition: Bool = false) throws(SQLRecordError) {
        var parser = JSONParser(bytes: [UInt8](text.utf8))
        do throws(SQLRecordError) {
            self = try parser.document()
        } catch {
            guard tellsPosition else { throw error }
            throw SQLRecordError(error.code, "\(error.message) (\(parser.place))")
        }
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    var position = 0
    var depth = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Line and column.
    var place: String {
        let before = bytes[..<min(position, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return "line \(line), column \(before.count - start + 1)"
    }

    mutating func document() throws(SQLRecordError) -> JSONValue {
        let value = try value()
        skipBlanks()
        guard position == bytes.count else { throw unexpected("after top-level value") }
        return value
    }

    private mutating func skipBlanks() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private func unexpected(_ place: String) -> SQLRecordError {
        guard position < bytes.count else {
            return SQLRecordError(.invalidValue, "unexpected end of JSON input")
        }
        let character = Character(UnicodeScalar(bytes[position]))
        return SQLRecordError(.invalidValue, "invalid character '\(character)' \(place)")
    }

    private mutating func value() throws(SQLRecordError) -> JSONValue {
        skipBlanks()
        guard depth < Limits.jsonDepthMax else {
            throw SQLRecordError(.invalidValue, "JSON is nested deeper than \(Limits.jsonDepthMax) levels")
        }
        depth += 1
        defer { depth -= 1 }
        guard position < bytes.count else { throw unexpected("") }
        switch bytes[position] {
        case 0x7B: return try object()
        case 0x5B: return try array()
        case 0x22: return .string(try string())
        case 0x74: return try word("true", .bool(true))
        case 0x66: return try word("false", .bool(false))
        case 0x6E: return try word("null", .null)
        case 0x2D, 0x30...0x39: return try number()
        default: throw unexpected("looking for beginning of value")
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(SQLRecordError) -> JSONValue {
        for (index, character) in word.utf8.enumerated() {
            guard position < bytes.count, bytes[position] == character else {
                throw unexpected("in literal \(word) (expecting character \(index + 1))")
            }
            position += 1
        }
        return value
    }

    private mutating func object() throws(SQLRecordError) -> JSONValue {
        position += 1
        var members: [JSONValue.Member] = []
        skipBlanks()
        if position < bytes.count, bytes[position] == 0x7D {
            position += 1
            return .object([])
        }
        while true {
            skipBlanks()
            guard position < bytes.count, bytes[position] == 0x22 else {
                throw unexpected("looking for beginning of object key string")
            }
            let name = try string()
            skipBlanks()
            guard position < bytes.count, bytes[position] == 0x3A else {
                throw unexpected("after object key")
            }
            position += 1
            members.append(JSONValue.Member(name: name, value: try value()))
            skipBlanks()
            guard position < bytes.count else { throw unexpected("") }
            if bytes[position] == 0x7D { break }
            guard bytes[position] == 0x2C else { throw unexpected("after object key:value pair") }
            position += 1
        }
        position += 1
        return .object(of: members)
    }

    private mutating func array() throws(SQLRecordError) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if position < bytes.count, bytes[position] == 0x5D {
            position += 1
            return .array([])
        }
        while true {
            elements.append(try value())
            skipBlanks()
            guard position < bytes.count else { throw unexpected("") }
            if bytes[position] == 0x5D { break }
            guard bytes[position] == 0x2C else { throw unexpected("after array element") }
            position += 1
        }
        position += 1
        return .array(elements)
    }

    private mutating func number() throws(SQLRecordError) -> JSONValue {
        let start = position
        if bytes[position] == 0x2D { position += 1 }
        let whole = try digits()
        if whole > 1, bytes[position - whole] == 0x30 {
            position -= whole - 1
            throw unexpected("after top-level value")
        }
        if position < bytes.count, bytes[position] == 0x2E {
            position += 1
            _ = try digits()
        }
        if position < bytes.count, bytes[position] | 0x20 == 0x65 {
            position += 1
            if position < bytes.count, [0x2B, 0x2D].contains(bytes[position]) { position += 1 }
            _ = try digits()
        }
        guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)), value.isFinite
        else {
            throw SQLRecordError(.invalidValue, "JSON number does not fit a double")
        }
        return .number(value)
    }

    private mutating func digits() throws(SQLRecordError) -> Int {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        guard position > start else { throw unexpected("in numeric literal") }
        return position - start
    }

    private mutating func string() throws(SQLRecordError) -> String {
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case 0x22: return String(decoding: content, as: UTF8.self)
            case 0x5C: try escape(into: &content)
            case 0..<0x20:
                position -= 1
                throw unexpected("in string literal")
            default: content.append(byte)
            }
        }
        throw unexpected("")
    }

    private mutating func escape(into content: inout [UInt8]) throws(SQLRecordError) {
        guard position < bytes.count else { throw unexpected("") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: content.append(byte)
        case 0x62: content.append(8)
        case 0x66: content.append(12)
        case 0x6E: content.append(10)
        case 0x72: content.append(13)
        case 0x74: content.append(9)
        case 0x75: content += String(try unicodeEscape()).utf8
        default:
            position -= 1
            throw unexpected("in string escape code")
        }
    }

    /// A code point, or the replacement character for half a surrogate pair.
    private mutating func unicodeEscape() throws(SQLRecordError) -> Character {
        let first = try hexadecimal()
        if (0xD800..<0xDC00).contains(first), position + 1 < bytes.count, bytes[position] == 0x5C,
            bytes[position + 1] == 0x75
        {
            let mark = position
            position += 2
            let second = try hexadecimal()
            if (0xDC00..<0xE000).contains(second),
                let scalar = UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return Character(scalar)
            }
            position = mark
        }
        return Character(UnicodeScalar(first) ?? "\u{FFFD}")
    }

    private mutating func hexadecimal() throws(SQLRecordError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count, let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue
            else { throw unexpected("in \\u hexadecimal character escape") }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
