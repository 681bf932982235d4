import CLibEdit

extension EditLineReader {
    /// Adds an entry to the history of this shell and, when it may be recorded, to the file.
    package func record(_ entry: String) throws(TerminalError) {
        if let store {
            guard try store.append(entry) else { return }
        } else if entry.allSatisfy(\.isWhitespace) || entry == history.last {
            return
        }
        remember(entry)
    }

    func loadHistory() {
        clibedit_history_clear(editor)
        _ = clibedit_history_size(editor, Int32(Limits.historyEntriesMax))
        for entry in store?.entries ?? [] {
            remember(entry)
        }
    }

    private func remember(_ entry: String) {
        history.append(entry)
        if history.count > Limits.historyEntriesMax {
            history.removeFirst()
        }
        let scalars = EditLineText.scalars(entry)
        scalars.withUnsafeBufferPointer { buffer in
            _ = clibedit_history_add(editor, buffer.baseAddress, buffer.count)
        }
    }

    /// Up: the line above inside the text, else the entry before.
    func previousLine() -> KeyResult {
        let (text, scalars, cursor) = buffer()
        guard let start = Self.lineStart(scalars, before: cursor) else {
            return walk.previous(from: text).map { replaceText(by: $0) } ?? .beep
        }
        let column = cursor - start
        let above = Self.lineStart(scalars, before: start - 1) ?? 0
        clibedit_move_cursor(editor, min(above + column, start - 1))
        return .moved
    }

    /// Down: the line below inside the text, else the entry after.
    func nextLine() -> KeyResult {
        let (text, scalars, cursor) = buffer()
        guard let end = scalars[cursor...].firstIndex(of: 0x0a) else {
            return walk.next(from: text).map { replaceText(by: $0) } ?? .beep
        }
        let column = cursor - (Self.lineStart(scalars, before: cursor) ?? 0)
        let below = end + 1
        let belowEnd = scalars[below...].firstIndex(of: 0x0a) ?? scalars.count
        clibedit_move_cursor(editor, min(below + column, belowEnd))
        return .moved
    }

    /// Start of the line that `position` is in; nil in the first line.
    private static func lineStart(_ scalars: [UInt32], before position: Int) -> Int? {
        scalars[..<position].lastIndex(of: 0x0a).map { $0 + 1 }
    }

    func replace(_ range: Range<Int>, of text: String, by replacement: String) {
        let start = EditLineText.scalarOffset(text, bytes: range.lowerBound)
        let end = EditLineText.scalarOffset(text, bytes: range.upperBound)
        clibedit_delete(editor, start, end)
        clibedit_move_cursor(editor, start)
        _ = insert(EditLineText.scalars(replacement))
    }
}
