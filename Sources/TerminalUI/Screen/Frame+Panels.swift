/// The characters that panels and charts are drawn with.
package struct FrameGlyphs: Sendable, Hashable {
    package let isUnicode: Bool

    package init(isUnicode: Bool) { self.isUnicode = isUnicode }

    package static let ascii = FrameGlyphs(isUnicode: false)

    package var horizontal: String { isUnicode ? "─" : "-" }
    package var vertical: String { isUnicode ? "│" : "|" }
    package var corners: (String, String, String, String) {
        isUnicode ? ("┌", "┐", "└", "┘") : ("+", "+", "+", "+")
    }
    /// Shown where there is no value.
    package var missing: String { isUnicode ? "–" : "-" }
    package var ascending: String { isUnicode ? "▲" : "^" }
    package var descending: String { isUnicode ? "▼" : "v" }
}

extension Frame {
    /// Draws a box with a title and, at its right, a remark.
    /// - Returns: the room inside.
    @discardableResult
    package mutating func panel(
        _ title: String, remark: String = "", in region: FrameRegion, glyphs: FrameGlyphs,
        style: Style = .dim
    ) -> FrameRegion {
        guard region.rows >= 2, region.columns >= 4 else { return region }
        let (topLeft, topRight, bottomLeft, bottomRight) = glyphs.corners
        let rule = String(repeating: glyphs.horizontal, count: region.columns - 2)
        let (right, bottom) = (region.column + region.columns - 1, region.row + region.rows - 1)
        write(topLeft + rule + topRight, row: region.row, column: region.column, style: style)
        for row in region.row + 1..<bottom {
            write(glyphs.vertical, row: row, column: region.column, style: style)
            write(glyphs.vertical, row: row, column: right, style: style)
        }
        write(bottomLeft + rule + bottomRight, row: bottom, column: region.column, style: style)
        let room = region.columns - 4
        if !title.isEmpty {
            write(
                " \(title) ", row: region.row, column: region.column + 1, width: room + 2, style: .heading)
        }
        let remarkWidth = DisplayWidth.of(remark) + 2
        if !remark.isEmpty, remarkWidth + DisplayWidth.of(title) + 4 <= region.columns {
            write(" \(remark) ", row: region.row, column: right - remarkWidth - 0, style: style)
        }
        return FrameRegion(
            row: region.row + 1, column: region.column + 1, rows: region.rows - 2, columns: region.columns - 2
        )
    }
}
