import CLibEdit

extension EditLineReader {
    /// Everything is on the screen and the editor waits for a key: colours the text, and shows what an
    /// earlier line suggests.
    ///
    /// - Parameter isFinal: the text is about to be accepted, so that nothing more is suggested.
    func paint(isFinal: Bool = false) {
        guard capabilities.colour != .none, !capabilities.isDumb, highlighter != nil || suggestsFromHistory
        else { return }
        let (text, scalars, cursor) = buffer()
        guard !text.isEmpty || isPainted, isFinal || !hasTypedAhead else { return }
        suggestion = cursor == scalars.count && !text.isEmpty && !isFinal ? suggest(for: text) : ""
        guard let size = SystemCalls.windowSize(output) else { return }
        let spans = highlighter?(text) ?? []
        let painting = LinePainting(
            scalars: scalars, styles: LinePainting.styles(of: text, spans: spans),
            promptColumns: promptColumns, columns: size.columns, rows: size.rows)
        let above = rowsAboveCursor(columns: size.columns)
        guard let sequence = painting.sequence(rowsAbove: above, ghost: suggestion, palette: palette) else {
            suggestion = ""
            return
        }
        isPainted = !text.isEmpty
        send(sequence)
    }

    /// Keys that wait already will change the text at once.
    private var hasTypedAhead: Bool {
        guard !decoder.hasPending else { return true }
        do {
            return try SystemCalls.wait(input: input, wake: -1, milliseconds: 0) == .input
        } catch {
            failure = error
            return true
        }
    }

    /// The rest of the newest entry that begins with the text.
    private func suggest(for text: String) -> String {
        guard suggestsFromHistory, text.utf8.count <= Limits.suggestionPrefixBytesMax,
            !text.contains("\n")
        else { return "" }
        let entry = history.reversed().prefix(Limits.suggestionEntriesMax).first {
            $0.utf8.count > text.utf8.count && $0.utf8.starts(with: text.utf8)
        }
        return entry.map { String($0.unicodeScalars.dropFirst(text.unicodeScalars.count)) } ?? ""
    }

    /// Takes the suggestion off the screen: the cursor stands right before it.
    func eraseSuggestion() {
        guard !suggestion.isEmpty else { return }
        send("\u{1b}[K")
    }

    /// Takes the suggestion over into the text, whole or its first word. False: there was none.
    func acceptSuggestion(wholly: Bool) -> KeyResult? {
        guard !suggestion.isEmpty else { return nil }
        var taken = suggestion
        if !wholly {
            let blanks = suggestion.prefix { $0.isWhitespace }
            let word = suggestion.dropFirst(blanks.count).prefix { !$0.isWhitespace }
            taken = String(blanks + word)
        }
        suggestion = ""
        return insert(EditLineText.scalars(taken))
    }
}
