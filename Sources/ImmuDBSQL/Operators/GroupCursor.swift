internal import ImmuDBRecords

/// Groups in order of first appearance: keys, then aggregates.
final class GroupCursor: RowCursor {
    private let source: any RowCursor
    private let grouping: Grouping
    private let evaluation: Evaluation
    private let makesZeroRow: Bool
    private var result: ListCursor?

    init(_ source: any RowCursor, _ grouping: Grouping, _ evaluation: Evaluation, makesZeroRow: Bool) {
        self.source = source
        self.grouping = grouping
        self.evaluation = evaluation
        self.makesZeroRow = makesZeroRow
    }

    func next() throws -> [SQLValue]? {
        if let result { return result.next() }
        let result = ListCursor(try groups())
        self.result = result
        return result.next()
    }

    private func groups() throws -> [[SQLValue]] {
        var positions = GroupPositions()
        var groups: [(keys: [SQLValue], states: [AggregateState])] = []
        var keys: [SQLValue] = []
        while let row = try source.next() {
            try evaluation.step()
            keys.removeAll(keepingCapacity: true)
            for key in grouping.keys { keys.append(try key.value.value(row, evaluation)) }
            let (position, isNew) = positions.position(of: keys)
            if isNew { groups.append((keys, grouping.aggregates.map { AggregateState($0) })) }
            for aggregate in groups[position].states.indices {
                try groups[position].states[aggregate].add(row)
            }
        }
        if groups.isEmpty, grouping.keys.isEmpty, makesZeroRow {
            return [grouping.aggregates.map { .zero(of: $0.type) }]
        }
        return groups.map { group in group.keys + group.states.map(\.result) }
    }
}

/// Numbers of groups by their keys, in order of first appearance.
private struct GroupPositions {
    private var integers: [Int64: Int] = [:]
    private var others: [[UInt8]: Int] = [:]
    private var count = 0
    /// The group before: rows of an index come group by group.
    private var last: (keys: [SQLValue], position: Int)?

    mutating func position(of keys: [SQLValue]) -> (position: Int, isNew: Bool) {
        if let last, last.keys == keys { return (last.position, false) }
        let position: Int
        if keys.count == 1, case .integer(let key) = keys[0] {
            position = integers[key, default: count]
            if position == count { integers[key] = count }
        } else {
            let identity = RowSet.identity(of: keys)
            position = others[identity, default: count]
            if position == count { others[identity] = count }
        }
        let isNew = position == count
        if isNew { count += 1 }
        last = (keys, position)
        return (position, isNew)
    }
}

/// An aggregate while rows come in.
struct AggregateState {
    private let aggregate: BoundAggregate
    private var count: Int64 = 0
    private var value: SQLValue?
    private var seen = RowSet()

    init(_ aggregate: BoundAggregate) { self.aggregate = aggregate }

    mutating func add(_ row: [SQLValue]) throws {
        guard let slot = aggregate.slot else {
            count += 1
            return
        }
        let next = row[slot]
        guard !Comparison.isNull(next) else { return }
        if aggregate.isDistinct, try !seen.insert([next]) { return }
        count += 1
        guard let known = value else {
            if aggregate.function == .sum || aggregate.function == .average {
                guard next.type.isNumeric else { throw SQLError(.numericTypeExpected) }
            }
            if aggregate.function == .stringAggregate, next.type != .varchar {
                throw SQLError(.invalidTypes, ": STRING_AGG expects VARCHAR")
            }
            value = next
            return
        }
        switch aggregate.function {
        case .count: break
        case .sum, .average: value = try Arithmetic.apply(.add, known, next)
        case .min: if try Comparison.compare(next, known) < 0 { value = next }
        case .max: if try Comparison.compare(next, known) > 0 { value = next }
        case .stringAggregate:
            if case .varchar(let text) = known, case .varchar(let more) = next {
                value = .varchar(text + aggregate.separator + more)
            }
        }
    }

    var result: SQLValue {
        switch (aggregate.function, value) {
        case (.count, _): return .integer(count)
        case (.average, .integer(let sum)?): return .integer(sum / max(count, 1))
        case (.average, .float(let sum)?): return .float(sum / Double(max(count, 1)))
        case (_, let value): return value ?? .null(aggregate.type)
        }
    }
}
