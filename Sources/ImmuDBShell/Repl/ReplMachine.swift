package import CommandLineKit

/// The shell as a pure state machine: what comes in, and what to do about it. It reads and prints nothing
/// itself.
package struct ReplMachine: Sendable {
    /// Something that happened.
    package enum Event: Sendable, Hashable {
        /// A line without its line end.
        case line([UInt8])
        /// Ctrl-D, or the end of the script.
        case endOfInput
        /// Ctrl-C at the prompt.
        case interrupted
        /// The command given last is over.
        case finished(ExitStatus)
    }

    /// Something to do, in order.
    package enum Action: Sendable, Hashable {
        /// Ask for a line; `isContinuation`: the statement goes on.
        case read(isContinuation: Bool)
        /// Run a command. `source` is what was typed.
        case run(words: [[UInt8]], source: [UInt8])
        /// Show help for these words.
        case help([String])
        case clearScreen
        /// Tell about an error.
        case report(CommandFailure)
        /// Leave the line of the prompt.
        case newLine
        /// Leave the shell.
        case exit(ExitStatus)
    }

    /// False in a script: nothing is prompted, and the first error ends it.
    private let isInteractive: Bool
    /// In a script: go on after an error.
    private let keepsGoing: Bool
    private var pending: [UInt8] = []
    private var isContinuing = false
    /// Status of the first failure of a script.
    private var firstFailure: ExitStatus?

    package init(isInteractive: Bool, keepsGoing: Bool = false) {
        self.isInteractive = isInteractive
        self.keepsGoing = keepsGoing
    }

    /// What to do first.
    package func start() -> [Action] { [.read(isContinuation: false)] }

    /// What to do next.
    package mutating func handle(_ event: Event) -> [Action] {
        switch event {
        case .line(let line): return handle(line: line)
        case .interrupted:
            drop()
            guard isInteractive else { return [.exit(.interrupted)] }
            return [.read(isContinuation: false)]
        case .endOfInput: return end()
        case .finished(let status): return handle(finished: status)
        }
    }

    private mutating func handle(line: [UInt8]) -> [Action] {
        let source = isContinuing ? pending + [0x0A] + line : line
        switch WordScanner.scan(source) {
        case .incomplete:
            pending = source
            isContinuing = true
            return [.read(isContinuation: true)]
        case .invalid(let failure):
            drop()
            return fail(CommandFailure(.usage, failure.description))
        case .words(let words):
            drop()
            guard let first = words.first else { return [.read(isContinuation: false)] }
            return dispatch(first, words, source)
        }
    }

    private mutating func dispatch(
        _ first: ScannedWord, _ words: [ScannedWord], _ source: [UInt8]
    ) -> [Action] {
        let rest = words.dropFirst().map { ByteText.text(of: $0.bytes) }
        switch ByteText.text(of: first.bytes) {
        case "exit", "quit", "\\q":
            guard rest.isEmpty else { return fail(CommandFailure(.usage, "exit takes no arguments")) }
            return [.exit(firstFailure ?? .success)]
        case "\\?", "help", "--help", "-h", "\\h":
            return [.help(rest), .read(isContinuation: false)]
        case "clear":
            guard rest.isEmpty else { return fail(CommandFailure(.usage, "clear takes no arguments")) }
            return isInteractive
                ? [.clearScreen, .read(isContinuation: false)] : [.read(isContinuation: false)]
        case let word where word.hasPrefix("\\"):
            return fail(
                CommandFailure(
                    .usage, "unknown command '\(word)'", hint: "there are \\? for help and \\q to leave"))
        default:
            return [.run(words: words.map(\.bytes), source: source)]
        }
    }

    private mutating func handle(finished status: ExitStatus) -> [Action] {
        guard status != .success else { return [.read(isContinuation: false)] }
        return proceed(after: status)
    }

    private mutating func end() -> [Action] {
        guard isContinuing else {
            return (isInteractive ? [.newLine] : []) + [.exit(firstFailure ?? .success)]
        }
        drop()
        let failure = CommandFailure(
            .usage, "the input ends inside a quotation; nothing of the last command was executed")
        if isInteractive { return [.newLine, .report(failure), .exit(.success)] }
        return [.report(failure), .exit(firstFailure ?? failure.status)]
    }

    private mutating func fail(_ failure: CommandFailure) -> [Action] {
        [.report(failure)] + proceed(after: failure.status)
    }

    private mutating func proceed(after status: ExitStatus) -> [Action] {
        if isInteractive { return [.read(isContinuation: false)] }
        firstFailure = firstFailure ?? status
        // A script that was lied to, or that somebody stops, never goes on.
        let mustStop = !keepsGoing || status.isTamperAlarm || status == .interrupted
        return mustStop ? [.exit(status)] : [.read(isContinuation: false)]
    }

    private mutating func drop() {
        pending = []
        isContinuing = false
    }
}
