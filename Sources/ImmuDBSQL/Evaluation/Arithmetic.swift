internal import ImmuDBRecords

/// Arithmetic of values: integers wrap, any float makes floats.
enum Arithmetic {
    /// - Throws: `SQLError`: `divisionByZero`; `invalidValue` for what is no number.
    static func apply(
        _ operation: ArithmeticOperator, _ left: SQLValue, _ right: SQLValue
    ) throws(SQLError) -> SQLValue {
        switch (try number(left), try number(right)) {
        case (.integer(let a), .integer(let b)): return .integer(try apply(operation, a, b))
        case (let a, let b): return .float(try apply(operation, double(a), double(b)))
        }
    }

    private static func number(_ value: SQLValue) throws(SQLError) -> SQLValue {
        switch value {
        case .integer, .float: return value
        case .json(.number(let number)): return .float(number)
        case .varchar(let text):
            if let integer = Int64(text) { return .integer(integer) }
            if let float = SQLValue.float(parsing: text) { return .float(float) }
        default: break
        }
        throw SQLError(.invalidValue, " (expecting numeric value)")
    }

    private static func double(_ value: SQLValue) -> Double {
        switch value {
        case .integer(let integer): Double(integer)
        case .float(let float): float
        default: .nan
        }
    }

    private static func apply(
        _ operation: ArithmeticOperator, _ a: Int64, _ b: Int64
    ) throws(SQLError) -> Int64 {
        switch operation {
        case .add: return a &+ b
        case .subtract: return a &- b
        case .multiply: return a &* b
        case .divide:
            guard b != 0 else { throw SQLError(.divisionByZero) }
            return a.dividedReportingOverflow(by: b).partialValue
        case .remainder:
            guard b != 0 else { throw SQLError(.divisionByZero) }
            return b == -1 ? 0 : a % b
        }
    }

    private static func apply(
        _ operation: ArithmeticOperator, _ a: Double, _ b: Double
    ) throws(SQLError) -> Double {
        switch operation {
        case .add: return a + b
        case .subtract: return a - b
        case .multiply: return a * b
        case .divide:
            guard b != 0 else { throw SQLError(.divisionByZero) }
            return a / b
        case .remainder:
            guard b != 0 else { throw SQLError(.divisionByZero) }
            return a.truncatingRemainder(dividingBy: b)
        }
    }
}
