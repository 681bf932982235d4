internal import ImmuDBRecords

/// A SELECT ready to run: sources, joins, WHERE, groups, HAVING, windows, ORDER BY, targets, DISTINCT, LIMIT.
final class SelectPlan: QueryPlan {
    var columns: [ResultColumn] = []
    var scope = Scope()
    var source: (any SourceNode)?
    var joins: [JoinStep] = []
    var condition: BoundExpression?
    var grouping: Grouping?
    /// Whether no rows at all make one row of zero values.
    var isZeroRowMade = false
    var having: BoundExpression?
    var windows: [BoundWindow] = []
    /// Positions of the targets that are window functions.
    var windowTargets: [Int] = []
    var targets: [BoundExpression] = []
    var order: [SortKey] = []
    var isDistinct = false
    var limit: BoundExpression?
    var offset: BoundExpression?
    /// Columns of a row before windows are added.
    var rowWidth = 0

    func open(_ evaluation: Evaluation) throws -> any RowCursor {
        let limits = try LimitRange(limit, offset, evaluation)
        var isOrdered = order.isEmpty
        var cursor: any RowCursor
        let counted = try countOfIndex(evaluation)
        if let counted {
            cursor = ListCursor([counted])
        } else {
            cursor = try openRows(evaluation, &isOrdered)
        }
        if let grouping, counted == nil {
            cursor = GroupCursor(cursor, grouping, evaluation, makesZeroRow: isZeroRowMade)
        }
        if let having { cursor = FilterCursor(cursor, having, evaluation, clause: "HAVING") }
        if !windows.isEmpty { cursor = WindowCursor(cursor, windows, evaluation) }
        if !isOrdered {
            let keys = order.map { $0.shifted(windowsAt: rowWidth) }
            cursor = SortCursor(cursor, keys, evaluation)
        }
        cursor = ProjectCursor(cursor, boundTargets, evaluation)
        if isDistinct { cursor = DistinctCursor(cursor) }
        return limits.isEverything ? cursor : LimitCursor(cursor, limits)
    }

    /// The only row of `SELECT COUNT(*)` over a table, when entries of an index need only be counted; nil
    /// when rows have to be looked at, or there are none.
    private func countOfIndex(_ evaluation: Evaluation) throws -> [SQLValue]? {
        guard let grouping, grouping.keys.isEmpty, joins.isEmpty, let table = source as? TableSource,
            table.mode == .rows, table.period.start == nil, table.period.end == nil,
            grouping.aggregates.allSatisfy({ $0.function == .count && $0.slot == nil && !$0.isDistinct })
        else { return nil }
        let ranges = ColumnRanges(table.table, base: table.leading, evaluation)
        let access = TableAccess(
            table.table, forced: table.forcedIndex, ranges: try ranges.find(in: condition), order: [])
        guard try ranges.isWhole(condition, of: access.index) else { return nil }
        guard evaluation.transaction.store.isReadOnly else { return nil }
        let count = try table.count(access, evaluation)
        guard count > 0 else { return nil }
        return grouping.aggregates.map { _ in .integer(Int64(count)) }
    }

    private var boundTargets: [BoundExpression] {
        var bound = targets
        for (window, position) in windowTargets.enumerated() { bound[position] = .slot(rowWidth + window) }
        return bound
    }

    /// How the rows of the main table are reached; nil when there is none.
    func mainAccess(_ evaluation: Evaluation) throws -> TableAccess? {
        guard let table = source as? TableSource else { return nil }
        let ranges = try ColumnRanges(table.table, base: table.leading, evaluation).find(in: condition)
        return TableAccess(
            table.table, forced: table.forcedIndex, ranges: ranges, order: wantedOrder(of: table))
    }

    /// Joined rows that satisfy WHERE.
    private func openRows(_ evaluation: Evaluation, _ isOrdered: inout Bool) throws -> any RowCursor {
        guard let source else { return ListCursor([[]]) }
        var cursor: any RowCursor
        if let table = source as? TableSource, let access = try mainAccess(evaluation) {
            if grouping == nil, windows.isEmpty, !order.isEmpty { isOrdered = access.isOrdered }
            cursor = try table.open(evaluation, access)
        } else {
            cursor = try source.open(evaluation)
        }
        for join in joins { cursor = try join.open(cursor, evaluation) }
        if let condition { cursor = FilterCursor(cursor, condition, evaluation) }
        return cursor
    }

    /// The order that an index of the main table might give.
    private func wantedOrder(of table: TableSource) -> [TableAccess.OrderColumn] {
        guard table.mode == .rows, !joins.contains(where: { $0.kind == .full }) else { return [] }
        let first = table.leading
        func column(_ slot: Int?) -> UInt32? {
            guard let slot, table.table.columns.indices.contains(slot - first) else { return nil }
            return table.table.columns[slot - first].id
        }
        if let grouping {
            let ids = grouping.keys.compactMap { column($0.slot) }
            guard ids.count == grouping.keys.count else { return [] }
            return ids.map { TableAccess.OrderColumn(id: $0, isDescending: false) }
        }
        guard windows.isEmpty else { return [] }
        var wanted: [TableAccess.OrderColumn] = []
        for key in order {
            guard case .slot(let slot) = key.value, let id = column(slot), key.nullsFirst != key.isDescending
            else { return [] }
            wanted.append(TableAccess.OrderColumn(id: id, isDescending: key.isDescending))
        }
        return wanted
    }
}
