/// One character of a frame and what it means.
package struct FrameCell: Sendable, Hashable {
    /// nil: the second half of a wide character to the left.
    package var character: Character?
    package var style: Style
    /// Drawn with the colours exchanged.
    package var isReversed: Bool

    package init(_ character: Character?, style: Style = .plain, isReversed: Bool = false) {
        self.character = character
        self.style = style
        self.isReversed = isReversed
    }

    static let blank = FrameCell(" ")
}

/// A part of a frame: rows and columns counted from 0.
package struct FrameRegion: Sendable, Hashable {
    package var row: Int
    package var column: Int
    package var rows: Int
    package var columns: Int

    package init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = max(rows, 0)
        self.columns = max(columns, 0)
    }

    package var isEmpty: Bool { rows == 0 || columns == 0 }

    package func contains(row: Int, column: Int) -> Bool {
        row >= self.row && row < self.row + rows && column >= self.column && column < self.column + columns
    }

    /// The first `count` rows, and the rest.
    package func splitRows(_ count: Int) -> (top: FrameRegion, bottom: FrameRegion) {
        let count = min(max(count, 0), rows)
        return (
            FrameRegion(row: row, column: column, rows: count, columns: columns),
            FrameRegion(row: row + count, column: column, rows: rows - count, columns: columns)
        )
    }

    /// Parts of equal width side by side.
    package func splitColumns(into count: Int) -> [FrameRegion] {
        guard count > 0 else { return [] }
        return (0..<count).map { index in
            let start = columns * index / count
            let end = columns * (index + 1) / count
            return FrameRegion(row: row, column: column + start, rows: rows, columns: end - start)
        }
    }
}

/// What a full screen shows, before any terminal has seen it. Texts must be sanitized already.
package struct Frame: Sendable, Hashable {
    package let columns: Int
    package let rows: Int
    /// Marks what was cut off.
    private let marker: String
    package private(set) var cells: [FrameCell]

    package init(columns: Int, rows: Int, isUnicode: Bool = true) {
        marker = isUnicode ? "…" : "."
        self.columns = min(max(columns, 0), Limits.terminalSideMax)
        self.rows = min(max(rows, 0), Limits.terminalSideMax)
        cells = [FrameCell](repeating: .blank, count: self.columns * self.rows)
    }

    package var region: FrameRegion { FrameRegion(row: 0, column: 0, rows: rows, columns: columns) }

    package subscript(row: Int, column: Int) -> FrameCell {
        guard row >= 0, row < rows, column >= 0, column < columns else { return .blank }
        return cells[row * columns + column]
    }

    /// Writes one line of text; what does not fit into `width`, the frame or its region is left out.
    /// - Parameter marker: stands for what was left out; nil for the frame's own.
    package mutating func write(
        _ text: String, row: Int, column: Int, width: Int = .max, style: Style = .plain,
        isReversed: Bool = false, marker: String? = nil, alignment: TextAlignment = .left
    ) {
        guard row >= 0, row < rows, column >= 0, column < columns, width > 0 else { return }
        let room = min(width, columns - column)
        var fitted = DisplayWidth.truncate(text, to: room, marker: marker ?? self.marker)
        if alignment != .left { fitted = DisplayWidth.pad(fitted, to: room, alignment) }
        var place = column
        for character in fitted {
            let wide = DisplayWidth.of(character)
            guard wide > 0, place + wide <= column + room else { continue }
            put(FrameCell(character, style: style, isReversed: isReversed), row, place)
            if wide == 2 { put(FrameCell(nil, style: style, isReversed: isReversed), row, place + 1) }
            place += wide
        }
    }

    /// Gives a whole row of a region another look.
    package mutating func highlight(row: Int, in region: FrameRegion) {
        for column in region.column..<region.column + region.columns where row < rows && column < columns {
            cells[row * columns + column].isReversed = true
        }
    }

    private mutating func put(_ cell: FrameCell, _ row: Int, _ column: Int) {
        // A wide character whose half is overwritten leaves a blank.
        if cells[row * columns + column].character == nil, column > 0 {
            if cell.character != nil { cells[row * columns + column - 1].character = " " }
        }
        cells[row * columns + column] = cell
    }

    /// The text line by line, without trailing blanks.
    package var lines: [String] {
        (0..<rows).map { row in
            let text = String(cells[row * columns..<(row + 1) * columns].compactMap(\.character))
            return TableLayout.trimmed(text)
        }
    }

    /// One row in pieces of equal look.
    package func runs(row: Int) -> [(column: Int, text: String, style: Style, isReversed: Bool)] {
        var runs: [(column: Int, text: String, style: Style, isReversed: Bool)] = []
        for column in 0..<columns {
            let cell = cells[row * columns + column]
            guard let character = cell.character else { continue }
            if var last = runs.last, last.style == cell.style, last.isReversed == cell.isReversed {
                last.text.append(character)
                runs[runs.count - 1] = last
            } else {
                runs.append((column, String(character), cell.style, cell.isReversed))
            }
        }
        return runs
    }
}
