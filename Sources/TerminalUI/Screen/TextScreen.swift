/// Frames as plain text, one below the other: for pipes, files and terminals that cannot move the cursor.
package final class TextScreen: Screen {
    package let columns: Int
    package let rows: Int
    package let isUnicode: Bool
    private let sink: OutputSink
    private let palette: Palette
    private var isOpen = true

    /// - Parameter palette: colours between the text; `.plain` for none.
    package init(to sink: OutputSink, columns: Int, rows: Int, isUnicode: Bool, palette: Palette = .plain) {
        self.sink = sink
        self.columns = columns
        self.rows = rows
        self.isUnicode = isUnicode
        self.palette = palette
    }

    package func show(_ frame: Frame) throws(TerminalError) {
        guard isOpen else { return }
        for row in 0..<frame.rows {
            let line = frame.runs(row: row).map { palette.paint($0.text, $0.style) }.joined()
            try sink.writeLine(TableLayout.trimmed(line))
        }
        try sink.writeLine("")
        try sink.flush()
    }

    /// Nobody types here: the time passes.
    package func nextEvent(milliseconds: Int) throws(TerminalError) -> ScreenEvent {
        guard isOpen else { return .end }
        SystemCalls.sleep(milliseconds: milliseconds)
        return .timeout
    }

    package func close() { isOpen = false }
}
