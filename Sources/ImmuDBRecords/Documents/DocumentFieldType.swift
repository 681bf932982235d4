/// Type of a declared field. The raw value is its number in the protocol.
public enum DocumentFieldType: Int, Sendable, Hashable, CaseIterable {
    /// Text of at most ``Limits/stringFieldBytesMax`` bytes.
    case string = 0
    /// True or false.
    case boolean = 1
    /// A number, truncated toward zero for comparisons.
    case integer = 2
    /// A number.
    case double = 3
    /// Text with a UUID.
    case uuid = 4

    /// Type of the column of the field.
    package var columnType: SQLType {
        switch self {
        case .string: .varchar
        case .boolean: .boolean
        case .integer: .integer
        case .double: .float
        case .uuid: .uuid
        }
    }

    /// Type of the field of a column; the id, which is a blob, counts as text.
    package init?(columnType: SQLType) {
        switch columnType {
        case .varchar, .blob: self = .string
        case .boolean: self = .boolean
        case .integer: self = .integer
        case .float: self = .double
        case .uuid: self = .uuid
        case .timestamp, .json, .any: return nil
        }
    }
}

extension DocumentFieldType {
    /// The column value of a member of a document.
    /// - Returns: NULL for null and for no member.
    /// - Throws: `SQLRecordError`: `invalidValue` with the whole text, `maxLengthExceeded`.
    package func columnValue(of json: JSONValue?) throws(SQLRecordError) -> SQLValue {
        switch (self, json) {
        case (_, nil), (_, .null): return .null(columnType)
        case (.string, .string(let text)):
            guard text.utf8.count <= Limits.stringFieldBytesMax else {
                throw SQLRecordError(.maxLengthExceeded, "max length exceeded")
            }
            return .varchar(text)
        case (.boolean, .bool(let flag)): return .boolean(flag)
        case (.integer, .number(let number)): return .integer(DocumentFieldType.truncated(number))
        case (.double, .number(let number)): return .float(number)
        case (.uuid, .string(let text)):
            guard let id = UUIDValue(text: text) else {
                let lengths = [32, 36, 38, 45]
                throw SQLRecordError(
                    .invalidValue,
                    lengths.contains(text.utf8.count)
                        ? "invalid UUID format" : "invalid UUID length: \(text.utf8.count)")
            }
            return .uuid(id)
        default: throw .unexpectedValue(columnType)
        }
    }

    /// Toward zero; numbers beyond the range become its ends, what is no number becomes 0.
    private static func truncated(_ number: Double) -> Int64 {
        guard !number.isNaN else { return 0 }
        return Int64(exactly: number.rounded(.towardZero)) ?? (number < 0 ? .min : .max)
    }
}

extension SQLRecordError {
    /// A JSON value of a kind that does not fit a field.
    package static func unexpectedValue(_ type: SQLType) -> SQLRecordError {
        SQLRecordError(.invalidValue, "unexpected value: expecting value of type \(type.rawValue)")
    }
}
