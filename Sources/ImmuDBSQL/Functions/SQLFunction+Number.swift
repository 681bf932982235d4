internal import ImmuDBRecords

extension SQLFunction {
    static let number: [SQLFunction] = [
        mapped("ABS") { $0.magnitude },
        mapped("CEIL") { $0.rounded(.up) },
        mapped("FLOOR") { $0.rounded(.down) },
        mapped("ROUND") { $0.rounded(.toNearestOrAwayFromZero) },
        mapped("SQRT") { $0.squareRoot() },
        mapped("SIGN") { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 },
        combined("POWER", Power.of),
        combined("MOD") { $1 == 0 ? .nan : $0.truncatingRemainder(dividingBy: $1) },
        SQLFunction("RANDOM", .float) { call in
            try call.expect(0)
            return .float(Double.random(in: 0..<1))
        },
    ]

    private static func mapped(_ name: String, _ body: @escaping @Sendable (Double) -> Double) -> SQLFunction
    {
        SQLFunction(name, .float) { call in
            try call.expect(1...1)
            return try call.number(0).map { .float(body($0)) } ?? .null(.float)
        }
    }

    private static func combined(
        _ name: String, _ body: @escaping @Sendable (Double, Double) -> Double
    ) -> SQLFunction {
        SQLFunction(name, .float) { call in
            try call.expect(2...2)
            guard let left = try call.number(0), let right = try call.number(1) else { return .null(.float) }
            return .float(body(left, right))
        }
    }
}
