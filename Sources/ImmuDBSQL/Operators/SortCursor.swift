internal import ImmuDBRecords

/// One term of an order.
struct SortKey {
    /// A slot below zero is a window function: -1 the first, -2 the second.
    var value: BoundExpression
    var isDescending: Bool
    var nullsFirst: Bool

    func shifted(windowsAt width: Int) -> SortKey {
        guard case .slot(let slot) = value, slot < 0 else { return self }
        var key = self
        key.value = .slot(width - 1 - slot)
        return key
    }

    /// -1, 0 or 1 for two values of the key.
    func compare(_ left: SQLValue, _ right: SQLValue) throws(SQLError) -> Int {
        switch (Comparison.isNull(left), Comparison.isNull(right)) {
        case (true, true): return 0
        case (true, false): return nullsFirst ? -1 : 1
        case (false, true): return nullsFirst ? 1 : -1
        case (false, false):
            let order = try Comparison.compare(left, right)
            return isDescending ? -order : order
        }
    }
}

extension [SortKey] {
    /// -1, 0 or 1 for the key values of two rows.
    func compare(_ left: [SQLValue], _ right: [SQLValue]) throws(SQLError) -> Int {
        for (position, key) in enumerated() {
            let order = try key.compare(left[position], right[position])
            if order != 0 { return order }
        }
        return 0
    }
}

/// Rows in order; equal ones keep theirs. Many rows are sorted in runs, which wait in files until they are
/// merged.
final class SortCursor: RowCursor {
    private let source: any RowCursor
    private let keys: [SortKey]
    private let evaluation: Evaluation
    private var result: (any RowCursor)?

    init(_ source: any RowCursor, _ keys: [SortKey], _ evaluation: Evaluation) {
        self.source = source
        self.keys = keys
        self.evaluation = evaluation
    }

    func next() throws -> [SQLValue]? {
        if let result { return try result.next() }
        let result = try sorted()
        self.result = result
        return try result.next()
    }

    private func sorted() throws -> any RowCursor {
        let limit = evaluation.transaction.engine.options.sortBufferRows
        var runs: [any RowCursor] = []
        var rows: [SortRow] = []
        while let row = try source.next() {
            try evaluation.step()
            if rows.count >= limit, let spill = evaluation.transaction.engine.options.spill {
                runs.append(try spill.run(of: try ordered(rows).map(\.row)))
                rows = []
            }
            rows.append(SortRow(keys: try keys.map { try $0.value.value(row, evaluation) }, row: row))
        }
        let last = ListCursor(try ordered(rows).map(\.row))
        guard !runs.isEmpty else { return last }
        return try MergeCursor(runs + [last], keys, evaluation)
    }

    private func ordered(_ rows: [SortRow]) throws -> [SortRow] {
        // The standard sort is stable.
        try rows.sorted { try keys.compare($0.keys, $1.keys) < 0 }
    }
}

/// A row with the values it is sorted by.
struct SortRow {
    var keys: [SQLValue]
    var row: [SQLValue]
}

/// Sorted runs merged; of equal rows the one of the earlier run comes first.
final class MergeCursor: RowCursor {
    private let runs: [any RowCursor]
    private let keys: [SortKey]
    private let evaluation: Evaluation
    private var heads: [SortRow?] = []

    init(_ runs: [any RowCursor], _ keys: [SortKey], _ evaluation: Evaluation) throws {
        self.runs = runs
        self.keys = keys
        self.evaluation = evaluation
        heads = try runs.map { try head(of: $0) }
    }

    private func head(of run: any RowCursor) throws -> SortRow? {
        guard let row = try run.next() else { return nil }
        return SortRow(keys: try keys.map { try $0.value.value(row, evaluation) }, row: row)
    }

    func next() throws -> [SQLValue]? {
        var best: Int?
        for (position, head) in heads.enumerated() {
            guard let head else { continue }
            if let known = best, let other = heads[known], try keys.compare(head.keys, other.keys) >= 0 {
                continue
            }
            best = position
        }
        guard let best, let row = heads[best]?.row else { return nil }
        heads[best] = try head(of: runs[best])
        return row
    }
}
