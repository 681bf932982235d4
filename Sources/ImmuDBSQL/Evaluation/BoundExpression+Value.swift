internal import ImmuDBRecords

extension BoundExpression {
    /// The value for a row.
    func value(_ row: [SQLValue], _ evaluation: Evaluation) throws -> SQLValue {
        switch self {
        case .constant(let value): return value
        case .parameter(let cell): return cell.value
        case .slot(let slot): return row[slot]
        case .outer(let level, let slot): return evaluation.rows[evaluation.rows.count - level][slot]
        case .noRow: throw SQLError(.invalidValue, ": no row to evaluate in current context")
        case .comparison(let operation, let left, let right):
            let order = try Comparison.compare(
                try left.value(row, evaluation), try right.value(row, evaluation))
            return .boolean(Comparison.holds(operation, order))
        case .and(let left, let right):
            guard try left.truth(row, evaluation) else { return .boolean(false) }
            return .boolean(try right.truth(row, evaluation))
        case .or(let left, let right):
            if try left.truth(row, evaluation) { return .boolean(true) }
            return .boolean(try right.truth(row, evaluation))
        case .not(let operand):
            guard case .boolean(let flag) = try operand.value(row, evaluation).unwrapped else {
                throw SQLError(.invalidCondition)
            }
            return .boolean(!flag)
        case .arithmetic(let operation, let left, let right):
            return try Arithmetic.apply(
                operation, try left.value(row, evaluation), try right.value(row, evaluation))
        default: return try rareValue(row, evaluation)
        }
    }

    private func rareValue(_ row: [SQLValue], _ evaluation: Evaluation) throws -> SQLValue {
        switch self {
        case .path(let column, let path):
            guard case .json(let json) = try column.value(row, evaluation) else {
                let type = try column.value(row, evaluation).type.rawValue
                throw SQLError(text: "-> operator cannot be applied on column of type \(type)")
            }
            return json.value(at: path).map { .json($0) } ?? .null(.any)
        case .call(let function, let arguments):
            let values = try arguments.map { try $0.value(row, evaluation) }
            return try function.body(
                FunctionCall(name: function.name, arguments: values, evaluation: evaluation))
        case .cast(let operand, let type):
            let value = try operand.value(row, evaluation)
            do throws(SQLRecordError) {
                return try value.cast(to: type)
            } catch {
                // Text that is no JSON is reported in the words of the JSON parser.
                throw type == .json && error.code == .invalidValue
                    ? SQLError(text: error.message) : SQLError(error)
            }
        case .extract(let field, let operand):
            return try SQLFunction.field(field, of: try operand.value(row, evaluation))
        case .like(let operand, let pattern, let isNegated, let ignoresCase):
            return .boolean(try isLike(operand, pattern, ignoresCase, row, evaluation) != isNegated)
        case .inList(let operand, let items, let isNegated):
            let value = try operand.value(row, evaluation)
            for item in items {
                let order = try Comparison.compare(value, try item.value(row, evaluation))
                if order == 0 { return .boolean(!isNegated) }
            }
            return .boolean(isNegated)
        case .inQuery(let operand, let query, let isNegated):
            return .boolean(try isIn(operand, query, row, evaluation) != isNegated)
        case .exists(let query): return .boolean(try !query.rows(evaluation, for: row, limit: 1).isEmpty)
        case .scalar(let query):
            return try query.rows(evaluation, for: row, limit: 1).first?.first ?? .null(.any)
        case .choice(let arms, let otherwise, let type):
            for arm in arms {
                guard try arm.condition.truth(row, evaluation) else { continue }
                return try BoundExpression.unify(try arm.result.value(row, evaluation), type)
            }
            return try BoundExpression.unify(try otherwise.value(row, evaluation), type)
        default: throw SQLError(.unexpected)
        }
    }

    /// A boolean operand.
    private func truth(_ row: [SQLValue], _ evaluation: Evaluation) throws -> Bool {
        guard case .boolean(let flag) = try value(row, evaluation).unwrapped else {
            throw SQLError(.invalidValue, " (expecting boolean value)")
        }
        return flag
    }

    private func isLike(
        _ operand: BoundExpression, _ pattern: BoundExpression, _ ignoresCase: Bool, _ row: [SQLValue],
        _ evaluation: Evaluation
    ) throws -> Bool {
        let value = try operand.value(row, evaluation).unwrapped
        if Comparison.isNull(value) { return false }
        guard case .varchar(let text) = value else {
            throw SQLError(.invalidTypes, text: "error in 'LIKE' clause: invalid types (expecting VARCHAR)")
        }
        guard case .varchar(let pattern) = try pattern.value(row, evaluation) else {
            throw SQLError(.invalidTypes, text: "error evaluating 'LIKE' clause: invalid types")
        }
        return LikePattern.matches(text, pattern, ignoresCase: ignoresCase)
    }

    private func isIn(
        _ operand: BoundExpression, _ query: Subquery, _ row: [SQLValue], _ evaluation: Evaluation
    ) throws -> Bool {
        let value = try operand.value(row, evaluation)
        for candidate in try query.rows(evaluation, for: row) {
            guard let other = candidate.first else { continue }
            if try Comparison.isEqual(value, other) { return true }
        }
        return false
    }

    private static func unify(_ value: SQLValue, _ type: SQLType) throws -> SQLValue {
        if value.isNull { return .null(type == .any ? value.type : type) }
        guard type != .any, value.type != type, type == .varchar || type == .float else { return value }
        return try onRecords { () throws(SQLRecordError) in try value.cast(to: type) }
    }

    /// Whether a row is kept by WHERE, HAVING or ON.
    func keeps(_ row: [SQLValue], _ evaluation: Evaluation, clause: String = "WHERE") throws -> Bool {
        let context = ": when evaluating WHERE clause"
        let result: SQLValue
        do {
            result = try value(row, evaluation)
        } catch let error as SQLError {
            throw error.appending(context)
        }
        switch result.unwrapped {
        case .boolean(let flag): return flag
        case .null(.boolean): return false
        default:
            throw SQLError(
                .invalidCondition,
                ": expected 'BOOLEAN' in \(clause) clause, but '\(result.type.rawValue)' was provided")
        }
    }
}

extension SQLValue {
    /// The SQL counterpart of a JSON scalar; anything else as it is.
    var unwrapped: SQLValue {
        guard case .json(let value) = self, let scalar = value.scalar, !scalar.isNull else { return self }
        return scalar
    }
}
