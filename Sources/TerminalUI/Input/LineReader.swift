/// What came of asking for a line.
package enum LineEvent: Equatable, Sendable {
    /// The text, without its line end; can hold several lines.
    case line(String)
    /// Ctrl-C: the line was dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the end of the file.
    case endOfInput
}

/// What came of asking for a password.
package enum SecretEvent: Equatable, Sendable {
    /// The bytes as typed, without the line end.
    case secret([UInt8])
    case interrupted
    case endOfInput
}

/// A prompt in pieces of one style each, and the one for lines that continue a statement.
package struct Prompt: Sendable, Equatable {
    /// A piece of a prompt.
    package struct Segment: Sendable, Equatable {
        package var text: String
        package var style: Style

        package init(_ text: String, _ style: Style = .plain) {
            self.text = text
            self.style = style
        }
    }

    package var segments: [Segment]
    /// Shown for following lines by readers that ask line by line.
    package var continuation: [Segment]

    package init(_ segments: [Segment], continuation: [Segment] = [Segment("> ")]) {
        self.segments = segments
        self.continuation = continuation
    }

    package init(_ text: String) {
        self.init([Segment(text)])
    }

    /// The text without styles, control characters escaped.
    package var plainText: String {
        segments.map { TextSanitizer.singleLine.sanitize($0.text) }.joined()
    }
}

/// Where lines come from: a person at a terminal, a pipe, or a test.
///
/// Reading blocks: use a reader on the main thread or on one of its own, never on a cooperative one.
package protocol LineReader: AnyObject {
    /// True when a person answers.
    var isInteractive: Bool { get }
    /// Asked by interactive readers when the user presses TAB.
    var completer: Completer? { get set }
    /// Asked at Enter: false means that the statement goes on in another line. nil: every line is complete.
    var isComplete: ((String) -> Bool)? { get set }

    /// The next line. Throws when reading itself fails, or the line is too long or no text.
    func readLine(_ prompt: Prompt) throws(TerminalError) -> LineEvent
    /// Reads a line without showing it.
    func readSecret(_ prompt: Prompt) throws(TerminalError) -> SecretEvent
    /// Adds an entry to the history, if there is one.
    func record(_ entry: String) throws(TerminalError)
}

extension LineReader {
    /// Asks a yes-or-no question until the answer is one. Enter alone takes `fallback`; Ctrl-C, Ctrl-D and
    /// the end of a pipe mean no.
    package func confirm(_ question: String, fallback: Bool = false) throws(TerminalError) -> Bool {
        let choice = fallback ? " [Y/n] " : " [y/N] "
        let (completer, isComplete) = (self.completer, self.isComplete)
        self.completer = nil
        self.isComplete = nil
        defer {
            self.completer = completer
            self.isComplete = isComplete
        }
        while true {
            guard case .line(let answer) = try readLine(Prompt(question + choice)) else { return false }
            switch answer.lowercased().filter({ !$0.isWhitespace }) {
            case "": return fallback
            case "y", "yes": return true
            case "n", "no": return false
            default: continue
            }
        }
    }

    /// Asks for a word to be typed in full, such as the name of what will be deleted.
    package func confirm(_ question: String, typing word: String) throws(TerminalError) -> Bool {
        let (completer, isComplete) = (self.completer, self.isComplete)
        self.completer = nil
        self.isComplete = nil
        defer {
            self.completer = completer
            self.isComplete = isComplete
        }
        return try readLine(Prompt(question + " ")) == .line(word)
    }
}
