/// A statement that yields rows.
package indirect enum Query: Sendable, Hashable {
    case select(Select)
    case setOperation(SetOperator, Query, Query)
    case with([CommonTable], isRecursive: Bool, Query)
    case show(ShowStatement)
    case explain(Query, showsRows: Bool)
}

/// How two queries are combined.
package enum SetOperator: Sendable, Hashable {
    case union
    case unionAll
    case except
    case intersect
}

/// A common table expression.
package struct CommonTable: Sendable, Hashable {
    package var name: String
    package var query: Query

    package init(name: String, query: Query) {
        self.name = name
        self.query = query
    }
}

/// SHOW.
package enum ShowStatement: Sendable, Hashable {
    case databases
    case tables
    case table(String)
    case users
    case grants(user: String?)
}

/// One column of a result.
package struct Target: Sendable, Hashable {
    package var expression: Expression
    package var alias: String?

    package init(expression: Expression, alias: String? = nil) {
        self.expression = expression
        self.alias = alias
    }
}

/// SELECT.
package struct Select: Sendable, Hashable {
    package var isDistinct = false
    /// Empty for `*`.
    package var targets: [Target] = []
    package var source: Source?
    package var joins: [Join] = []
    package var condition: Expression?
    package var grouping: [ColumnName] = []
    package var having: Expression?
    package var order: [OrderTerm] = []
    package var limit: Expression?
    package var offset: Expression?

    package init(
        isDistinct: Bool = false, targets: [Target] = [], source: Source? = nil, joins: [Join] = [],
        condition: Expression? = nil, grouping: [ColumnName] = [], having: Expression? = nil,
        order: [OrderTerm] = [], limit: Expression? = nil, offset: Expression? = nil
    ) {
        self.isDistinct = isDistinct
        self.targets = targets
        self.source = source
        self.joins = joins
        self.condition = condition
        self.grouping = grouping
        self.having = having
        self.order = order
        self.limit = limit
        self.offset = offset
    }
}

/// Where rows come from.
package struct Source: Sendable, Hashable {
    package var kind: Kind
    package var alias: String?
    package var period = Period()
    package var index: [String] = []

    package init(kind: Kind, alias: String? = nil, period: Period = Period(), index: [String] = []) {
        self.kind = kind
        self.alias = alias
        self.period = period
        self.index = index
    }

    package indirect enum Kind: Sendable, Hashable {
        case table(String)
        case query(Query)
        case values([[Expression]])
        case history(String)
        case difference(String)
        case function(String, [Expression])
    }
}

/// A range of transactions.
package struct Period: Sendable, Hashable {
    package var start: Instant?
    package var end: Instant?

    package init(start: Instant? = nil, end: Instant? = nil) {
        self.start = start
        self.end = end
    }

    package var isEmpty: Bool { start == nil && end == nil }

    /// One end of a period.
    package struct Instant: Sendable, Hashable {
        package var expression: Expression
        /// The expression is a transaction id, not a time.
        package var isTransaction: Bool
        package var isInclusive: Bool
    }
}

/// A joined source.
package struct Join: Sendable, Hashable {
    package var kind: Kind
    package var source: Source
    package var isLateral = false
    package var condition: Expression?
    package var using: [String] = []
    package var isNatural = false

    package init(
        kind: Kind, source: Source, isLateral: Bool = false, condition: Expression? = nil,
        using: [String] = [], isNatural: Bool = false
    ) {
        self.kind = kind
        self.source = source
        self.isLateral = isLateral
        self.condition = condition
        self.using = using
        self.isNatural = isNatural
    }

    package enum Kind: Sendable, Hashable {
        case inner
        case left
        case right
        case cross
        case full
    }
}
