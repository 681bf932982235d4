internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import ImmuDBRecords

extension DocumentQuery {
    /// - Throws: `illegalArguments` for an unknown operator, `unexpectedValue` for a missing value.
    init(wire message: Immudb_Model_Query) throws(EngineError) {
        var alternatives: [[Comparison]] = []
        for expression in message.expressions {
            var comparisons: [Comparison] = []
            for comparison in expression.fieldComparisons {
                comparisons.append(try Comparison(wire: comparison))
            }
            alternatives.append(comparisons)
        }
        self.init(
            message.collectionName, alternatives: alternatives,
            order: message.orderBy.map { Order($0.field, isDescending: $0.desc) }, limit: message.limit)
    }
}

extension DocumentQuery.Comparison {
    fileprivate init(wire message: Immudb_Model_FieldComparison) throws(EngineError) {
        guard let test = DocumentQuery.Test(rawValue: message.operator.rawValue) else {
            throw EngineError(
                .illegalArguments,
                "illegal arguments: unknown comparison operator \(message.operator.rawValue)")
        }
        guard message.hasValue else {
            throw EngineError(.unexpectedValue, "unexpected value: comparison without a value")
        }
        self.init(message.field, test, try JSONValue(given: message.value))
    }
}
