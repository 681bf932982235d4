import CLibEdit

extension EditLineReader {
    /// What a key press asks libedit to do next.
    enum KeyResult {
        case nothing, refresh, moved, beep, endOfInput

        var code: Int32 {
            switch self {
            case .nothing: Int32(CLIBEDIT_NOTHING)
            case .refresh: Int32(CLIBEDIT_REFRESH)
            case .moved: Int32(CLIBEDIT_MOVED)
            case .beep: Int32(CLIBEDIT_BEEP)
            case .endOfInput: Int32(CLIBEDIT_END_OF_INPUT)
            }
        }
    }

    /// libedit wants a character: 1 = stored, 0 = end of input, -1 = failure.
    func readScalar(_ scalar: UnsafeMutablePointer<UInt32>) -> Int32 {
        paint()
        while failure == nil {
            do {
                switch try decoder.next(from: &source) {
                case .scalar(0), .scalar(actionKey), .scalar(commandKey):
                    continue
                case .scalar(let value):
                    scalar.pointee = value
                    return 1
                case .action(let action):
                    pendingAction = action
                    scalar.pointee = actionKey
                    return 1
                case .wake:
                    if wakeUp() {
                        scalar.pointee = actionKey
                        return 1
                    }
                case .end:
                    return 0
                }
            } catch {
                failure = error
            }
        }
        return -1
    }

    private var actionKey: UInt32 { UInt32(CLIBEDIT_KEY_ACTION) }
    private var commandKey: UInt32 { UInt32(CLIBEDIT_KEY_COMMAND) }

    /// A key of ours was pressed.
    func dispatch(_ key: UInt32) -> Int32 {
        eraseSuggestion()
        let result: KeyResult =
            switch key {
            case 0x0d, 0x0a: enter()
            case 0x03: interrupt()
            case 0x05: acceptSuggestion(wholly: true) ?? queue(CLIBEDIT_COMMAND_LINE_END)
            case 0x06: acceptSuggestion(wholly: true) ?? queue(CLIBEDIT_COMMAND_RIGHT)
            case 0x04: deleteOrEnd()
            case 0x09: complete()
            case 0x1a: suspend()
            case 0x10, 0x6b: previousLine()
            case 0x0e, 0x6a: nextLine()
            case actionKey: act()
            default: .beep
            }
        return result.code
    }

    private func act() -> KeyResult {
        guard let action = pendingAction else { return .nothing }
        pendingAction = nil
        switch action {
        case .up: return previousLine()
        case .down: return nextLine()
        case .left: return queue(CLIBEDIT_COMMAND_LEFT)
        case .right: return acceptSuggestion(wholly: true) ?? queue(CLIBEDIT_COMMAND_RIGHT)
        case .lineStart: return queue(CLIBEDIT_COMMAND_LINE_START)
        case .lineEnd: return acceptSuggestion(wholly: true) ?? queue(CLIBEDIT_COMMAND_LINE_END)
        case .wordLeft: return queue(CLIBEDIT_COMMAND_PREVIOUS_WORD)
        case .wordRight: return acceptSuggestion(wholly: false) ?? queue(CLIBEDIT_COMMAND_NEXT_WORD)
        case .delete: return queue(CLIBEDIT_COMMAND_DELETE_NEXT)
        case .newline: return insert([0x0a])
        case .paste: return paste()
        case .listCandidates: return listCandidates()
        case .showNotices: return showNotices()
        }
    }

    private func queue(_ command: Int) -> KeyResult {
        clibedit_queue_command(editor, Int32(command))
        return .nothing
    }

    private func enter() -> KeyResult {
        let text = buffer().text
        if capabilities.isDumb || isComplete?(text) ?? true {
            paint(isFinal: true)
            return queue(CLIBEDIT_COMMAND_ACCEPT)
        }
        return insert([0x0a])
    }

    private func interrupt() -> KeyResult {
        outcome = .interrupted
        // The mark goes into the text, which is dropped, so that libedit knows where the cursor is.
        clibedit_move_cursor(editor, Int.max)
        _ = insert(EditLineText.scalars("^C"))
        _ = queue(CLIBEDIT_COMMAND_ACCEPT)
        return .refresh
    }

    private func deleteOrEnd() -> KeyResult {
        guard buffer().text.isEmpty else { return queue(CLIBEDIT_COMMAND_DELETE_NEXT) }
        outcome = .endOfInput
        send("\n")
        return .endOfInput
    }

    private func suspend() -> KeyResult {
        setBracketedPaste(false)
        send("\n")
        clibedit_raw_mode(editor, 0)
        clibedit_suspend()
        clibedit_raw_mode(editor, 1)
        setBracketedPaste(true)
        clibedit_resize(editor)
        clibedit_redraw(editor)
        return .nothing
    }

    private func paste() -> KeyResult {
        do {
            return insert(try decoder.paste(from: &source))
        } catch {
            failure = error
            return .endOfInput
        }
    }

    // MARK: - The text being edited

    func buffer() -> (text: String, scalars: [UInt32], cursor: Int) {
        var count = 0
        var cursor = 0
        let start = clibedit_buffer(editor, &count, &cursor)
        let text = EditLineText.string(start, count)
        return (text, text.unicodeScalars.map(\.value), cursor)
    }

    func insert(_ scalars: [UInt32]) -> KeyResult {
        guard !scalars.isEmpty else { return .nothing }
        let result = scalars.withUnsafeBufferPointer { clibedit_insert(editor, $0.baseAddress, $0.count) }
        return result == 0 ? .refresh : .beep
    }

    func replaceText(by text: String) -> KeyResult {
        clibedit_delete(editor, 0, Int.max)
        return text.isEmpty ? .refresh : insert(EditLineText.scalars(text))
    }

    // MARK: - Wakes

    /// The pipe of other threads has a byte: the window changed, or there are notices. True when the action
    /// key must follow.
    private func wakeUp() -> Bool {
        notices.drainWakes()
        redrawIfResized()
        guard !notices.isEmpty else { return false }
        pendingAction = .showNotices
        return true
    }

    private func redrawIfResized() {
        guard let size = SystemCalls.windowSize(output),
            size.columns != knownColumns || size.rows != knownRows
        else { return }
        knownColumns = size.columns
        knownRows = size.rows
        // The terminal has wrapped the text anew already: up to where the prompt is now, then draw it all
        // again.
        let above = rowsAboveCursor(columns: size.columns)
        send("\r" + (above > 0 ? "\u{1b}[\(above)A" : "") + "\u{1b}[J")
        clibedit_resize(editor)
        clibedit_redraw(editor)
    }

    func rowsAboveCursor(columns: Int) -> Int {
        let (_, scalars, cursor) = buffer()
        var rows = 0
        var width = promptColumns
        for value in scalars.prefix(cursor) {
            if value == 0x0a {
                rows += 1 + max(width - 1, 0) / columns
                width = 0
            } else {
                width += Unicode.Scalar(value).map { DisplayWidth.of($0) } ?? 1
            }
        }
        return rows + width / columns
    }

    /// First half of printing below the text: the cursor goes to its end, and the action comes back as a key.
    func printBelow(_ action: KeyAction) -> KeyResult {
        cursorToRestore = buffer().cursor
        clibedit_move_cursor(editor, Int.max)
        pendingAction = action
        clibedit_queue_action(editor)
        return .refresh
    }

    /// Second half: the lines, and prompt and text again under them.
    func printLines(_ lines: [String]) -> KeyResult {
        send("\n" + lines.map { $0 + "\n" }.joined())
        clibedit_move_cursor(editor, cursorToRestore)
        clibedit_redraw(editor)
        return .nothing
    }

    private func showNotices() -> KeyResult {
        if !noticeCursorIsAtEnd {
            noticeCursorIsAtEnd = true
            return printBelow(.showNotices)
        }
        noticeCursorIsAtEnd = false
        let lines = notices.take().flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        return printLines(lines.map(String.init))
    }
}
