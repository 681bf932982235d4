internal import ImmuDBRecords

/// Finds ranges of a table's columns in a condition.
struct ColumnRanges {
    private let table: Table
    /// Slot of the table's first column.
    private let base: Int
    private let evaluation: Evaluation

    init(_ table: Table, base: Int, _ evaluation: Evaluation) {
        self.table = table
        self.base = base
        self.evaluation = evaluation
    }

    /// Ranges by column id.
    /// - Throws: `SQLError` when a literal cannot be converted to the type of its column.
    func find(in condition: BoundExpression?) throws -> [UInt32: ColumnRange] {
        guard let condition else { return [:] }
        switch condition {
        case .and(let left, let right):
            var ranges = try find(in: left)
            for (id, range) in try find(in: right) {
                ranges[id] = try ranges[id]?.intersection(range) ?? range
            }
            return ranges
        case .or(let left, let right):
            let (first, second) = (try find(in: left), try find(in: right))
            var ranges: [UInt32: ColumnRange] = [:]
            for (id, range) in first {
                if let other = second[id], let hull = try range.hull(other) { ranges[id] = hull }
            }
            return ranges
        case .comparison(let operation, let left, let right):
            if let column = column(left) {
                return try range(column, operation, right, isStrict: true).map { [column.id: $0] } ?? [:]
            }
            if let column = column(right) {
                let flipped = ColumnRanges.flipped(operation)
                return try range(column, flipped, left, isStrict: false).map { [column.id: $0] } ?? [:]
            }
            return [:]
        case .inList(let operand, let items, false):
            guard let column = column(operand) else { return [:] }
            var hull: ColumnRange?
            for item in items {
                guard let range = try range(column, .equal, item, isStrict: true) else { return [:] }
                hull = try hull.map { try $0.hull(range) } ?? range
                if hull == nil { return [:] }
            }
            return hull.map { [column.id: $0] } ?? [:]
        case .like(let operand, let pattern, false, false):
            guard let column = column(operand), column.type == .varchar,
                case .varchar(let text)? = try constant(pattern)?.value
            else { return [:] }
            let prefix = String(text.unicodeScalars.prefix { $0 != "%" && $0 != "_" && $0 != "\\" })
            return prefix.isEmpty ? [:] : [column.id: ColumnRange(prefix: prefix)]
        default: return [:]
        }
    }

    /// Whether a condition says nothing but that the first columns of an index have certain values, so that
    /// the entries of the index that begin with these are all there is to know.
    func isWhole(_ condition: BoundExpression?, of index: Index) throws -> Bool {
        var fixed: Set<UInt32> = []
        guard let condition else { return true }
        return try isFixing(condition, &fixed) && Set(index.columnIDs.prefix(fixed.count)) == fixed
    }

    /// Whether a condition is made of comparisons for equality, each of another column, that keys can answer.
    private func isFixing(_ condition: BoundExpression, _ fixed: inout Set<UInt32>) throws -> Bool {
        switch condition {
        case .and(let left, let right): return try isFixing(left, &fixed) && isFixing(right, &fixed)
        case .comparison(.equal, let left, let right):
            guard let column = column(left) ?? column(right),
                let value = try constant(self.column(left) == nil ? left : right)?.value,
                value.type == column.type, !value.isNull, fixed.insert(column.id).inserted
            else { return false }
            switch value {
            case .integer, .boolean, .uuid: return true
            case .varchar(let text): return text.utf8.count <= column.maxLength
            default: return false
            }
        default: return false
        }
    }

    private func column(_ expression: BoundExpression) -> Column? {
        guard case .slot(let slot) = expression, table.columns.indices.contains(slot - base) else {
            return nil
        }
        return table.columns[slot - base]
    }

    private static func flipped(_ operation: ComparisonOperator) -> ComparisonOperator {
        switch operation {
        case .equal, .notEqual: operation
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }

    /// Value of an expression that needs no row, and whether it is written in the statement.
    private func constant(_ expression: BoundExpression) throws -> (value: SQLValue, isLiteral: Bool)? {
        switch expression {
        case .constant(let value): return (value, true)
        case .parameter(let cell): return (cell.value, true)
        case .outer: return (try expression.value([], evaluation), false)
        case .cast(let operand, _):
            guard let inner = try constant(operand) else { return nil }
            return (try expression.value([], evaluation), inner.isLiteral)
        case .arithmetic(_, let left, let right):
            guard let a = try constant(left), let b = try constant(right) else { return nil }
            guard a.isLiteral && b.isLiteral else { return nil }
            return (try expression.value([], evaluation), true)
        default: return nil
        }
    }

    private func range(
        _ column: Column, _ operation: ComparisonOperator, _ expression: BoundExpression, isStrict: Bool
    ) throws -> ColumnRange? {
        guard operation != .notEqual, column.type != .json, let (value, isLiteral) = try constant(expression)
        else { return nil }
        let bounds: (low: SQLValue, high: SQLValue)
        do {
            guard let found = try ColumnRanges.bounds(of: value, in: column) else { return nil }
            bounds = found
        } catch {
            if isStrict && isLiteral { throw SQLError(error) }
            return nil  // compared row by row, which says what is wrong
        }
        switch operation {
        case .equal: return ColumnRange(low: bounds.low, high: bounds.high)
        case .less, .lessOrEqual: return ColumnRange(high: bounds.high)
        case .greater, .greaterOrEqual: return ColumnRange(low: bounds.low)
        case .notEqual: return nil
        }
    }

    /// Stored values between which all values lie that compare equal.
    private static func bounds(
        of value: SQLValue, in column: Column
    ) throws(SQLRecordError) -> (low: SQLValue, high: SQLValue)? {
        if case .float(let float) = value, column.type == .integer {
            guard !float.isNaN else { return nil }
            let (low, high) = (float.rounded(.down), float.rounded(.up))
            return (.integer(clamped(low)), .integer(clamped(high)))
        }
        let stored = try value.converted(toColumn: column.type)
        if case .float(let float) = stored {
            if float.isNaN { return nil }
            if float == 0 { return (.float(-0.0), .float(0.0)) }
        }
        return (stored, stored)
    }

    private static func clamped(_ value: Double) -> Int64 {
        Int64(exactly: value) ?? (value < 0 ? .min : .max)
    }
}
