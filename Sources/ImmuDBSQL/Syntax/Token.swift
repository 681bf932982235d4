/// A word or sign of a statement.
struct Token: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// A keyword, in upper case.
        case keyword(String)
        /// A name, folded to lower case.
        case identifier(String)
        case integer(Int64)
        case float(Double)
        case string(String)
        case blob([UInt8])
        case boolean(Bool)
        case null
        /// Name of a parameter, folded to lower case.
        case parameter(String)
        /// A comparison operator, `::`, `->` or a single character.
        case sign(String)
        /// Something that is no token.
        case error
        case end
    }

    var kind: Kind
    /// Bytes `start..<end` of the statement.
    var start: Int
    var end: Int
    /// The word as written, for keywords that serve as names.
    var text: String

    /// The token as error texts name it.
    var name: String {
        switch kind {
        case .keyword(let word): word
        case .identifier: "IDENTIFIER"
        case .integer: "INTEGER_LIT"
        case .float: "FLOAT_LIT"
        case .string: "string literal"
        case .blob: "BLOB_LIT"
        case .boolean: "BOOLEAN_LIT"
        case .null: "NULL"
        case .parameter: "parameter"
        case .sign(let sign): "'\(sign)'"
        case .error: "ERROR"
        case .end: "$end"
        }
    }
}
