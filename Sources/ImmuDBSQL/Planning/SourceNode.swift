internal import ImmuDBRecords

/// Something in FROM.
protocol SourceNode: AnyObject {
    /// Name by which columns are qualified.
    var name: String { get }
    var columns: [ScopeColumn] { get }
    func open(_ evaluation: Evaluation) throws -> any RowCursor
}

/// Rows that are computed when they are needed.
final class RelationSource: SourceNode {
    let name: String
    let columns: [ScopeColumn]
    private let body: (Evaluation) throws -> [[SQLValue]]

    init(
        _ name: String, _ columns: [(String, SQLType)], _ body: @escaping (Evaluation) throws -> [[SQLValue]]
    ) {
        self.name = name
        self.columns = columns.map { ScopeColumn(name: $0.0, type: $0.1) }
        self.body = body
    }

    func open(_ evaluation: Evaluation) throws -> any RowCursor { ListCursor(try body(evaluation)) }
}

/// The rows of a query under a name.
final class QuerySource: SourceNode {
    let name: String
    let columns: [ScopeColumn]
    let plan: any QueryPlan

    init(_ name: String, _ plan: any QueryPlan) {
        self.name = name
        self.plan = plan
        columns = plan.columns.map { ScopeColumn(name: $0.name, type: $0.type) }
    }

    func open(_ evaluation: Evaluation) throws -> any RowCursor { try plan.open(evaluation) }
}

/// A source under another name.
final class AliasSource: SourceNode {
    let name: String
    private let inner: any SourceNode

    init(_ name: String, _ inner: any SourceNode) {
        self.name = name
        self.inner = inner
    }

    var columns: [ScopeColumn] { inner.columns }

    func open(_ evaluation: Evaluation) throws -> any RowCursor { try inner.open(evaluation) }
}

/// A source as a whole query.
final class SourcePlan: QueryPlan {
    let columns: [ResultColumn]
    private let source: any SourceNode

    init(_ columns: [ResultColumn], _ source: any SourceNode) {
        self.columns = columns
        self.source = source
    }

    func open(_ evaluation: Evaluation) throws -> any RowCursor { try source.open(evaluation) }
}

/// Known rows as a whole query.
final class RelationPlan: QueryPlan {
    let columns: [ResultColumn]
    private let rows: [[SQLValue]]

    init(_ columns: [ResultColumn], rows: [[SQLValue]]) {
        self.columns = columns
        self.rows = rows
    }

    func open(_ evaluation: Evaluation) throws -> any RowCursor { ListCursor(rows) }
}

/// A common table expression: computed once, read any number of times.
final class CommonRelation {
    let name: String
    let columns: [ScopeColumn]
    private let seed: any QueryPlan
    /// The recursive part, if there is one.
    var step: (any QueryPlan)?
    private var rows: [[SQLValue]]?
    /// Rows of the round before, while the recursive part runs.
    private var round: [[SQLValue]]?

    init(_ name: String, _ seed: any QueryPlan) {
        self.name = name
        self.seed = seed
        columns = seed.columns.map { ScopeColumn(name: $0.name, type: $0.type) }
    }

    func reset() { rows = nil }

    func current(_ evaluation: Evaluation) throws -> [[SQLValue]] {
        if let round { return round }
        if let rows { return rows }
        var all = try seed.open(evaluation).all()
        if let step {
            var newest = all
            var rounds = 0
            while !newest.isEmpty, rounds < Limits.recursionRoundsMax {
                round = newest
                defer { round = nil }
                newest = try step.open(evaluation).all()
                all += newest
                rounds += 1
            }
        }
        rows = all
        return all
    }
}

/// A query with its common table expressions.
final class CommonPlan: QueryPlan {
    private let relations: [CommonRelation]
    let body: any QueryPlan

    init(_ relations: [CommonRelation], _ body: any QueryPlan) {
        self.relations = relations
        self.body = body
    }

    var columns: [ResultColumn] { body.columns }

    func open(_ evaluation: Evaluation) throws -> any RowCursor {
        for relation in relations { relation.reset() }
        return try body.open(evaluation)
    }
}
