import TerminalUI

/// A page of the dashboard that is a table: all rows, before sorting, filtering and fitting.
struct PageTable: Sendable, Equatable {
    struct Column: Sendable, Equatable {
        var title: String
        /// Columns of the terminal; 0 takes what is left.
        var width: Int
        var alignment: TextAlignment = .right
    }

    /// What rows are ordered by; what is missing comes last in either direction.
    enum SortKey: Sendable, Equatable {
        case text(String)
        case number(Double)
        case missing
    }

    struct Cell: Sendable, Equatable {
        var text: String
        var key: SortKey
        var style: Style

        /// A name from outside.
        init(name: String, style: Style = .plain) {
            text = TextSanitizer.singleLine.sanitize(name)
            key = .text(name)
            self.style = style
        }

        /// A figure; nil shows as missing.
        init(_ value: Double?, style: Style = .plain, _ render: (Double) -> String) {
            text = value.map(render) ?? ""
            key = value.map { .number($0) } ?? .missing
            self.style = value == nil ? .dim : style
        }
    }

    var columns: [Column]
    var rows: [[Cell]]
    /// Said when there are no rows.
    var emptyText: String

    /// The rows whose first or second cell contains the filter, in the order asked for.
    func arranged(column: Int, isDescending: Bool, filter: String) -> [[Cell]] {
        let wanted = filter.lowercased()
        let kept =
            wanted.isEmpty
            ? rows : rows.filter { row in row.prefix(2).contains { $0.text.lowercased().contains(wanted) } }
        guard columns.indices.contains(column) else { return kept }
        return kept.enumerated().sorted { left, right in
            let (a, b) = (left.element[column].key, right.element[column].key)
            switch (a, b) {
            case (.missing, .missing): return left.offset < right.offset
            case (.missing, _): return false
            case (_, .missing): return true
            default: break
            }
            if a == b { return left.offset < right.offset }
            return isDescending ? Self.precedes(b, a) : Self.precedes(a, b)
        }.map(\.element)
    }

    private static func precedes(_ left: SortKey, _ right: SortKey) -> Bool {
        switch (left, right) {
        case (.number(let a), .number(let b)): a < b
        case (.text(let a), .text(let b)): a < b
        case (.number, _): true
        default: false
        }
    }
}
