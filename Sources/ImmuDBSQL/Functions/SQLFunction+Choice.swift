internal import ImmuDBRecords

extension SQLFunction {
    static let choice: [SQLFunction] = [
        SQLFunction("COALESCE", .any) { call in
            var type: SQLType?
            for argument in call.arguments where !argument.isNull {
                guard let known = type else {
                    type = argument.type
                    continue
                }
                guard known == argument.type || (known.isNumeric && argument.type.isNumeric) else {
                    throw SQLError(.invalidTypes, text: "coalesce: invalid types")
                }
            }
            return call.arguments.first { !$0.isNull } ?? .null(.any)
        },
        SQLFunction("NULLIF", .any) { call in
            try call.expect(2...2)
            let isEqual = try Comparison.compare(call.arguments[0], call.arguments[1]) == 0
            return isEqual ? .null(.any) : call.arguments[0]
        },
        extreme("GREATEST") { $0 > 0 },
        extreme("LEAST") { $0 < 0 },
    ]

    private static func extreme(_ name: String, _ isBetter: @escaping @Sendable (Int) -> Bool) -> SQLFunction
    {
        SQLFunction(name, .any) { call in
            try call.expect(1...Int.max)
            var best: SQLValue?
            for argument in call.arguments where !argument.isNull {
                guard let known = best else {
                    best = argument
                    continue
                }
                if isBetter(try Comparison.compare(argument, known)) { best = argument }
            }
            return best ?? .null(.any)
        }
    }
}
