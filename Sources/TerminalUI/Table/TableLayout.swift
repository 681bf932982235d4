/// A column of a table.
package struct TableColumn: Sendable, Equatable {
    /// Sanitized title.
    package var title: String
    package var alignment: TextAlignment
    /// Width in terminal columns that eliding respects while it can.
    package var minimumWidth: Int
    /// Width in terminal columns that cells are cut to; nil: as wide as its cells.
    package var maximumWidth: Int?

    package init(
        _ title: String, alignment: TextAlignment = .left, minimumWidth: Int = Limits.tableColumnWidthMin,
        maximumWidth: Int? = nil
    ) {
        self.title = title
        self.alignment = alignment
        self.minimumWidth = minimumWidth
        self.maximumWidth = maximumWidth
    }
}

/// One cell: sanitized text, which may hold line feeds.
package struct TableCell: Sendable, Equatable, ExpressibleByStringLiteral {
    package var text: String
    package var style: Style

    package init(_ text: String, style: Style = .plain) {
        self.text = text
        self.style = style
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }

    var lines: [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

/// Lays rows out as a table that fits a terminal.
///
/// Every column starts as wide as its widest cell. While the table is wider than the terminal the widest
/// columns give way, all to the same width, and their cells are cut with a mark. A row with fewer cells
/// than columns is filled up; surplus cells are not shown.
package struct TableLayout: Sendable {
    package var columns: [TableColumn]
    package var border: TableBorder
    /// Columns of the terminal; nil: as wide as the cells want.
    package var width: Int?
    package var palette: Palette

    package init(
        columns: [TableColumn], border: TableBorder = .lines, width: Int? = nil, palette: Palette = .plain
    ) {
        self.columns = columns
        self.border = border
        self.width = width
        self.palette = palette
    }

    /// The table, line by line, with titles; without line ends or trailing spaces.
    package func render(_ rows: [[TableCell]]) -> [String] {
        guard !columns.isEmpty else { return [] }
        let widths = fittedWidths(rows)
        var lines: [String] = []
        if border.hasFrame {
            lines.append(rule(border.top, widths))
        }
        lines += rowLines(columns.map { TableCell($0.title, style: .heading) }, widths)
        lines.append(rule(border.middle, widths))
        for row in rows {
            lines += rowLines(row, widths)
        }
        if border.hasFrame {
            lines.append(rule(border.bottom, widths))
        }
        return lines
    }

    /// True when no cell has to be cut: else the expanded mode reads better.
    package func fits(_ rows: [[TableCell]]) -> Bool {
        guard let width else { return true }
        return naturalWidths(rows).reduce(0, +) + decorationWidth <= width
    }

    private var decorationWidth: Int {
        // A space on each side of every cell, lines between columns, and the frame.
        columns.count * 2 + (border.vertical.isEmpty ? 0 : columns.count - 1) + (border.hasFrame ? 2 : 0)
    }

    func naturalWidths(_ rows: [[TableCell]]) -> [Int] {
        var widths = columns.map { DisplayWidth.of($0.title) }
        for row in rows {
            for (index, cell) in row.prefix(columns.count).enumerated() {
                for line in cell.lines {
                    widths[index] = max(widths[index], DisplayWidth.of(line))
                }
            }
        }
        for (index, column) in columns.enumerated() {
            if let maximum = column.maximumWidth {
                widths[index] = min(widths[index], max(maximum, 1))
            }
        }
        return widths
    }

    func fittedWidths(_ rows: [[TableCell]]) -> [Int] {
        var widths = naturalWidths(rows)
        guard let width else { return widths }
        let available = width - decorationWidth
        for index in widths.indices {
            widths[index] = min(widths[index], max(available, columns[index].minimumWidth))
        }
        // Lower one common ceiling until the sum fits; what does not fit at the minimum stays too wide.
        var ceiling = widths.max() ?? 0
        while widths.reduce(0, +) > available, ceiling > Limits.tableColumnWidthMin {
            ceiling -= 1
            for index in widths.indices where widths[index] > max(ceiling, columns[index].minimumWidth) {
                guard widths.reduce(0, +) > available else { break }
                widths[index] -= 1
            }
        }
        return widths
    }

    private func rule(_ crossing: (String, String, String), _ widths: [Int]) -> String {
        let segments = widths.map { String(repeating: border.horizontal, count: $0 + 2) }
        return crossing.0 + segments.joined(separator: crossing.1) + crossing.2
    }

    private func rowLines(_ row: [TableCell], _ widths: [Int]) -> [String] {
        let cells = columns.indices.map { $0 < row.count ? row[$0] : TableCell("") }
        let contents = cells.map(\.lines)
        let height = contents.map(\.count).max() ?? 1
        return (0..<height).map { line in
            let parts = columns.indices.map { index in
                let text = line < contents[index].count ? contents[index][line] : ""
                return " " + fit(text, cells[index].style, column: index, widths[index]) + " "
            }
            let separator = palette.paint(border.vertical, .dim)
            let joined = parts.joined(separator: separator)
            return border.hasFrame ? separator + joined + separator : Self.trimmed(joined)
        }
    }

    private func fit(_ text: String, _ style: Style, column: Int, _ width: Int) -> String {
        let cut = DisplayWidth.truncate(text, to: width, marker: border.elision)
        let padded = DisplayWidth.pad(cut, to: width, columns[column].alignment)
        guard !cut.isEmpty else { return padded }
        // Only the text is painted, so that trailing spaces can be trimmed and carry no underline.
        let before = padded.prefix { $0 == " " && !cut.hasPrefix(" ") }
        let after = padded.dropFirst(before.count + cut.count)
        return before + palette.paint(cut, style) + after
    }

    static func trimmed(_ line: String) -> String {
        var end = line.endIndex
        while end > line.startIndex, line[line.index(before: end)] == " " {
            end = line.index(before: end)
        }
        return String(line[..<end])
    }
}
