/// A piece of a text with the style that it is shown in.
package struct HighlightSpan: Sendable, Equatable {
    /// The piece, in UTF-8 bytes of the text.
    package var range: Range<Int>
    package var style: Style

    package init(_ range: Range<Int>, _ style: Style) {
        self.range = range
        self.style = style
    }
}

/// The text being edited, drawn once more over the cells that the line editor wrote, in colour, with what
/// might follow behind it.
///
/// libedit draws without colours and knows of none. It asks for a key only after everything is on the
/// screen, and that is when this is drawn: the same characters in the same cells, the cursor back where it
/// was. So libedit's picture of the screen stays true.
struct LinePainting {
    /// The text, as scalars.
    let scalars: [UInt32]
    /// Style of each scalar; plain for those beyond its end.
    let styles: [Style]
    /// Width of the prompt.
    let promptColumns: Int
    /// Size of the terminal.
    let columns: Int
    let rows: Int

    /// What to send: to the start of the text, the text, what follows, and back.
    ///
    /// - Parameters:
    ///   - rowsAbove: rows between the prompt's and the cursor's.
    ///   - ghost: a text that might follow; nothing of it beyond the row that the text ends in is shown.
    /// - Returns: nil when the text is not all on the screen, or has characters whose cells libedit alone
    ///   knows.
    func sequence(rowsAbove: Int, ghost: String, palette: Palette) -> String? {
        guard columns > 0, promptColumns < columns else { return nil }
        var walk = Walk(column: promptColumns, columns: columns)
        var body = ""
        var current = Style.plain
        for (index, value) in scalars.enumerated() {
            let style = index < styles.count ? styles[index] : .plain
            if style != current {
                body += palette.off(current) + palette.on(style)
                current = style
            }
            guard let cells = walk.advance(over: value) else { return nil }
            body += cells
        }
        body += palette.off(current)
        guard walk.row < rows else { return nil }
        let up = rowsAbove > 0 ? "\u{1b}[\(rowsAbove)A" : ""
        let right = promptColumns > 0 ? "\u{1b}[\(promptColumns)C" : ""
        // At the margin the cursor still stands on the last cell: step off it before clearing.
        let clear = walk.isAtMargin ? "\r\n\u{1b}[J" : "\u{1b}[J"
        return "\u{1b}7\r" + up + right + body + clear + palette.paint(fit(ghost, walk), .dim) + "\u{1b}8"
    }

    private func fit(_ ghost: String, _ walk: Walk) -> String {
        guard !ghost.isEmpty, !walk.isAtMargin else { return "" }
        let line = ghost.prefix { $0 != "\n" && $0 != "\r\n" }
        let shown = TextSanitizer.singleLine.sanitize(String(line))
        let isWhole = line.count == ghost.count
        // The last cell stays empty: writing it could scroll.
        return DisplayWidth.truncate(
            isWhole ? shown : shown + " ↵", to: columns - walk.column - 1, marker: "")
    }

    /// Where the next character goes.
    private struct Walk {
        var row = 0
        var column: Int
        let columns: Int
        var isAtMargin: Bool { column == columns }

        init(column: Int, columns: Int) {
            self.column = column
            self.columns = columns
        }

        /// The cells of a scalar, nil for those that libedit shows in a way of its own.
        mutating func advance(over value: UInt32) -> String? {
            switch value {
            case 0x0a:
                // A full row has broken by itself already.
                row += isAtMargin ? 2 : 1
                let breaks = isAtMargin ? "\r\n\r\n" : "\r\n"
                column = 0
                return breaks
            case 0x09:
                var spaces = ""
                repeat {
                    wrap(for: 1)
                    column += 1
                    spaces += " "
                } while column % 8 != 0
                return spaces
            case 0..<0x20, 0x7f..<0xa0:
                return nil
            default:
                guard let scalar = Unicode.Scalar(value), !TextSanitizer.isDeceptive(scalar) else {
                    return nil
                }
                let width = DisplayWidth.of(scalar)
                let padding = column < columns && column + width > columns ? " " : ""
                wrap(for: width)
                column += width
                return padding + String(Character(scalar))
            }
        }

        private mutating func wrap(for width: Int) {
            guard column + width > columns else { return }
            row += 1
            column = 0
        }
    }
}

extension LinePainting {
    /// Styles by scalar from spans by byte.
    static func styles(of text: String, spans: [HighlightSpan]) -> [Style] {
        var styles: [Style] = []
        var offset = 0
        var index = 0
        let ordered = spans.sorted { $0.range.lowerBound < $1.range.lowerBound }
        for scalar in text.unicodeScalars {
            while index < ordered.count, ordered[index].range.upperBound <= offset { index += 1 }
            let isInside = index < ordered.count && ordered[index].range.contains(offset)
            styles.append(isInside ? ordered[index].style : .plain)
            offset += UTF8.width(scalar)
        }
        return styles
    }
}
