internal import ImmuDBRecords

/// An expression whose names are found.
indirect enum BoundExpression {
    case constant(SQLValue)
    /// A parameter of a statement whose plan is kept.
    case parameter(ParameterCell)
    /// A column of the row.
    case slot(Int)
    /// A column of the row of a query around this one; level 1 is the nearest.
    case outer(level: Int, slot: Int)
    /// A column where there is no row.
    case noRow
    case path(BoundExpression, [String])
    case call(SQLFunction, [BoundExpression])
    case cast(BoundExpression, SQLType)
    case extract(TimeField, BoundExpression)
    case not(BoundExpression)
    case and(BoundExpression, BoundExpression)
    case or(BoundExpression, BoundExpression)
    case comparison(ComparisonOperator, BoundExpression, BoundExpression)
    case arithmetic(ArithmeticOperator, BoundExpression, BoundExpression)
    case like(BoundExpression, pattern: BoundExpression, isNegated: Bool, ignoresCase: Bool)
    case inList(BoundExpression, [BoundExpression], isNegated: Bool)
    case inQuery(BoundExpression, Subquery, isNegated: Bool)
    case exists(Subquery)
    case scalar(Subquery)
    case choice([(condition: BoundExpression, result: BoundExpression)], BoundExpression, SQLType)
}

/// A query within an expression.
final class Subquery {
    private let plan: any QueryPlan
    private let isCorrelated: Bool
    private var known: [[SQLValue]]?

    init(plan: any QueryPlan, isCorrelated: Bool) {
        self.plan = plan
        self.isCorrelated = isCorrelated
    }

    /// Rows for the row of the query around, at most `limit` of them.
    func rows(_ evaluation: Evaluation, for row: [SQLValue], limit: Int = .max) throws -> [[SQLValue]] {
        if let known { return known }
        evaluation.rows.append(row)
        defer { evaluation.rows.removeLast() }
        let cursor = try plan.open(evaluation)
        var rows: [[SQLValue]] = []
        while rows.count < limit, let next = try cursor.next() { rows.append(next) }
        if !isCorrelated { known = rows }
        return rows
    }
}

/// What expressions need at run time.
final class Evaluation {
    let transaction: SQLTransaction
    /// Rows of the queries around the current one, the nearest last.
    var rows: [[SQLValue]] = []

    private var steps = 0

    init(transaction: SQLTransaction) { self.transaction = transaction }

    /// Counts a row that was looked at; now and then it is asked whether anybody still waits.
    /// - Throws: `CancellationError` when nobody does.
    func step() throws {
        steps &+= 1
        guard steps % Limits.rowsBetweenQuestions == 0, transaction.host?.isCancelled == true else { return }
        throw CancellationError()
    }

    /// Constant within a transaction.
    var nowMicros: Int64 { transaction.store.startMicros }
}
