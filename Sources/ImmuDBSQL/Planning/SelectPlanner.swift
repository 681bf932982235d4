internal import ImmuDBRecords

/// Plans one SELECT.
struct SelectPlanner {
    let planner: Planner
    let select: Select
    let scope: Scope

    init(_ planner: Planner, _ select: Select, outer: Scope?) {
        self.planner = planner
        self.select = select
        scope = Scope(parent: outer)
    }

    func plan() throws -> SelectPlan {
        let plan = SelectPlan()
        plan.scope = scope
        try planSources(of: plan)
        let binder = Binder(planner, scope: scope)
        plan.condition = try select.condition.map { condition in
            do {
                return try binder.bind(condition)
            } catch let error as SQLError {
                throw error.code == .missingParameter
                    ? error.appending(": when evaluating WHERE clause") : error
            }
        }
        try infer(select.condition.map { [$0] } ?? [], .boolean)
        let targets = try expandedTargets()
        if isGrouped {
            plan.grouping = try planGrouping(of: plan, targets)
        } else if select.having != nil {
            throw SQLError(.havingRequiresGroup)
        }
        try planTargets(of: plan, targets)
        if let having = select.having {
            guard !select.grouping.isEmpty else { throw SQLError(.havingRequiresGroup) }
            plan.having = try binder.bind(having)
            try infer([having], .boolean)
        }
        try planOrder(of: plan, targets)
        plan.isDistinct = select.isDistinct
        let rowless = Binder(planner, scope: nil)
        plan.limit = try select.limit.map { try rowless.bind($0) }
        plan.offset = try select.offset.map { try rowless.bind($0) }
        try infer([select.limit, select.offset].compactMap { $0 }, .integer)
        plan.rowWidth = plan.grouping.map { $0.keys.count + $0.aggregates.count } ?? scope.width
        return plan
    }

    private var isGrouped: Bool {
        !select.grouping.isEmpty || select.targets.contains { $0.expression.containsAggregate }
            || select.having?.containsAggregate == true
            || select.order.contains { $0.expression.containsAggregate }
    }

    private func infer(_ expressions: [Expression], _ type: SQLType) throws {
        guard planner.inference != nil else { return }
        let types = TypeInference(planner, scope: scope, isStrict: false)
        for expression in expressions { try types.require(expression, type) }
    }

    private func planSources(of plan: SelectPlan) throws {
        guard let main = select.source else {
            guard !select.targets.isEmpty else {
                throw SQLError(text: "SELECT * with no tables specified is not valid")
            }
            try scope.add("values", [])
            return
        }
        let source = try planner.source(main, outer: scope.parent)
        let base = try scope.add(source.name, source.columns)
        (source as? TableSource)?.place(in: scope, base: base)
        plan.source = source
        for join in select.joins { try planJoin(join, of: plan) }
    }

    private func planJoin(_ join: Join, of plan: SelectPlan) throws {
        guard join.kind != .right else { throw SQLError(.unsupportedJoin) }
        guard !(join.isLateral && join.kind == .full) else {
            throw SQLError(.unsupportedJoin, ": a lateral source cannot be on the right of FULL JOIN")
        }
        let source = try planner.source(join.source, outer: join.isLateral ? scope : scope.parent)
        let left = scope.sources
        let base = try scope.add(source.name, source.columns)
        (source as? TableSource)?.place(in: scope, base: base)
        var condition: BoundExpression?
        if let written = join.condition {
            condition = try Binder(planner, scope: scope).bind(written)
            try infer([written], .boolean)
        } else if join.isNatural || !join.using.isEmpty {
            condition = try sharedColumns(join, left, source, base)
        }
        plan.joins.append(
            JoinStep(
                kind: join.kind, source: source, base: base, isLateral: join.isLateral, condition: condition,
                equality: condition.flatMap { $0.equality(at: base, in: scope) }))
    }

    /// The condition of USING and NATURAL; the right columns no longer show in `*`.
    private func sharedColumns(
        _ join: Join, _ left: [ScopeSource], _ source: any SourceNode, _ base: Int
    ) throws -> BoundExpression? {
        var condition: BoundExpression?
        let shown = source.columns.filter { !$0.isHidden }.map(\.name)
        let names =
            join.isNatural
            ? shown.filter { name in left.contains { $0.columns.contains { $0.name == name && !$0.isHidden } }
            }
            : join.using
        for name in names {
            let found = left.first { $0.columns.contains { $0.name == name } }
            guard let found, let leftColumn = found.columns.firstIndex(where: { $0.name == name }),
                let right = source.columns.firstIndex(where: { $0.name == name })
            else { throw SQLError(.columnDoesNotExist, " (\(name))") }
            scope.use(found.base + leftColumn)
            scope.use(base + right)
            scope.hide(base + right)
            let equality = BoundExpression.comparison(
                .equal, .slot(base + right), .slot(found.base + leftColumn))
            condition = condition.map { .and($0, equality) } ?? equality
        }
        return condition
    }

    /// The targets with `*` written out.
    private func expandedTargets() throws -> [Target] {
        guard select.targets.isEmpty else { return select.targets }
        return scope.sources.flatMap { source in
            source.columns.filter { !$0.isHidden }.map { column in
                Target(
                    expression: .column(ColumnName(source: source.alias, name: column.name)), alias: nil)
            }
        }
    }

    private func planGrouping(of plan: SelectPlan, _ targets: [Target]) throws -> Grouping {
        let grouping = Grouping()
        var missing: ColumnName?
        for name in select.grouping {
            if let slot = try scope.slot(of: name) {
                scope.use(slot)
                grouping.keys.append(
                    Grouping.Key(
                        slot: slot, value: .slot(slot), type: scope.describe(slot)?.column.type ?? .any))
            } else if name.source == nil, let target = targets.first(where: { $0.alias == name.name }),
                !target.expression.containsAggregate
            {
                let type = try TypeInference(planner, scope: scope).type(of: target.expression)
                let value = try Binder(planner, scope: scope).bind(target.expression)
                grouping.keys.append(
                    Grouping.Key(slot: nil, alias: name.name, value: value, type: type))
            } else {
                missing = name
            }
        }
        scope.grouping = grouping
        plan.isZeroRowMade =
            select.grouping.isEmpty
            && targets.allSatisfy { if case .aggregate = $0.expression { true } else { false } }
        guard let missing else { return grouping }
        // A target that is not grouped is reported first.
        for target in targets { _ = try Binder(planner, scope: scope).bind(target.expression) }
        throw SQLError(.columnDoesNotExist, " (\(missing.name))")
    }

    private func planTargets(of plan: SelectPlan, _ targets: [Target]) throws {
        let binder = Binder(planner, scope: scope)
        let types = TypeInference(planner, scope: scope)
        for (position, target) in targets.enumerated() {
            if let alias = target.alias,
                let key = scope.grouping?.keys.firstIndex(where: { $0.alias == alias })
            {
                plan.targets.append(.slot(key))
                plan.columns.append(column(target, position, scope.grouping?.keys[key].type ?? .any))
                continue
            }
            let type = try types.type(of: target.expression)
            plan.columns.append(column(target, position, type))
            if case .window(let call) = target.expression {
                planner.noteUnrepeatable()
                plan.windows.append(try bind(call))
                plan.targets.append(.constant(.null(.any)))
                plan.windowTargets.append(position)
            } else {
                plan.targets.append(try binder.bind(target.expression))
            }
        }
    }

    /// Name and type of a result column.
    private func column(_ target: Target, _ position: Int, _ type: SQLType) -> ResultColumn {
        var source = scope.sources.first?.alias ?? ""
        var name = "col\(position)"
        let column: ColumnName?
        switch target.expression {
        case .column(let written):
            column = written
            name = written.name
        case .path(let written, let path):
            column = written
            name = "\(written.name)->'\(path.joined(separator: "->"))'"
        case .aggregate(let aggregate): column = aggregate.column
        default: column = nil
        }
        if let written = column?.source { source = written }
        // Unqualified names of plain columns keep the name of the main source.
        return ResultColumn(source: source, name: target.alias ?? name, type: type)
    }

    private func bind(_ call: WindowCall) throws -> BoundWindow {
        let binder = Binder(planner, scope: scope)
        return BoundWindow(
            function: call.function, arguments: try call.arguments.map { try binder.bind($0) },
            partition: try call.partition.map { try binder.bind($0) },
            order: try call.order.map {
                SortKey(
                    value: try binder.bind($0.expression), isDescending: $0.isDescending,
                    nullsFirst: $0.nullsFirst ?? !$0.isDescending)
            })
    }

    private func planOrder(of plan: SelectPlan, _ targets: [Target]) throws {
        let binder = Binder(planner, scope: scope)
        for term in select.order {
            var target: Int?
            switch term.expression {
            case .literal(.integer(let number)):
                guard number >= 1, number <= Int64(targets.count) else {
                    throw SQLError(text: "position \(number) is not in select list")
                }
                target = Int(number) - 1
            case .column(let name) where name.source == nil:
                target = targets.firstIndex { $0.alias == name.name }
            default: break
            }
            let value: BoundExpression
            if let target {
                if let window = plan.windowTargets.firstIndex(of: target) {
                    value = .slot(-1 - window)
                } else {
                    value = plan.targets[target]
                }
            } else {
                value = try binder.bind(term.expression)
            }
            plan.order.append(
                SortKey(
                    value: value, isDescending: term.isDescending,
                    nullsFirst: term.nullsFirst ?? !term.isDescending))
        }
    }
}

extension Expression {
    /// Whether an aggregate is used outside of subqueries.
    var containsAggregate: Bool {
        switch self {
        case .aggregate: true
        case .literal, .parameter, .column, .path, .window, .exists, .scalar: false
        case .call(_, let arguments): arguments.contains { $0.containsAggregate }
        case .cast(let operand, _), .extract(_, let operand), .not(let operand), .inQuery(let operand, _, _):
            operand.containsAggregate
        case .and(let left, let right), .or(let left, let right), .comparison(_, let left, let right),
            .arithmetic(_, let left, let right), .like(let left, let right, _, _):
            left.containsAggregate || right.containsAggregate
        case .inList(let operand, let items, _):
            operand.containsAggregate || items.contains { $0.containsAggregate }
        case .choice(let operand, let arms, let otherwise):
            operand?.containsAggregate == true || otherwise?.containsAggregate == true
                || arms.contains { $0.condition.containsAggregate || $0.result.containsAggregate }
        }
    }
}
