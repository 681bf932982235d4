import TerminalUI

/// The badge, then one line for each field, indented: a stored value can never start a line of its own.
struct ExpandedRenderer: ReportRenderer {
    private static let indent = 2

    private let style: RenderStyle
    private var header: ReportHeader?
    private var titleWidth = 0
    private var count = 0

    init(style: RenderStyle) { self.style = style }

    mutating func begin(_ header: ReportHeader) -> [UInt8] {
        self.header = header
        let shown = header.columns.filter { $0.visibility != .legacyOnly }
        titleWidth = shown.map { DisplayWidth.of(style.title(of: $0)) }.max() ?? 0
        return []
    }

    mutating func render(_ record: Record) -> [UInt8] {
        guard let header else { return [] }
        var lines: [String] = count > 0 ? [""] : []
        count += 1
        if let badge = record.badge {
            let mark = "\(badge.symbol(isUnicode: style.isUnicode)) \(badge.words)"
            lines.append(style.palette.paint(mark, RenderStyle.style(of: badge)))
        }
        for (index, column) in header.columns.enumerated() where column.visibility != .legacyOnly {
            let value = record.value(at: index)
            if case .records(let list) = value {
                lines += nested(style.title(of: column), list)
            } else if header.showsNulls, value.isNull {
                lines += field(style.title(of: column), .literal(style.nullText, isNumber: false))
            } else if !value.isNull {
                lines += field(style.title(of: column), value)
            }
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    mutating func end(_ footer: ReportFooter) -> [UInt8] {
        guard let header else { return [] }
        var lines: [String] = []
        if count == 0 { lines.append(header.isResult ? "(0 rows)" : header.emptyText) }
        if footer.isCut { lines.append("(more follow)") }
        lines += footer.notes.map { note in
            style.palette.paint(DisplayWidth.wrapWords("note: \(note)", to: style.columns, indent: 6), .dim)
        }
        return lines.isEmpty ? [] : Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func nested(_ title: String, _ list: RecordList) -> [String] {
        let shown = list.columns.indices.filter { list.columns[$0].visibility == .everywhere }
        let layout = TableLayout(
            columns: shown.map { index in
                let column = list.columns[index]
                return TableColumn(
                    style.title(of: column), alignment: column.alignment == .trailing ? .right : .left)
            },
            border: style.isUnicode ? .lines : .asciiLines, width: style.columns.map { $0 - 2 * Self.indent },
            palette: style.palette)
        let rows = list.records.map { record in
            shown.map { TableCell(style.text(of: record.value(at: $0), limit: Limits.expandedValueBytesMax)) }
        }
        let indent = String(repeating: " ", count: Self.indent)
        guard !rows.isEmpty else { return [indent + style.palette.paint(title, .dim) + "  none"] }
        return [indent + style.palette.paint(title, .dim)] + layout.render(rows).map { indent + indent + $0 }
    }

    private func field(_ title: String, _ value: FieldValue) -> [String] {
        let text = style.text(of: value, limit: style.isRaw ? nil : Limits.expandedValueBytesMax)
        let lead = Self.indent + titleWidth + 2
        let room = style.columns.map { max(20, $0 - lead) }
        let pieces = room.map { DisplayWidth.wrap(text, to: $0) } ?? [text]
        let label = String(repeating: " ", count: Self.indent) + style.palette.paint(title, .dim)
        let gap = String(repeating: " ", count: titleWidth - DisplayWidth.of(title) + 2)
        guard let first = pieces.first, !text.isEmpty else { return [label] }
        let blank = String(repeating: " ", count: lead)
        return [label + gap + first] + pieces.dropFirst().map { blank + $0 }
    }
}
