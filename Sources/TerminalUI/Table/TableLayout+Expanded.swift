extension TableLayout {
    /// One block per record, one line per column: for rows too wide for the terminal. Nothing is cut; long
    /// values go on in the next line. `firstNumber` is the number of the first record.
    package func renderExpanded(_ rows: [[TableCell]], firstNumber: Int = 1) -> [String] {
        let titleWidth = columns.map { DisplayWidth.of($0.title) }.max() ?? 0
        let valueWidth = width.map { max($0 - titleWidth - 3, 1) }
        let widest =
            rows.flatMap { $0.prefix(columns.count) }.flatMap(\.lines).map { DisplayWidth.of($0) }.max() ?? 0
        let ruleWidth = titleWidth + 3 + min(widest, valueWidth ?? widest)
        var lines: [String] = []
        for (offset, row) in rows.enumerated() {
            lines.append(recordRule(firstNumber + offset, ruleWidth, crossing: titleWidth + 1))
            for (index, column) in columns.enumerated() {
                let cell = index < row.count ? row[index] : TableCell("")
                lines += field(column.title, cell, titleWidth, valueWidth)
            }
        }
        return lines
    }

    private func field(_ title: String, _ cell: TableCell, _ titleWidth: Int, _ valueWidth: Int?) -> [String]
    {
        let pieces = valueWidth.map { DisplayWidth.wrap(cell.text, to: $0) } ?? cell.lines
        let separator = palette.paint(border.vertical, .dim)
        return pieces.enumerated().map { number, piece in
            let label = number == 0 ? title : ""
            let padding = DisplayWidth.spaces(titleWidth - DisplayWidth.of(label))
            let head = palette.paint(label, .key) + padding + " " + separator
            return piece.isEmpty ? head : head + " " + palette.paint(piece, cell.style)
        }
    }

    private func recordRule(_ number: Int, _ width: Int, crossing: Int) -> String {
        let label = "[ record \(number) ]"
        var glyphs = Array(repeating: border.horizontal, count: max(width, label.count + 2))
        // The line crosses the separator under it, when the label leaves room.
        if crossing > label.count, crossing < glyphs.count {
            glyphs[crossing] = border.middle.1
        }
        let rest = glyphs.dropFirst(label.count + 1).joined()
        return palette.paint(border.horizontal, .dim) + palette.paint(label, .heading)
            + palette.paint(rest, .dim)
    }
}
