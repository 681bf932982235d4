internal import ImmuDBRecords

/// A window function whose names are found.
struct BoundWindow {
    var function: String
    var arguments: [BoundExpression]
    var partition: [BoundExpression]
    var order: [SortKey]
}

/// Rows with the results of window functions appended.
final class WindowCursor: RowCursor {
    private let source: any RowCursor
    private let windows: [BoundWindow]
    private let evaluation: Evaluation
    private var result: ListCursor?

    init(_ source: any RowCursor, _ windows: [BoundWindow], _ evaluation: Evaluation) {
        self.source = source
        self.windows = windows
        self.evaluation = evaluation
    }

    func next() throws -> [SQLValue]? {
        if let result { return result.next() }
        let result = ListCursor(try computed())
        self.result = result
        return result.next()
    }

    private func computed() throws -> [[SQLValue]] {
        let limit = evaluation.transaction.engine.options.windowRowsMax
        var rows: [[SQLValue]] = []
        while let row = try source.next() {
            try evaluation.step()
            rows.append(row)
            guard limit == 0 || rows.count <= limit else { throw SQLError(.windowRowsLimit) }
        }
        var results: [[SQLValue]] = []
        for window in windows { results.append(try values(of: window, rows)) }
        return rows.enumerated().map { position, row in row + results.map { $0[position] } }
    }

    private func values(of window: BoundWindow, _ rows: [[SQLValue]]) throws -> [SQLValue] {
        var partitions: [[UInt8]: [Int]] = [:]
        for (position, row) in rows.enumerated() {
            let keys = try window.partition.map { try $0.value(row, evaluation) }
            partitions[RowSet.identity(of: keys), default: []].append(position)
        }
        var values = [SQLValue](repeating: .null(.any), count: rows.count)
        for members in partitions.values {
            let keys = try members.map { position in
                try window.order.map { try $0.value.value(rows[position], evaluation) }
            }
            let order = try members.indices.sorted { try window.order.compare(keys[$0], keys[$1]) < 0 }
            let partition = WindowPartition(
                window: window, rows: order.map { rows[members[$0]] }, keys: order.map { keys[$0] },
                evaluation: evaluation)
            for (place, value) in try partition.values().enumerated() {
                values[members[order[place]]] = value
            }
        }
        return values
    }
}

/// Rows of one partition in order.
struct WindowPartition {
    let window: BoundWindow
    let rows: [[SQLValue]]
    let keys: [[SQLValue]]
    let evaluation: Evaluation

    /// One value per row.
    func values() throws -> [SQLValue] {
        switch window.function {
        case "ROW_NUMBER": return rows.indices.map { .integer(Int64($0) + 1) }
        case "RANK": return try ranks(isDense: false)
        case "DENSE_RANK": return try ranks(isDense: true)
        case "NTILE": return try tiles()
        case "LAG": return try shifted(by: -1)
        case "LEAD": return try shifted(by: 1)
        case "FIRST_VALUE": return repeated(try rows.first.map { try argument(0, $0) })
        case "LAST_VALUE": return repeated(try rows.last.map { try argument(0, $0) })
        case "COUNT", "SUM", "AVG", "MIN", "MAX": return repeated(try aggregate())
        default: return repeated(nil)
        }
    }

    private func repeated(_ value: SQLValue?) -> [SQLValue] {
        Array(repeating: value ?? .null(.any), count: rows.count)
    }

    private func argument(_ position: Int, _ row: [SQLValue]) throws -> SQLValue {
        guard position < window.arguments.count else {
            throw SQLError(.illegalArguments, ": \(window.function) needs an argument")
        }
        return try window.arguments[position].value(row, evaluation)
    }

    private func ranks(isDense: Bool) throws -> [SQLValue] {
        var ranks: [SQLValue] = []
        var rank: Int64 = 0
        for position in rows.indices {
            if try position == 0 || window.order.compare(keys[position - 1], keys[position]) != 0 {
                rank = isDense ? rank + 1 : Int64(position) + 1
            }
            ranks.append(.integer(rank))
        }
        return ranks
    }

    private func count(_ position: Int, default: Int) throws -> Int {
        guard position < window.arguments.count else { return `default` }
        guard case .constant(.integer(let value)) = window.arguments[position], value >= 0,
            value <= Limits.limitMax
        else { throw SQLError(.illegalArguments, ": \(window.function) needs an integer literal") }
        return Int(value)
    }

    private func tiles() throws -> [SQLValue] {
        let count = try count(0, default: 0)
        guard count > 0 else { throw SQLError(.illegalArguments, ": NTILE needs a positive number") }
        return rows.indices.map { .integer(Int64($0 * count / rows.count) + 1) }
    }

    private func shifted(by direction: Int) throws -> [SQLValue] {
        let distance = direction * (try count(1, default: 1))
        return try rows.indices.map { position in
            rows.indices.contains(position + distance)
                ? try argument(0, rows[position + distance]) : .null(.any)
        }
    }

    private func aggregate() throws -> SQLValue {
        if window.function == "COUNT", window.arguments.isEmpty { return .integer(Int64(rows.count)) }
        guard let function = AggregateFunction(rawValue: window.function) else { return .null(.any) }
        var state = AggregateState(
            BoundAggregate(function: function, slot: 0, type: .any, isDistinct: false, separator: ""))
        for row in rows {
            let value = try argument(0, row)
            if function == .sum || function == .average, case .integer(let integer) = value {
                try state.add([.float(Double(integer))])
            } else {
                try state.add([value])
            }
        }
        // COUNT over a window is the size of the partition, whatever its argument.
        return function == .count ? .integer(Int64(rows.count)) : state.result
    }
}
