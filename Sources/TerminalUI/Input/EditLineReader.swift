import CLibEdit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which keys edit a line.
package enum EditingKeys: Sendable, Equatable {
    case emacs
    case vi
}

/// A person at a terminal, with history, completion, statements over several lines and bracketed paste.
///
/// Belongs to one thread, the main one or a dedicated one. While a line is edited the terminal sends Ctrl-C
/// and Ctrl-Z as characters; between lines they are signals again.
///
/// Where the terminal can move the cursor, Enter in an incomplete statement opens a new line inside the text
/// being edited, and Alt-Enter always does. On a dumb terminal the lines are asked for one by one, with the
/// continuation prompt, and joined.
package final class EditLineReader: LineReader {
    package let isInteractive = true
    package var completer: Completer?
    package var isComplete: ((String) -> Bool)?
    /// Takes effect at the next line.
    package var keys: EditingKeys = .emacs {
        didSet { keysChanged = true }
    }
    /// Styles of the pieces of a text, asked for after every key press: quick, and for any text.
    package var highlighter: ((String) -> [HighlightSpan])?
    /// Shows the rest of the newest entry that begins with the text; Right, End or Ctrl-E takes it over,
    /// Alt-F its next word.
    package var suggestsFromHistory = false
    /// For other threads: lines to show above the prompt.
    package let notices: NoticePort

    let editor: OpaquePointer
    let input: Int32
    let output: Int32
    let capabilities: TerminalCapabilities
    let palette: Palette
    var store: HistoryStore?
    var history: [String] = []
    var source: TerminalByteSource
    var decoder = KeyDecoder()

    // State of the line being edited.
    var walk = HistoryCursor([])
    var pendingAction: KeyAction?
    var outcome: LineEvent?
    var failure: TerminalError?
    var lastCompletion: (text: String, cursor: Int)?
    var listing: [CompletionCandidate] = []
    var cursorToRestore = 0
    var promptColumns = 0
    var noticeCursorIsAtEnd = false
    /// What is shown behind the text, and not part of it.
    var suggestion = ""
    var isPainted = false
    var knownColumns = 0
    var knownRows = 0
    private var keysChanged = true

    /// Takes a terminal's descriptors, which stay the owner's. `capabilities` says name, size and colours
    /// of it.
    ///
    /// Throws `.notATerminal` or `.editorUnavailable`.
    package init(
        input: Int32 = 0, output: Int32 = 1, error: Int32 = 2, capabilities: TerminalCapabilities,
        history store: HistoryStore? = nil
    ) throws(TerminalError) {
        guard SystemCalls.isTerminal(input), SystemCalls.isTerminal(output) else {
            throw TerminalError(.notATerminal, "the line editor needs a terminal for input and output")
        }
        let relay = CallbackRelay()
        let callbacks = clibedit_callbacks(
            context: Unmanaged.passUnretained(relay).toOpaque(), read_scalar: relayReadScalar,
            dispatch: relayDispatch)
        guard
            let editor = clibedit_create(
                "editor", capabilities.terminalName, input, output, error, callbacks)
        else {
            throw TerminalError(
                .editorUnavailable, "cannot start the line editor", systemCode: errno, hint: "check TERM")
        }
        do {
            self.notices = try NoticePort()
        } catch {
            clibedit_destroy(editor)
            throw error
        }
        self.editor = editor
        self.input = input
        self.output = output
        self.capabilities = capabilities
        self.palette = Palette(capabilities.colour)
        self.store = store
        self.source = TerminalByteSource(descriptor: input, wake: notices.readEnd)
        self.relay = relay
        relay.reader = self
        loadHistory()
    }

    deinit {
        clibedit_destroy(editor)
    }

    private let relay: CallbackRelay

    package func readLine(_ prompt: Prompt) throws(TerminalError) -> LineEvent {
        var collected = ""
        var segments = prompt.segments
        while true {
            let event = try readOnce(segments)
            guard case .line(let line) = event else { return event }
            collected += line
            guard capabilities.isDumb, isComplete?(collected) == false else { return .line(collected) }
            collected += "\n"
            segments = prompt.continuation
        }
    }

    package func readSecret(_ prompt: Prompt) throws(TerminalError) -> SecretEvent {
        try SecretPrompt(input: input, output: output).read(prompt)
    }

    private func readOnce(_ segments: [Prompt.Segment]) throws(TerminalError) -> LineEvent {
        if keysChanged {
            guard clibedit_set_keys(editor, keys == .vi ? 1 : 0) == 0 else {
                throw TerminalError(.editorUnavailable, "cannot set the editing keys")
            }
            keysChanged = false
        }
        try show(prompt: segments)
        walk = HistoryCursor(history)
        outcome = nil
        failure = nil
        pendingAction = nil
        lastCompletion = nil
        noticeCursorIsAtEnd = false
        suggestion = ""
        isPainted = false
        if let size = SystemCalls.windowSize(output) {
            let isKnown = size.columns == knownColumns && size.rows == knownRows
            (knownColumns, knownRows) = size
            if !isKnown { clibedit_resize(editor) }
        }

        let holdsGuard = clibedit_guard_begin(input, notices.writeEnd) == 1
        setBracketedPaste(true)
        // libedit would do this only after it has shown the prompt: a quick Ctrl-C in between would be a
        // signal.
        clibedit_raw_mode(editor, 1)
        let result = clibedit_read(editor)
        let code = errno
        setBracketedPaste(false)
        if holdsGuard { clibedit_guard_end() }

        if let failure { throw failure }
        if let outcome { return outcome }
        if result < 0 {
            throw TerminalError(.readFailed, "cannot read from the terminal", systemCode: code)
        }
        return result == 0 ? .endOfInput : .line(finishedLine())
    }

    private func show(prompt segments: [Prompt.Segment]) throws(TerminalError) {
        let rendered = PromptRendering(segments, palette)
        promptColumns = rendered.columns
        guard
            rendered.scalars.withUnsafeBufferPointer({ clibedit_set_prompt(editor, $0.baseAddress, $0.count) }
            ) == 0
        else { throw TerminalError(.editorUnavailable, "no memory for the prompt") }
    }

    private func finishedLine() -> String {
        var count = 0
        let start = clibedit_line(editor, &count)
        var line = EditLineText.string(start, count)
        if line.hasSuffix("\n") { line.removeLast() }
        return line
    }

    func setBracketedPaste(_ isOn: Bool) {
        guard !capabilities.isDumb else { return }
        send(isOn ? "\u{1b}[?2004h" : "\u{1b}[?2004l")
    }

    /// Writes to the terminal beside libedit. A failure ends the line.
    func send(_ text: String) {
        do {
            try SystemCalls.write(output, text)
        } catch {
            failure = error
        }
    }
}

/// What C holds on to: it outlives no reader, and names none after its end.
final class CallbackRelay {
    weak var reader: EditLineReader?
}

// Functions of their own: a closure could inherit the isolation of the place where it is written.
private func relayReadScalar(_ context: UnsafeMutableRawPointer?, _ scalar: UnsafeMutablePointer<UInt32>?)
    -> Int32
{
    guard let context, let scalar else { return -1 }
    let relay = Unmanaged<CallbackRelay>.fromOpaque(context).takeUnretainedValue()
    return relay.reader?.readScalar(scalar) ?? -1
}

private func relayDispatch(_ context: UnsafeMutableRawPointer?, _ key: UInt32) -> Int32 {
    guard let context else { return Int32(CLIBEDIT_BEEP) }
    let relay = Unmanaged<CallbackRelay>.fromOpaque(context).takeUnretainedValue()
    return relay.reader?.dispatch(key) ?? Int32(CLIBEDIT_BEEP)
}
