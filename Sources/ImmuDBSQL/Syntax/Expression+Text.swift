internal import ImmuDBRecords

extension Expression {
    /// Canonical text, which parses to an equal meaning. What the catalog stores for CHECK and DEFAULT.
    package var text: String {
        switch self {
        case .literal(let value): value.literalText
        case .parameter(let name): "@\(name)"
        case .column(let column): column.name
        case .path(let column, let path): column.name + path.map { "->\(Expression.quoted($0))" }.joined()
        case .aggregate(let aggregate): aggregate.text
        case .window(let call): "\(call.function)(\(Expression.list(call.arguments))) OVER (...)"
        case .call(let name, let arguments): "\(name)(\(Expression.list(arguments)))"
        case .cast(let value, let type): "CAST (\(value.text) AS \(type.rawValue))"
        case .extract(let field, let value): "EXTRACT(\(field.rawValue) FROM \(value.text))"
        case .not(let operand): "(NOT \(operand.text))"
        case .and(let left, let right): "(\(left.text) AND \(right.text))"
        case .or(let left, let right): "(\(left.text) OR \(right.text))"
        case .comparison(let operation, let left, let right):
            "(\(left.text) \(operation.rawValue) \(right.text))"
        case .arithmetic(let operation, let left, let right):
            "(\(left.text) \(operation.rawValue) \(right.text))"
        case .like(let value, let pattern, let isNegated, let ignoresCase):
            "(\(value.text)\(isNegated ? " NOT" : "") \(ignoresCase ? "ILIKE" : "LIKE") \(pattern.text))"
        case .inList(let value, let items, let isNegated):
            "\(value.text)\(isNegated ? " NOT" : "") IN (\(Expression.list(items)))"
        case .inQuery(let value, _, let isNegated):
            "\(value.text)\(isNegated ? " NOT" : "") IN (<subquery>)"
        case .exists: "EXISTS (<subquery>)"
        case .scalar: "(<subquery>)"
        case .choice(let operand, let arms, let otherwise):
            "CASE" + (operand.map { " \($0.text)" } ?? "")
                + arms.map { " WHEN \($0.condition.text) THEN \($0.result.text)" }.joined()
                + (otherwise.map { " ELSE \($0.text)" } ?? "") + " END"
        }
    }

    private static func list(_ expressions: [Expression]) -> String {
        expressions.map(\.text).joined(separator: ",")
    }

    fileprivate static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}

extension Aggregate {
    fileprivate var text: String {
        let argument = column.map { ($0.source.map { "\($0)." } ?? "") + $0.name } ?? "*"
        return "\(function.rawValue)(\(isDistinct ? "DISTINCT " : "")\(argument))"
    }
}

extension SQLValue {
    /// The value as a literal of the dialect.
    fileprivate var literalText: String {
        switch self {
        case .null: "NULL"
        case .integer(let value): String(value)
        case .float(let value):
            FloatText.literal(value).contains(".")
                ? FloatText.literal(value) : FloatText.literal(value) + ".0"
        case .boolean(let value): value ? "true" : "false"
        case .varchar(let text): Expression.quoted(text)
        case .timestamp(let micros): "TIMESTAMP '\(CivilTime(micros: micros).text)'"
        case .uuid(let id): "CAST ('\(id.text)' AS UUID)"
        case .blob(let bytes): "x'\(bytes.map { CivilTime.hex($0) }.joined())'"
        case .json(let value): "CAST (\(Expression.quoted(value.text)) AS JSON)"
        }
    }
}

extension CivilTime {
    fileprivate static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}
