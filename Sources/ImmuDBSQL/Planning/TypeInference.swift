internal import ImmuDBRecords

/// Types of expressions before any row is read.
struct TypeInference {
    private let planner: Planner
    private let scope: Scope?
    /// Whether a mismatch is an error; otherwise the type is ANY.
    private let isStrict: Bool

    init(_ planner: Planner, scope: Scope?, isStrict: Bool = true) {
        self.planner = planner
        self.scope = scope
        self.isStrict = isStrict
    }

    private func mismatch(_ type: String, _ other: SQLType) -> SQLError {
        SQLError(.invalidTypes, ": \(type) can not be interpreted as type \(other.rawValue)")
    }

    /// The type of an expression.
    /// - Throws: `SQLError`: `invalidTypes`, `inferredMultipleTypes`, `columnDoesNotExist`, and others.
    func type(of expression: Expression) throws -> SQLType {
        switch expression {
        case .literal(let value): return value.type
        case .parameter(let name):
            planner.inference?.note(name)
            return .any
        case .column(let name): return try type(ofColumn: name)
        case .path(let name, _):
            _ = try type(ofColumn: name)
            return .json
        case .aggregate(let aggregate): return try type(of: aggregate)
        case .window(let call): return try type(of: call)
        case .call(let name, let arguments):
            for argument in arguments { _ = try type(of: argument) }
            return try SQLFunction.named(name).type
        case .cast(let operand, let type):
            _ = try self.type(of: operand)
            return type
        case .extract(_, let operand):
            _ = try type(of: operand)
            return .integer
        case .not(let operand):
            try require(operand, .boolean)
            return .boolean
        case .and(let left, let right), .or(let left, let right):
            try require(left, .boolean)
            try require(right, .boolean)
            return .boolean
        case .comparison(_, let left, let right):
            try compare(left, right)
            return .boolean
        case .arithmetic(_, let left, let right): return try type(ofArithmetic: left, right)
        case .like(let operand, let pattern, _, _):
            _ = try type(of: operand)
            try require(pattern, .varchar)
            return .boolean
        case .inList(let operand, let items, _):
            try check(operand, in: items)
            return .boolean
        case .inQuery(let operand, _, _):
            _ = try type(of: operand)
            return .boolean
        case .exists: return .boolean
        case .scalar: return .any
        case .choice(let operand, let arms, let otherwise):
            return try type(ofChoice: operand, arms, otherwise)
        }
    }

    private func type(ofColumn name: ColumnName) throws -> SQLType {
        guard let scope else { return .any }
        if let (level, slot) = try scope.resolve(name) {
            var found: Scope? = scope
            for _ in 0..<level { found = found?.parent }
            if let grouping = found?.grouping { return grouping.keys[slot].type }
            return found?.describe(slot)?.column.type ?? .any
        }
        throw SQLError(.columnDoesNotExist, " (\(name.name))")
    }

    func type(of aggregate: Aggregate) throws -> SQLType {
        if aggregate.function == .count { return .integer }
        guard let name = aggregate.column else { throw SQLError(.columnDoesNotExist, " (*)") }
        guard let scope, let slot = try scope.slot(of: name), let column = scope.describe(slot)?.column else {
            throw SQLError(.columnDoesNotExist, " (\(name.name))")
        }
        switch aggregate.function {
        case .sum, .average:
            guard column.type.isNumeric || column.type == .any else {
                throw mismatch("INTEGER or FLOAT", column.type)
            }
        case .stringAggregate:
            guard column.type == .varchar || column.type == .any else {
                throw mismatch("VARCHAR", column.type)
            }
        case .count, .min, .max: break
        }
        return column.type
    }

    private func type(of call: WindowCall) throws -> SQLType {
        for expression in call.arguments + call.partition + call.order.map(\.expression) {
            _ = try type(of: expression)
        }
        switch call.function {
        case "ROW_NUMBER", "RANK", "DENSE_RANK", "NTILE", "COUNT": return .integer
        case "SUM", "AVG": return .float
        default: return .any
        }
    }

    private func compare(_ left: Expression, _ right: Expression) throws {
        let (a, b) = (try type(of: left), try type(of: right))
        if a == b { return }
        if a == .any { return try require(left, b) }
        if b == .any { return try require(right, a) }
        let pair: Set<SQLType> = [a, b]
        guard (a.isNumeric && b.isNumeric) || pair.contains(.json) || pair == [.uuid, .varchar] || !isStrict
        else { throw mismatch(a.rawValue, b) }
    }

    private func type(ofArithmetic left: Expression, _ right: Expression) throws -> SQLType {
        let (a, b) = (try type(of: left), try type(of: right))
        for type in [a, b] where !type.isNumeric && type != .any && type != .json {
            guard isStrict else { return .any }
            throw mismatch("INTEGER or FLOAT", type)
        }
        if a == .any || b == .any { return .any }
        return a == .integer && b == .integer ? .integer : .float
    }

    private func check(_ operand: Expression, in items: [Expression]) throws {
        let type = try type(of: operand)
        for item in items {
            do {
                try require(item, type)
            } catch let error as SQLError {
                var error = error
                error.message = "error inferring type in 'IN' clause: " + error.message
                throw error
            }
        }
    }

    private func type(
        ofChoice operand: Expression?, _ arms: [CaseArm], _ otherwise: Expression?
    ) throws -> SQLType {
        for arm in arms {
            if let operand {
                try compare(operand, arm.condition)
                continue
            }
            let type = try type(of: arm.condition)
            if type == .any { try require(arm.condition, .boolean) }
            guard type == .boolean || type == .any || type == .json || !isStrict else {
                throw SQLError(
                    .invalidTypes,
                    ": argument of CASE/WHEN must be of type BOOLEAN, not type \(type.rawValue)")
            }
        }
        return try resultType(of: arms.map(\.result) + (otherwise.map { [$0] } ?? []))
    }

    /// The type that the arms of CASE have in common.
    func resultType(of results: [Expression]) throws -> SQLType {
        var common = SQLType.any
        for result in results {
            let type = try type(of: result)
            if type == .any || type == common { continue }
            if common == .any {
                common = type
            } else if common.isNumeric, type.isNumeric {
                common = .float
            } else if common == .varchar || type == .varchar, ![common, type].contains(.json) {
                common = .varchar
            } else if isStrict {
                throw SQLError(
                    .inferredMultipleTypes,
                    ": CASE types \(common.rawValue) and \(type.rawValue) cannot be matched")
            } else {
                return .any
            }
        }
        return common
    }

    /// Requires an expression to have a type; parameters take it.
    func require(_ expression: Expression, _ type: SQLType) throws {
        if case .parameter(let name) = expression {
            try planner.inference?.require(name, type)
            return
        }
        if case .arithmetic(_, let left, let right) = expression, type.isNumeric {
            for operand in [left, right] where try self.type(of: operand) == .any {
                try require(operand, type)
            }
        }
        let known = try self.type(of: expression)
        guard known == type || known == .any || type == .any || known == .json || !isStrict else {
            throw mismatch(known.rawValue, type)
        }
    }

    /// Notes what a value stored in a column says about parameters; anything else is judged when it is
    /// stored.
    func note(_ expression: Expression, storedAs type: SQLType) throws {
        try TypeInference(planner, scope: scope, isStrict: false).require(expression, type)
    }
}
