extension SQLValue {
    /// The value as `CAST(x AS type)` gives it.
    /// - Throws: `SQLRecordError`: `unsupportedCast`; `invalidValue` for text that is no JSON.
    package func cast(to type: SQLType) throws(SQLRecordError) -> SQLValue {
        if case .null = self { return type == .json ? .json(.null) : .null(type) }
        if self.type == type || type == .any { return self }
        switch type {
        case .integer: return .integer(try castToInteger())
        case .float: return .float(try castToFloat())
        case .boolean: return .boolean(try castToBoolean())
        case .varchar: return .varchar(try castToText())
        case .timestamp: return .timestamp(try castToTimestamp())
        case .uuid: return .uuid(try castToUUID())
        case .blob: return .blob(try castToBlob())
        case .json: return .json(try castToJSON())
        case .any: return self
        }
    }

    private static func unsupported(_ text: String) -> SQLRecordError {
        SQLRecordError(.unsupportedCast, "invalid value provided: unsupported cast: \(text)")
    }

    private func noCast(to type: SQLType) -> SQLRecordError {
        SQLValue.unsupported("cannot cast \(self.type.rawValue) to \(type.rawValue)")
    }

    private func castToInteger() throws(SQLRecordError) -> Int64 {
        switch self {
        case .float(let value):
            guard let integer = SQLValue.truncated(value) else {
                throw SQLValue.unsupported("number \(value) does not fit an INTEGER")
            }
            return integer
        case .varchar(let text):
            guard let value = Int64(text) else {
                throw SQLValue.unsupported("can not cast string '\(text)' as a INTEGER")
            }
            return value
        case .json(.number(let value)): return try SQLValue.float(value).castToInteger()
        default: throw SQLValue.unsupported("only INTEGER and VARCHAR types can be cast as INTEGER")
        }
    }

    /// Toward zero; nil when out of range or not a number.
    package static func truncated(_ value: Double) -> Int64? {
        Int64(exactly: value.rounded(.towardZero))
    }

    /// A float as text gives it: also an exponent, `inf` and `nan`.
    package static func float(parsing text: String) -> Double? {
        guard let first = text.utf8.first, first != 0x20, !text.utf8.contains(0x70), !text.utf8.contains(0x50)
        else { return nil }
        return Double(text)
    }

    private func castToFloat() throws(SQLRecordError) -> Double {
        switch self {
        case .integer(let value): return Double(value)
        case .varchar(let text):
            guard let value = SQLValue.float(parsing: text) else {
                throw SQLValue.unsupported("can not cast string '\(text)' as a FLOAT")
            }
            return value
        case .json(.number(let value)): return value
        default: throw SQLValue.unsupported("only INTEGER and VARCHAR types can be cast as FLOAT")
        }
    }

    private func castToBoolean() throws(SQLRecordError) -> Bool {
        switch self {
        case .varchar(let text): return try SQLValue.boolean(parsing: text)
        case .json(.bool(let value)): return value
        default: throw noCast(to: .boolean)
        }
    }

    package static func boolean(parsing text: String) throws(SQLRecordError) -> Bool {
        var characters = Substring(text)
        while characters.first?.isWhitespace == true { characters.removeFirst() }
        while characters.last?.isWhitespace == true { characters.removeLast() }
        switch characters.lowercased() {
        case "t", "true", "y", "yes", "on", "1": return true
        case "f", "false", "n", "no", "off", "0": return false
        default: throw unsupported("invalid boolean text value \"\(text)\"")
        }
    }

    private func castToText() throws(SQLRecordError) -> String {
        switch self {
        case .integer(let value): return String(value)
        case .float(let value): return FloatText.sql(value)
        case .boolean(let value): return value ? "true" : "false"
        case .uuid(let id): return id.text
        case .json(let value): return value.text
        default: throw noCast(to: .varchar)
        }
    }

    private func castToTimestamp() throws(SQLRecordError) -> Int64 {
        switch self {
        case .integer(let seconds):
            let (micros, isOverflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
            guard !isOverflow else {
                throw SQLValue.unsupported("\(seconds) seconds are beyond the range of a TIMESTAMP")
            }
            return micros
        case .varchar(let text), .json(.string(let text)):
            guard let micros = CivilTime.micros(parsing: text) else {
                throw SQLValue.unsupported("can not cast string '\(text)' as a TIMESTAMP")
            }
            return micros
        default: throw SQLValue.unsupported("only INTEGER and VARCHAR types can be cast as TIMESTAMP")
        }
    }

    private func castToUUID() throws(SQLRecordError) -> UUIDValue {
        switch self {
        case .varchar(let text):
            guard let id = UUIDValue(text: text) else {
                throw SQLValue.unsupported("can not cast string '\(text)' as an UUID")
            }
            return id
        case .blob(let bytes):
            guard let id = UUIDValue(bytes: bytes) else {
                throw SQLValue.unsupported("can not cast \(bytes.count) bytes as an UUID, 16 are needed")
            }
            return id
        default: throw noCast(to: .uuid)
        }
    }

    private func castToBlob() throws(SQLRecordError) -> [UInt8] {
        switch self {
        case .varchar(let text): return [UInt8](text.utf8)
        case .uuid(let id): return id.bytes
        case .json(let value): return [UInt8](value.text.utf8)
        default: throw noCast(to: .blob)
        }
    }

    private func castToJSON() throws(SQLRecordError) -> JSONValue {
        switch self {
        case .integer(let value): return .number(Double(value))
        case .float(let value): return .number(value)
        case .boolean(let value): return .bool(value)
        case .varchar(let text): return try JSONValue(parsing: text)
        case .blob(let bytes): return try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
        default: throw noCast(to: .json)
        }
    }
}
