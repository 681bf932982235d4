/// The lines of EXPLAIN.
///
/// They are those of the original, but that a scan of a table names the index that was chosen also when the
/// statement does not name one.
struct Explanation {
    private let evaluation: Evaluation
    /// Whether scans tell how many rows they meet.
    private let showsRows: Bool

    init(_ evaluation: Evaluation, showsRows: Bool) {
        self.evaluation = evaluation
        self.showsRows = showsRows
    }

    /// - Parameter plan: of the query; nil where the text alone has to do.
    func lines(of query: Query, _ plan: (any QueryPlan)?) throws -> [String] {
        switch query {
        case .select(let select): return try lines(of: select, plan as? SelectPlan)
        case .setOperation(let operation, let left, let right):
            let name =
                switch operation {
                case .union, .unionAll: "Union"
                case .except: "Except"
                case .intersect: "Intersect"
                }
            let set = plan as? SetPlan
            return ["-> \(name)"] + indented(try lines(of: left, set?.left))
                + indented(try lines(of: right, set?.right))
        case .with(let tables, _, let body):
            let parts = try tables.flatMap {
                ["  CTE \($0.name):"] + indented(indented(try lines(of: $0.query, nil)))
            }
            return ["-> CTE"] + parts + indented(try lines(of: body, (plan as? CommonPlan)?.body))
        case .show: return ["-> Function Scan"]
        case .explain(let inner, _): return try lines(of: inner, nil)
        }
    }

    private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

    private func lines(of select: Select, _ plan: SelectPlan?) throws -> [String] {
        var result =
            try select.source.map { source in
                let access = try plan?.mainAccess(evaluation)
                return try lines(of: source, plan?.source, access, nil, showsAlias: true)
            } ?? ["-> Values"]
        for (position, join) in select.joins.enumerated() {
            let name =
                switch join.kind {
                case .inner: "Inner Join"
                case .left: "Left Join"
                case .right: "Right Join"
                case .cross: "Cross Join"
                case .full: "Full Outer Join"
                }
            result.append("  -> \(name)")
            if let condition = join.condition { result.append("    Cond: \(condition.text)") }
            let step = plan.flatMap { $0.joins.indices.contains(position) ? $0.joins[position] : nil }
            let right = try lines(
                of: join.source, step?.source, nil, step?.lookupIndex, showsAlias: false)
            result += indented(indented(right))
        }
        if let condition = select.condition { result.append("  Filter: \(condition.text)") }
        if !select.grouping.isEmpty {
            result.append("  Group By: \(select.grouping.map(\.name).joined(separator: ", "))")
        }
        if let having = select.having { result.append("  Having: \(having.text)") }
        if !select.order.isEmpty {
            let terms = select.order.map { "\($0.expression.text) \($0.isDescending ? "DESC" : "ASC")" }
            result.append("  Order By: \(terms.joined(separator: ", "))")
        }
        if let limit = select.limit { result.append("  Limit: \(limit.text)") }
        if let offset = select.offset { result.append("  Offset: \(offset.text)") }
        return result
    }

    private func lines(
        of source: Source, _ node: (any SourceNode)?, _ access: TableAccess?, _ lookup: Index?,
        showsAlias: Bool
    ) throws -> [String] {
        let alias = showsAlias ? source.alias.map { " \($0)" } ?? "" : ""
        switch source.kind {
        case .table(let name), .history(let name), .difference(let name):
            let table = node as? TableSource
            var columns = source.index
            if let table = table?.table, columns.isEmpty {
                let index = lookup ?? access.flatMap { $0.isNarrow(in: table) ? $0.index : nil }
                columns = index.map { table.columns(of: $0).map(\.name) } ?? []
            }
            let scan = columns.isEmpty ? "Seq Scan" : "Index Scan using (\(columns.joined(separator: ", ")))"
            let rows = lookup == nil ? try rows(of: table, access) : ""
            return ["-> \(scan) on \(name)\(alias)\(rows)"]
        case .query(let query):
            return ["-> Subquery Scan\(alias)"] + indented(try lines(of: query, (node as? QuerySource)?.plan))
        case .values: return ["-> Values Scan"]
        case .function(let name, _): return ["-> Function Scan on \(name)\(alias)"]
        }
    }

    /// Rows that a scan meets, before WHERE.
    private func rows(of table: TableSource?, _ access: TableAccess?) throws -> String {
        guard showsRows, let table else { return "" }
        return " (rows=\(try table.count(access ?? TableAccess(table.table), evaluation)))"
    }
}
