/// One SQL value. NULL remembers the type it was read with.
public enum SQLValue: Sendable {
    case null(SQLType)
    case integer(Int64)
    case float(Double)
    case boolean(Bool)
    /// Text, compared by its UTF-8 bytes.
    case varchar(String)
    /// Microseconds since 1970-01-01 UTC.
    case timestamp(Int64)
    case uuid(UUIDValue)
    case blob([UInt8])
    case json(JSONValue)

    /// Type of the value; ANY for a bare NULL.
    public var type: SQLType {
        switch self {
        case .null(let type): type
        case .integer: .integer
        case .float: .float
        case .boolean: .boolean
        case .varchar: .varchar
        case .timestamp: .timestamp
        case .uuid: .uuid
        case .blob: .blob
        case .json: .json
        }
    }

    /// True for NULL. A JSON value that holds `null` is not NULL.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// What an aggregate over no rows answers.
    package static func zero(of type: SQLType) -> SQLValue {
        switch type {
        case .integer: .integer(0)
        case .float: .float(0)
        case .boolean: .boolean(false)
        case .varchar: .varchar("")
        case .timestamp: .timestamp(0)
        case .uuid: .uuid(UUIDValue(high: 0, low: 0))
        case .blob: .blob([])
        case .json: .json(.null)
        case .any: .null(.any)
        }
    }
}
