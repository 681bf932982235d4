/// Type of a SQL value. The raw value is the word used in the catalog and on the wire.
public enum SQLType: String, Sendable, Hashable, CaseIterable {
    case integer = "INTEGER"
    case float = "FLOAT"
    case boolean = "BOOLEAN"
    case varchar = "VARCHAR"
    case timestamp = "TIMESTAMP"
    case uuid = "UUID"
    case blob = "BLOB"
    case json = "JSON"
    /// Type of a bare NULL, of a parameter without context and of a few functions. No column has it.
    case any = "ANY"

    /// Bytes of a value whose type fixes them; nil for texts, blobs and JSON.
    public var fixedBytes: Int? {
        switch self {
        case .integer, .float, .timestamp: 8
        case .boolean: 1
        case .uuid: 16
        case .varchar, .blob, .json, .any: nil
        }
    }

    /// Numbers mix in arithmetic and comparison.
    public var isNumeric: Bool { self == .integer || self == .float }
}
