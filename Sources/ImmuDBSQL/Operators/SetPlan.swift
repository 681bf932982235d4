internal import ImmuDBRecords

/// UNION, EXCEPT and INTERSECT.
final class SetPlan: QueryPlan {
    private let operation: SetOperator
    let left: any QueryPlan
    let right: any QueryPlan

    init(_ operation: SetOperator, _ left: any QueryPlan, _ right: any QueryPlan) throws(SQLError) {
        try SetPlan.requireMatch(left.columns, right.columns)
        self.operation = operation
        self.left = left
        self.right = right
    }

    var columns: [ResultColumn] { left.columns }

    /// - Throws: `SQLError.columnMismatch`.
    static func requireMatch(_ left: [ResultColumn], _ right: [ResultColumn]) throws(SQLError) {
        guard left.count == right.count else {
            throw SQLError(.columnMismatch, ": each subquery must have same number of columns")
        }
        for (a, b) in zip(left, right) where a.type != b.type && a.type != .any && b.type != .any {
            throw SQLError(.columnMismatch, ": expecting type '\(a.type.rawValue)' for column '\(b.name)'")
        }
    }

    func open(_ evaluation: Evaluation) throws -> any RowCursor {
        switch operation {
        case .unionAll: return try concatenation(evaluation)
        case .union: return DistinctCursor(try concatenation(evaluation))
        case .except, .intersect:
            let source = try left.open(evaluation)
            let isKept = operation == .intersect
            var members: RowSet?
            return FunctionCursor { [right] in
                let known: RowSet
                if let members {
                    known = members
                } else {
                    var rows = RowSet()
                    let cursor = try right.open(evaluation)
                    while let row = try cursor.next() { _ = try rows.insert(row) }
                    members = rows
                    known = rows
                }
                while let row = try source.next() {
                    if known.contains(row) == isKept { return row }
                }
                return nil
            }
        }
    }

    private func concatenation(_ evaluation: Evaluation) throws -> any RowCursor {
        let first = try left.open(evaluation)
        var second: (any RowCursor)?
        return FunctionCursor { [right] in
            if second == nil {
                if let row = try first.next() { return row }
                second = try right.open(evaluation)
            }
            return try second?.next()
        }
    }
}
