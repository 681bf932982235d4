/// Answers prompts from a list: for tests, and for sessions that are replayed.
package final class ScriptedLineReader: LineReader {
    package let isInteractive: Bool
    package var completer: Completer?
    package var isComplete: ((String) -> Bool)?
    private var events: [LineEvent]
    private var secrets: [SecretEvent]
    /// Every prompt shown, as plain text.
    package private(set) var prompts: [String] = []
    /// Every entry added to the history.
    package private(set) var recorded: [String] = []

    /// Without further events the input is at its end.
    package init(_ events: [LineEvent], secrets: [SecretEvent] = [], isInteractive: Bool = true) {
        self.events = events
        self.secrets = secrets
        self.isInteractive = isInteractive
    }

    package convenience init(lines: [String]) {
        self.init(lines.map { .line($0) })
    }

    package func readLine(_ prompt: Prompt) throws(TerminalError) -> LineEvent {
        prompts.append(prompt.plainText)
        return events.isEmpty ? .endOfInput : events.removeFirst()
    }

    package func readSecret(_ prompt: Prompt) throws(TerminalError) -> SecretEvent {
        prompts.append(prompt.plainText)
        return secrets.isEmpty ? .endOfInput : secrets.removeFirst()
    }

    package func record(_ entry: String) throws(TerminalError) {
        recorded.append(entry)
    }
}
