internal import ImmuDBRecords

/// Rows that satisfy a condition.
final class FilterCursor: RowCursor {
    private let source: any RowCursor
    private let condition: BoundExpression
    private let evaluation: Evaluation
    private let clause: String

    init(
        _ source: any RowCursor, _ condition: BoundExpression, _ evaluation: Evaluation,
        clause: String = "WHERE"
    ) {
        self.source = source
        self.condition = condition
        self.evaluation = evaluation
        self.clause = clause
    }

    func next() throws -> [SQLValue]? {
        while let row = try source.next() {
            try evaluation.step()
            if try condition.keeps(row, evaluation, clause: clause) { return row }
        }
        return nil
    }
}

/// Targets computed from rows.
final class ProjectCursor: RowCursor {
    private let source: any RowCursor
    private let targets: [BoundExpression]
    private let evaluation: Evaluation

    init(_ source: any RowCursor, _ targets: [BoundExpression], _ evaluation: Evaluation) {
        self.source = source
        self.targets = targets
        self.evaluation = evaluation
    }

    func next() throws -> [SQLValue]? {
        guard let row = try source.next() else { return nil }
        var result: [SQLValue] = []
        result.reserveCapacity(targets.count)
        for target in targets { result.append(try target.value(row, evaluation)) }
        return result
    }
}

/// First occurrences of rows.
final class DistinctCursor: RowCursor {
    private let source: any RowCursor
    private var seen = RowSet()

    init(_ source: any RowCursor) { self.source = source }

    func next() throws -> [SQLValue]? {
        while let row = try source.next() {
            if try seen.insert(row) { return row }
        }
        return nil
    }
}

/// A set of rows.
struct RowSet {
    private var identities: Set<[UInt8]> = []

    /// - Returns: whether the row is new.
    /// - Throws: `SQLError.tooManyRows`.
    mutating func insert(_ row: [SQLValue]) throws(SQLError) -> Bool {
        let isNew = identities.insert(RowSet.identity(of: row)).inserted
        guard identities.count <= Limits.distinctRowsMax else { throw SQLError(.tooManyRows) }
        return isNew
    }

    func contains(_ row: [SQLValue]) -> Bool { identities.contains(RowSet.identity(of: row)) }

    static func identity(of row: some Sequence<SQLValue>) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in row { value.appendIdentity(to: &bytes) }
        return bytes
    }
}

/// Rows to leave out at the beginning and rows to return after that.
struct LimitRange {
    let offset: Int
    /// nil = all.
    let count: Int?

    var isEverything: Bool { offset == 0 && count == nil }

    /// - Throws: `SQLError`: `illegalArguments` for a negative number, `invalidValue` for what is no number.
    init(_ limit: BoundExpression?, _ offset: BoundExpression?, _ evaluation: Evaluation) throws {
        self.offset = try offset.map { try LimitRange.number($0, "offset", evaluation) } ?? 0
        let count = try limit.map { try LimitRange.number($0, "limit", evaluation) } ?? 0
        self.count = count == 0 ? nil : count
    }

    private static func number(
        _ expression: BoundExpression, _ name: String, _ evaluation: Evaluation
    ) throws -> Int {
        let value: SQLValue
        do {
            value = try expression.value([], evaluation)
        } catch let error as SQLError {
            throw error.appending(": invalid \(name)")
        }
        let number: Int64?
        switch value {
        case .integer(let integer): number = integer
        case .float(let float): number = SQLValue.truncated(float)
        case .varchar(let text): number = Int64(text)
        default: number = nil
        }
        guard let number, number <= Limits.limitMax else {
            throw SQLError(.invalidValue, ": invalid \(name)")
        }
        guard number >= 0 else { throw SQLError(.illegalArguments, ": invalid \(name)") }
        return Int(number)
    }
}

/// Some of the rows.
final class LimitCursor: RowCursor {
    private let source: any RowCursor
    private var toSkip: Int
    private var left: Int?

    init(_ source: any RowCursor, _ range: LimitRange) {
        self.source = source
        toSkip = range.offset
        left = range.count
    }

    func next() throws -> [SQLValue]? {
        while toSkip > 0 {
            guard try source.next() != nil else { return nil }
            toSkip -= 1
        }
        if let count = left {
            guard count > 0 else { return nil }
            left = count - 1
        }
        return try source.next()
    }
}
