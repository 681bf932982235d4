import TerminalUI

/// Rows and columns for people. The badge has a column of its own in front, which no stored value can
/// imitate.
///
/// The widths follow the first page of records; a longer list repeats its titles on every page, so that the
/// memory in use stays constant.
struct TableRenderer: ReportRenderer {
    private let style: RenderStyle
    private var header: ReportHeader?
    private var layout = TableLayout(columns: [])
    private var page: [[TableCell]] = []
    private var count = 0

    init(style: RenderStyle) { self.style = style }

    mutating func begin(_ header: ReportHeader) -> [UInt8] {
        self.header = header
        var columns: [TableColumn] = []
        if header.hasBadges { columns.append(TableColumn("")) }
        for column in header.columns where column.visibility == .everywhere {
            columns.append(
                TableColumn(
                    style.title(of: column), alignment: column.alignment == .trailing ? .right : .left,
                    maximumWidth: style.columns == nil ? nil : Limits.tableCellColumnsMax))
        }
        layout = TableLayout(
            columns: columns, border: style.border, width: style.columns,
            palette: style.palette)
        return []
    }

    /// Whether a table of these records needs no cell to be cut.
    func fits(_ records: [Record]) -> Bool {
        var free = layout
        for index in free.columns.indices { free.columns[index].maximumWidth = nil }
        return free.fits(records.map(cells))
    }

    mutating func render(_ record: Record) -> [UInt8] {
        count += 1
        page.append(cells(of: record))
        return page.count >= Limits.tableSampleRecordsMax ? flushPage() : []
    }

    private func cells(of record: Record) -> [TableCell] {
        guard let header else { return [] }
        var cells: [TableCell] = []
        if header.hasBadges {
            let symbol = record.badge?.symbol(isUnicode: style.isUnicode) ?? ""
            cells.append(TableCell(symbol, style: record.badge.map(RenderStyle.style) ?? .plain))
        }
        for (index, column) in header.columns.enumerated() where column.visibility == .everywhere {
            let value = record.value(at: index)
            if header.isResult, value.isNull {
                cells.append(TableCell(style.nullText, style: .dim))
                continue
            }
            let text = style.text(of: value, limit: Limits.expandedValueBytesMax)
            cells.append(TableCell(text, style: column.name == "key" ? .key : .plain))
        }
        return cells
    }

    mutating func end(_ footer: ReportFooter) -> [UInt8] {
        guard let header else { return [] }
        var bytes = flushPage()
        if header.isResult {
            bytes += end(ofResult: header)
        } else if count == 0 {
            bytes += Array((header.emptyText + "\n").utf8)
        } else if header.shape == .list {
            let words =
                "(\(count) \(count == 1 ? "record" : "records")\(footer.isCut ? ", more follow" : ""))"
            bytes += Array((style.palette.paint(words, .dim) + "\n").utf8)
        }
        for note in footer.notes {
            let text = DisplayWidth.wrapWords("note: \(note)", to: style.columns, indent: 6)
            bytes += Array((style.palette.paint(text, .dim) + "\n").utf8)
        }
        return bytes
    }

    /// A result shows its columns even without rows.
    private func end(ofResult header: ReportHeader) -> [UInt8] {
        let titles = count == 0 ? layout.render([]) : []
        let words = "(\(count) \(count == 1 ? "row" : "rows"))"
        return Array(((titles + [style.palette.paint(words, .dim)]).joined(separator: "\n") + "\n").utf8)
    }

    private mutating func flushPage() -> [UInt8] {
        guard !page.isEmpty else { return [] }
        // Columns that say nothing on this page give their room to the others.
        let showsAll = header?.isResult == true
        let used = layout.columns.indices.filter { index in
            showsAll || page.contains { !($0[index].text.isEmpty) } || index == 0
        }
        var fitted = layout
        fitted.columns = used.map { layout.columns[$0] }
        let lines = fitted.render(page.map { row in used.map { row[$0] } })
        page.removeAll(keepingCapacity: true)
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
