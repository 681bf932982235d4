internal import ImmuDBRecords

/// Turns queries into plans within one statement.
final class Planner {
    let transaction: SQLTransaction
    let parameters: Parameters
    /// Set when the types of parameters are wanted rather than rows.
    let inference: ParameterTypes?
    /// Common table expressions in view, the newest last.
    var commonTables: [(name: String, relation: CommonRelation)] = []
    private var viewDepth = 0
    /// Where the values of parameters are put; nil when plans take the values themselves.
    let cells: ParameterCells?
    /// Whether a plan with cells can run again with other values: nothing was computed while planning.
    private(set) var isReusable = true
    /// Whether what is planned runs again and again over other rows of a common table expression.
    private(set) var isInRecursiveStep = false

    init(
        transaction: SQLTransaction, parameters: Parameters, inference: ParameterTypes? = nil,
        cells: ParameterCells? = nil
    ) {
        self.cells = cells
        self.transaction = transaction
        self.parameters = parameters
        self.inference = inference
    }

    func catalog() throws -> Catalog { try transaction.catalog() }

    /// What is being planned holds something of this run.
    func noteUnrepeatable() { isReusable = false }

    /// - Parameter outer: scope of the query around, for correlated subqueries.
    func plan(_ query: Query, outer: Scope? = nil) throws -> any QueryPlan {
        switch query {
        case .select(let select): return try SelectPlanner(self, select, outer: outer).plan()
        case .setOperation(let operation, let left, let right):
            noteUnrepeatable()
            let left = try plan(left, outer: outer)
            return try SetPlan(operation, left, try plan(right, outer: outer))
        case .with(let tables, let isRecursive, let body):
            noteUnrepeatable()
            return try plan(with: tables, isRecursive: isRecursive, body, outer: outer)
        case .show(let show):
            noteUnrepeatable()
            return try plan(show)
        case .explain(let inner, let showsRows):
            noteUnrepeatable()
            let plan = try plan(inner, outer: outer)
            let explanation = Explanation(Evaluation(transaction: transaction), showsRows: showsRows)
            let lines = try explanation.lines(of: inner, plan)
            return RelationPlan(
                [ResultColumn(source: "explain", name: "plan", type: .varchar)],
                rows: lines.map { [.varchar($0)] })
        }
    }

    private func plan(
        with tables: [CommonTable], isRecursive: Bool, _ body: Query, outer: Scope?
    ) throws -> any QueryPlan {
        let mark = commonTables.count
        defer { commonTables.removeSubrange(mark...) }
        for table in tables {
            let relation: CommonRelation
            do {
                if isRecursive, case .setOperation(let operation, let seed, let step) = table.query,
                    operation == .union || operation == .unionAll
                {
                    let seedPlan = try plan(seed, outer: outer)
                    relation = CommonRelation(table.name, seedPlan)
                    commonTables.append((table.name, relation))
                    let wasInStep = isInRecursiveStep
                    isInRecursiveStep = true
                    defer { isInRecursiveStep = wasInStep }
                    let stepPlan = try plan(step, outer: outer)
                    try SetPlan.requireMatch(seedPlan.columns, stepPlan.columns)
                    relation.step = stepPlan
                    continue
                }
                if isRecursive {
                    throw SQLError(.illegalArguments, ": recursive CTE '\(table.name)' must be a UNION")
                }
                relation = CommonRelation(table.name, try plan(table.query, outer: outer))
            } catch let error as SQLError {
                var error = error
                error.message = "error resolving CTE '\(table.name)': " + error.message
                throw error
            }
            commonTables.append((table.name, relation))
        }
        let relations = commonTables[mark...].map(\.relation)
        return CommonPlan(relations, try plan(body, outer: outer))
    }

    private func plan(_ show: ShowStatement) throws -> any QueryPlan {
        let source: any SourceNode =
            switch show {
            case .databases: try systemRelation("databases", [])
            case .tables: try systemRelation("tables", [])
            case .table(let name): try systemRelation("table", [.varchar(name)])
            case .users: try systemRelation("users", [])
            case .grants(let user): try systemRelation("grants", user.map { [.varchar($0)] } ?? [])
            }
        let columns = source.columns.map {
            ResultColumn(source: source.name, name: $0.name, type: $0.type)
        }
        return SourcePlan(columns, source)
    }

    /// Plans the query of a view.
    func plan(_ view: Catalog.View) throws -> any QueryPlan {
        guard viewDepth < Limits.viewDepthMax else {
            throw SQLError(.illegalArguments, ": views are nested deeper than \(Limits.viewDepthMax)")
        }
        viewDepth += 1
        let hidden = commonTables
        commonTables = []
        defer {
            viewDepth -= 1
            commonTables = hidden
        }
        return try plan(view.query)
    }

    /// A bound expression that needs no row.
    func constant(_ expression: Expression, _ evaluation: Evaluation) throws -> SQLValue {
        try Binder(self, scope: nil).bind(expression).value([], evaluation)
    }
}
