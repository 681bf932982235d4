/// The lines of EXPLAIN.
enum Explanation {
    static func lines(of query: Query) -> [String] {
        switch query {
        case .select(let select): return lines(of: select)
        case .setOperation(let operation, let left, let right):
            let name =
                switch operation {
                case .union, .unionAll: "Union"
                case .except: "Except"
                case .intersect: "Intersect"
                }
            return ["-> \(name)"] + indented(lines(of: left)) + indented(lines(of: right))
        case .with(let tables, _, let body):
            let parts = tables.flatMap { ["  CTE \($0.name):"] + indented(indented(lines(of: $0.query))) }
            return ["-> CTE"] + parts + indented(lines(of: body))
        case .show: return ["-> Function Scan"]
        case .explain(let inner): return lines(of: inner)
        }
    }

    private static func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

    private static func lines(of select: Select) -> [String] {
        var result = select.source.map { lines(of: $0, showsAlias: true) } ?? ["-> Values"]
        for join in select.joins {
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
            result += indented(indented(lines(of: join.source, showsAlias: false)))
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

    private static func lines(of source: Source, showsAlias: Bool) -> [String] {
        let alias = showsAlias ? source.alias.map { " \($0)" } ?? "" : ""
        switch source.kind {
        case .table(let name), .history(let name), .difference(let name):
            guard !source.index.isEmpty else { return ["-> Seq Scan on \(name)\(alias)"] }
            return ["-> Index Scan using (\(source.index.joined(separator: ", "))) on \(name)\(alias)"]
        case .query(let query): return ["-> Subquery Scan\(alias)"] + indented(lines(of: query))
        case .values: return ["-> Values Scan"]
        case .function(let name, _): return ["-> Function Scan on \(name)\(alias)"]
        }
    }
}
