internal import ImmuDBRecords

/// One join of a chain: rows so far on the left, a source on the right.
struct JoinStep {
    let kind: Join.Kind
    let source: any SourceNode
    /// Slot of the first column of the right side.
    let base: Int
    let isLateral: Bool
    let condition: BoundExpression?
    /// A comparison by which matching rows can be found at once.
    let equality: JoinEquality?

    /// The index by which rows of the right side are found, where that is the way.
    var lookupIndex: Index? {
        guard !isLateral, kind != .full, let equality, let table = source as? TableSource,
            table.mode == .rows, table.forcedIndex == nil
        else { return nil }
        return LookupMatcher.index(of: table, base: base, equality)
    }

    func open(_ left: any RowCursor, _ evaluation: Evaluation) throws -> any RowCursor {
        JoinCursor(left, self, try matcher(evaluation), evaluation)
    }

    private func matcher(_ evaluation: Evaluation) throws -> any JoinMatcher {
        if isLateral { return LateralMatcher(source, evaluation) }
        guard let equality, kind != .full else { return ListMatcher(try source.open(evaluation).all()) }
        if let table = source as? TableSource, table.mode == .rows, table.forcedIndex == nil,
            let lookup = LookupMatcher(table, base: base, equality, evaluation)
        {
            // A walk over the whole table would be recorded, and conflict with every change of it.
            return evaluation.transaction.store.isReadOnly
                ? AdaptiveMatcher(lookup, table, base: base, equality, evaluation) : lookup
        }
        return HashMatcher(try source.open(evaluation).all(), base: base, equality, evaluation)
    }
}

/// `right column = expression over the left side`, both of one type.
struct JoinEquality {
    var slot: Int
    var left: BoundExpression
}

extension BoundExpression {
    /// A comparison among the AND-ed ones that equates a column from `base` on with what lies before.
    func equality(at base: Int, in scope: Scope) -> JoinEquality? {
        switch self {
        case .and(let left, let right):
            return left.equality(at: base, in: scope) ?? right.equality(at: base, in: scope)
        case .comparison(.equal, .slot(let a), .slot(let b)):
            let (low, high) = (min(a, b), max(a, b))
            guard low < base, high >= base, let left = scope.describe(low)?.column.type,
                left == scope.describe(high)?.column.type, left != .json, left != .any, left != .float
            else { return nil }
            return JoinEquality(slot: high, left: .slot(low))
        default: return nil
        }
    }
}

/// Finds right rows that may match a left row.
protocol JoinMatcher: AnyObject {
    func candidates(for left: [SQLValue]) throws -> [(position: Int, row: [SQLValue])]
    /// All right rows, where they are known.
    var all: [[SQLValue]] { get }
}

/// All right rows, every time.
final class ListMatcher: JoinMatcher {
    let all: [[SQLValue]]
    private let numbered: [(position: Int, row: [SQLValue])]

    init(_ rows: [[SQLValue]]) {
        all = rows
        numbered = rows.enumerated().map { ($0.offset, $0.element) }
    }

    func candidates(for left: [SQLValue]) -> [(position: Int, row: [SQLValue])] { numbered }
}

/// Right rows by the value of one column.
final class HashMatcher: JoinMatcher {
    let all: [[SQLValue]]
    private let left: BoundExpression
    private let evaluation: Evaluation
    private var rows: [SQLValue: [(position: Int, row: [SQLValue])]] = [:]

    init(_ all: [[SQLValue]], base: Int, _ equality: JoinEquality, _ evaluation: Evaluation) {
        self.all = all
        left = equality.left
        self.evaluation = evaluation
        for (position, row) in all.enumerated() {
            rows[row[equality.slot - base], default: []].append((position, row))
        }
    }

    func candidates(for left: [SQLValue]) throws -> [(position: Int, row: [SQLValue])] {
        rows[try self.left.value(left, evaluation)] ?? []
    }
}

/// Right rows by an index.
final class LookupMatcher: JoinMatcher {
    private let table: TableSource
    private let column: Column
    private let index: Index
    private let left: BoundExpression
    private let evaluation: Evaluation

    /// Nil when no index begins with the column, or the source is restricted to a period.
    init?(_ table: TableSource, base: Int, _ equality: JoinEquality, _ evaluation: Evaluation) {
        guard let index = LookupMatcher.index(of: table, base: base, equality) else { return nil }
        self.table = table
        column = table.table.columns[equality.slot - base]
        self.index = index
        left = equality.left
        self.evaluation = evaluation
    }

    static func index(of table: TableSource, base: Int, _ equality: JoinEquality) -> Index? {
        let position = equality.slot - base
        guard table.period.start == nil, table.period.end == nil,
            table.table.columns.indices.contains(position)
        else { return nil }
        return table.table.indexes.first { $0.columnIDs.first == table.table.columns[position].id }
    }

    var all: [[SQLValue]] { [] }

    func candidates(for left: [SQLValue]) throws -> [(position: Int, row: [SQLValue])] {
        let value = try self.left.value(left, evaluation)
        var access = TableAccess(
            table.table, forced: index, ranges: [column.id: ColumnRange(low: value, high: value)], order: [])
        access.index = index
        return try table.open(evaluation, access).all().map { (0, $0) }
    }
}

/// Looks rows up by an index, and reads all of them once that has become the cheaper way: after so many
/// lookups that reading a table of a size in proportion costs no more than what was spent already.
final class AdaptiveMatcher: JoinMatcher {
    private let lookup: LookupMatcher
    private let table: TableSource
    private let base: Int
    private let equality: JoinEquality
    private let evaluation: Evaluation
    private var hash: HashMatcher?
    private var lookups = 0
    private var nextTrial = Limits.hashTrialLookupsFirst

    init(
        _ lookup: LookupMatcher, _ table: TableSource, base: Int, _ equality: JoinEquality,
        _ evaluation: Evaluation
    ) {
        self.lookup = lookup
        self.table = table
        self.base = base
        self.equality = equality
        self.evaluation = evaluation
    }

    var all: [[SQLValue]] { [] }

    func candidates(for left: [SQLValue]) throws -> [(position: Int, row: [SQLValue])] {
        if let hash { return try hash.candidates(for: left) }
        lookups += 1
        if lookups == nextTrial {
            try tryHash()
            if let hash { return try hash.candidates(for: left) }
        }
        return try lookup.candidates(for: left)
    }

    private func tryHash() throws {
        nextTrial = lookups < Limits.hashTrialLookupsLast ? lookups * 4 : .max
        let limit = lookups * Limits.hashRowsPerLookup
        var rows: [[SQLValue]] = []
        let cursor = try table.open(evaluation)
        while let row = try cursor.next() {
            guard rows.count < limit else { return }
            rows.append(row)
        }
        hash = HashMatcher(rows, base: base, equality, evaluation)
    }
}

/// A right side that depends on the left row.
final class LateralMatcher: JoinMatcher {
    private let source: any SourceNode
    private let evaluation: Evaluation

    init(_ source: any SourceNode, _ evaluation: Evaluation) {
        self.source = source
        self.evaluation = evaluation
    }

    var all: [[SQLValue]] { [] }

    func candidates(for left: [SQLValue]) throws -> [(position: Int, row: [SQLValue])] {
        evaluation.rows.append(left)
        defer { evaluation.rows.removeLast() }
        return try source.open(evaluation).all().map { (0, $0) }
    }
}

/// Left rows, each with its matches; then, for FULL, right rows without any.
final class JoinCursor: RowCursor {
    private let left: any RowCursor
    private let step: JoinStep
    private let matcher: any JoinMatcher
    private let evaluation: Evaluation
    private let leftNulls: [SQLValue]
    private let rightNulls: [SQLValue]
    private var pending: ArraySlice<[SQLValue]> = []
    private var matched: Set<Int> = []
    private var rest: ArraySlice<[SQLValue]>?

    init(_ left: any RowCursor, _ step: JoinStep, _ matcher: any JoinMatcher, _ evaluation: Evaluation) {
        self.left = left
        self.step = step
        self.matcher = matcher
        self.evaluation = evaluation
        leftNulls = Array(repeating: .null(.any), count: step.base)
        rightNulls = step.source.columns.map { .null($0.type) }
    }

    func next() throws -> [SQLValue]? {
        while pending.isEmpty {
            guard rest == nil, let row = try left.next() else { return nextUnmatched() }
            pending = try matches(of: row)[...]
        }
        return pending.popFirst()
    }

    private func matches(of row: [SQLValue]) throws -> [[SQLValue]] {
        var found: [[SQLValue]] = []
        try evaluation.step()
        for (position, candidate) in try matcher.candidates(for: row) {
            try evaluation.step()
            let joined = row + candidate
            if let condition = step.condition {
                guard try condition.keeps(joined, evaluation, clause: "ON") else { continue }
            }
            if step.kind == .full { matched.insert(position) }
            found.append(joined)
        }
        if found.isEmpty, step.kind == .left || step.kind == .full { found.append(row + rightNulls) }
        return found
    }

    private func nextUnmatched() -> [SQLValue]? {
        guard step.kind == .full else { return nil }
        var left =
            rest ?? matcher.all.enumerated().filter { !matched.contains($0.offset) }.map(\.element)[...]
        defer { rest = left }
        return left.popFirst().map { leftNulls + $0 }
    }
}
