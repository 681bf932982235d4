internal import ImmuDBRecords

/// Order of values. NULL equals NULL and comes before everything else.
enum Comparison {
    /// -1, 0 or 1.
    /// - Throws: `SQLError.notComparable`.
    static func compare(_ left: SQLValue, _ right: SQLValue) throws(SQLError) -> Int {
        switch (left, right) {
        case (.integer(let a), .integer(let b)): return order(a, b)
        case (.varchar(let a), .varchar(let b)): return TextOrder.compare(a, b)
        case (.float(let a), .float(let b)): return order(a, b)
        case (.integer(let a), .float(let b)): return order(Double(a), b)
        case (.float(let a), .integer(let b)): return order(a, Double(b))
        case (.boolean(let a), .boolean(let b)): return a == b ? 0 : a ? 1 : -1
        case (.timestamp(let a), .timestamp(let b)): return order(a, b)
        case (.uuid(let a), .uuid(let b)):
            return a.high == b.high ? order(a.low, b.low) : order(a.high, b.high)
        case (.blob(let a), .blob(let b)): return TextOrder.compare(a, b)
        default: return try compareRarely(left, right)
        }
    }

    /// Whether values are equal; values that cannot be compared are not.
    static func isEqual(_ left: SQLValue, _ right: SQLValue) throws(SQLError) -> Bool {
        do throws(SQLError) {
            return try compare(left, right) == 0
        } catch {
            guard error.code == .notComparable else { throw error }
            return false
        }
    }

    private static func compareRarely(_ left: SQLValue, _ right: SQLValue) throws(SQLError) -> Int {
        switch (isNull(left), isNull(right)) {
        case (true, true): return 0
        case (true, false):
            let isKnown = left.type == .any || left.type == .json || right.type == .json
            guard isKnown || left.type == right.type else { throw SQLError(.notComparable) }
            return -1
        case (false, true): return 1
        case (false, false): break
        }
        switch (left, right) {
        case (.json(let a), .json(let b)): return try compare(try scalar(a), try scalar(b))
        case (.json(let a), _): return try compare(try scalar(a), right)
        case (_, .json(let b)): return try compare(left, try scalar(b))
        case (.float(let a), .varchar(let text)): return order(a, try float(text))
        case (.varchar(let text), .float(let b)): return order(try float(text), b)
        case (.uuid, .varchar(let text)): return try compare(left, try uuid(text))
        case (.varchar(let text), .uuid): return try compare(try uuid(text), right)
        default: throw SQLError(.notComparable)
        }
    }

    static func isNull(_ value: SQLValue) -> Bool {
        switch value {
        case .null, .json(.null): true
        default: false
        }
    }

    private static func scalar(_ value: JSONValue) throws(SQLError) -> SQLValue {
        guard let scalar = value.scalar else {
            throw SQLError(.notComparable, ": comparison not defined for JSON \(value.typeName)")
        }
        return scalar
    }

    private static func float(_ text: String) throws(SQLError) -> Double {
        guard let value = SQLValue.float(parsing: text) else { throw SQLError(.notComparable) }
        return value
    }

    private static func uuid(_ text: String) throws(SQLError) -> SQLValue {
        guard let id = UUIDValue(text: text) else { throw SQLError(.notComparable) }
        return .uuid(id)
    }

    private static func order<T: Comparable>(_ a: T, _ b: T) -> Int {
        a < b ? -1 : a == b ? 0 : a > b ? 1 : 0
    }

    /// Not-a-number comes before all numbers, so that the order is total.
    private static func order(_ a: Double, _ b: Double) -> Int {
        if a < b { return -1 }
        if a > b { return 1 }
        if a == b { return 0 }
        return a.isNaN ? (b.isNaN ? 0 : -1) : 1
    }

    static func holds(_ operation: ComparisonOperator, _ order: Int) -> Bool {
        switch operation {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}
