internal import ImmuDBRecords

/// Finds the names in expressions.
struct Binder {
    let planner: Planner
    /// nil where there is no row.
    let scope: Scope?

    init(_ planner: Planner, scope: Scope?) {
        self.planner = planner
        self.scope = scope
    }

    func bind(_ expression: Expression) throws -> BoundExpression {
        switch expression {
        case .literal(let value): return .constant(value)
        case .parameter(let name):
            if planner.inference != nil { return .constant(.null(.any)) }
            if let cells = planner.cells { return .parameter(try cells.cell(name)) }
            return .constant(try planner.parameters.value(of: name))
        case .column(let name): return try column(name)
        case .path(let name, let path): return .path(try column(name), path)
        case .aggregate(let aggregate): return try bind(aggregate)
        case .window: throw SQLError(.illegalArguments, ": window function not allowed here")
        case .call(let name, let arguments):
            return .call(try SQLFunction.named(name), try arguments.map { try bind($0) })
        case .cast(let operand, let type): return .cast(try bind(operand), type)
        case .extract(let field, let operand): return .extract(field, try bind(operand))
        case .not(let operand): return .not(try bind(operand))
        case .and(let left, let right): return .and(try bind(left), try bind(right))
        case .or(let left, let right): return .or(try bind(left), try bind(right))
        case .comparison(let operation, let left, let right):
            return .comparison(operation, try bind(left), try bind(right))
        case .arithmetic(let operation, let left, let right):
            return .arithmetic(operation, try bind(left), try bind(right))
        case .like(let operand, let pattern, let isNegated, let ignoresCase):
            return .like(
                try bind(operand), pattern: try bind(pattern), isNegated: isNegated, ignoresCase: ignoresCase)
        case .inList(let operand, let items, let isNegated):
            return .inList(try bind(operand), try items.map { try bind($0) }, isNegated: isNegated)
        case .inQuery(let operand, let query, let isNegated):
            return .inQuery(try bind(operand), try subquery(query), isNegated: isNegated)
        case .exists(let query): return .exists(try subquery(query))
        case .scalar(let query): return .scalar(try subquery(query))
        case .choice(let operand, let arms, let otherwise):
            return try bindChoice(operand, arms, otherwise)
        }
    }

    private func bindChoice(
        _ operand: Expression?, _ arms: [CaseArm], _ otherwise: Expression?
    ) throws -> BoundExpression {
        let subject = try operand.map { try bind($0) }
        let bound = try arms.map { arm in
            let condition = try bind(arm.condition)
            return (
                condition: subject.map { .comparison(.equal, $0, condition) } ?? condition,
                result: try bind(arm.result)
            )
        }
        // Types are unified only where they can be; a mismatch was reported by the type check, if at all.
        let types = TypeInference(planner, scope: scope, isStrict: false)
        let type = try types.resultType(of: arms.map(\.result) + (otherwise.map { [$0] } ?? []))
        return .choice(bound, try otherwise.map { try bind($0) } ?? .constant(.null(.any)), type)
    }

    private func subquery(_ query: Query) throws -> Subquery {
        planner.noteUnrepeatable()
        // Without a row around it, the query still sees an empty one, so that levels count alike.
        let around = scope ?? Scope()
        let crossings = around.crossings
        let plan = try planner.plan(query, outer: around)
        return Subquery(
            plan: plan,
            isCorrelated: around.crossings != crossings || planner.isInRecursiveStep)
    }

    private func column(_ name: ColumnName) throws -> BoundExpression {
        guard let scope else { return .noRow }
        guard let (level, slot) = try scope.resolve(name) else {
            throw SQLError(.columnDoesNotExist, " (\(name.name))")
        }
        return level == 0 ? .slot(slot) : .outer(level: level, slot: slot)
    }

    private func bind(_ aggregate: Aggregate) throws -> BoundExpression {
        guard let scope, let grouping = scope.grouping else {
            throw SQLError(.illegalArguments, ": aggregate function not allowed here")
        }
        let slot = try grouping.slot(of: aggregate) {
            var argument: Int?
            if let name = aggregate.column {
                guard let found = try scope.slot(of: name) else {
                    throw SQLError(.columnDoesNotExist, " (\(name.name))")
                }
                scope.use(found)
                argument = found
            } else if aggregate.function != .count {
                throw SQLError(.columnDoesNotExist, " (*)")
            }
            return BoundAggregate(
                function: aggregate.function, slot: argument,
                type: try TypeInference(planner, scope: scope, isStrict: true).type(of: aggregate),
                isDistinct: aggregate.isDistinct, separator: aggregate.separator ?? ", ")
        }
        return .slot(slot)
    }
}

extension Scope {
    /// Level and slot of a column in this scope or one around it.
    /// - Throws: `SQLError`: `ambiguousSelector`; `columnNotGrouped` for a column that is no group key.
    func resolve(_ name: ColumnName) throws -> (level: Int, slot: Int)? {
        var level = 0
        var current: Scope? = self
        var crossed: [Scope] = []
        while let scope = current {
            if level > 0 { crossed.append(scope) }
            if let alias = scope.grouping?.keys.firstIndex(where: { $0.alias == name.name }),
                name.source == nil
            {
                crossed.forEach { $0.cross() }
                return (level, alias)
            }
            if let slot = try scope.slot(of: name) {
                crossed.forEach { $0.cross() }
                scope.use(slot)
                guard let grouping = scope.grouping else { return (level, slot) }
                guard let key = grouping.slot(ofColumn: slot) else {
                    let source = scope.describe(slot)?.source ?? ""
                    throw SQLError(
                        .columnNotGrouped,
                        text: "(\(source).\(name.name)): \(SQLError.Code.columnNotGrouped.text)")
                }
                return (level, key)
            }
            current = scope.parent
            level += 1
        }
        return nil
    }
}
