internal import ImmuDBProtocol
internal import ImmuDBRecords

/// Words for types and operators in a body. Unknown members being passed over, an unknown word
/// would count as the first one.
enum RESTWords {
    private static let types: Set<String> = ["STRING", "BOOLEAN", "INTEGER", "DOUBLE", "UUID"]
    private static let operators: Set<String> = ["EQ", "NE", "LT", "LE", "GT", "GE", "LIKE", "NOT_LIKE"]

    /// - Throws: `invalidValue` that names the member.
    static func check(_ body: JSONValue) throws(SQLRecordError) {
        try check(body.value(at: ["field", "type"]), types, "field.type")
        for (index, field) in elements(body.value(at: ["fields"])).enumerated() {
            try check(field.value(at: ["type"]), types, "fields[\(index)].type")
        }
        for (outer, expression) in elements(body.value(at: ["query", "expressions"])).enumerated() {
            let comparisons = elements(expression.value(at: ["fieldComparisons"]))
            for (index, comparison) in comparisons.enumerated() {
                try check(
                    comparison.value(at: ["operator"]), operators,
                    "query.expressions[\(outer)].fieldComparisons[\(index)].operator")
            }
        }
    }

    private static func elements(_ value: JSONValue?) -> [JSONValue] {
        if case .array(let elements)? = value { elements } else { [] }
    }

    private static func check(
        _ value: JSONValue?, _ words: Set<String>, _ path: String
    ) throws(SQLRecordError) {
        guard case .string(let word)? = value, !words.contains(word) else { return }
        throw SQLRecordError(
            .invalidValue, "\(path): '\(word)' is none of \(words.sorted().joined(separator: ", "))")
    }
}
