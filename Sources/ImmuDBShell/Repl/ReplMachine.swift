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
        /// What came of a condition; nil when it could not be decided, which was told.
        case decided(Bool?)
    }

    /// Something to do, in order.
    package enum Action: Sendable, Hashable {
        /// Ask for a line; `isContinuation`: the statement goes on.
        case read(isContinuation: Bool)
        /// Run a command. `source` is what was typed.
        case run(words: [[UInt8]], source: [UInt8])
        /// Run a statement, without its `;`. `source` is what was typed, for the first of several.
        case statement([UInt8], source: [UInt8]?)
        /// Run a command that begins with a backslash; the name without it.
        case meta(name: String, arguments: [String], source: [UInt8])
        /// Keep a statement, without running it, for the command behind it.
        case keep([UInt8])
        /// Decide the condition behind `\if` or `\elif`.
        case decide([String])
        /// A word for the person at the terminal.
        case note(String)
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
    let isInteractive: Bool
    /// In a script: go on after an error.
    private let keepsGoing: Bool
    private var pending: [UInt8] = []
    private var isContinuing = false
    /// Statements of the line that are still to be run.
    private var queued: [[UInt8]] = []
    private let isCommand: @Sendable (String) -> Bool
    var conditions = ScriptConditions()
    /// Whether the condition that is being decided belongs to an `\if`, not to an `\elif`.
    var isOpening = true
    /// Whether the line that is being handled is one of `\if`, `\elif`, `\else` and `\endif`.
    var isAboutConditions = false
    /// Status of the first failure of a script.
    var firstFailure: ExitStatus?

    /// - Parameter isCommand: whether a word that a line begins with names a command.
    package init(
        isInteractive: Bool, keepsGoing: Bool = false,
        isCommand: (@Sendable (String) -> Bool)? = nil
    ) {
        self.isCommand = isCommand ?? { CommandTable.command(named: $0) != nil }
        self.isInteractive = isInteractive
        self.keepsGoing = keepsGoing
    }

    /// What to do first.
    package func start() -> [Action] { [.read(isContinuation: false)] }

    /// What to do next.
    package mutating func handle(_ event: Event) -> [Action] {
        switch event {
        case .line(let line):
            let wasActive = conditions.isActive
            let actions = handle(line: line)
            return wasActive || isAboutConditions ? actions : skipping(actions)
        case .interrupted:
            drop()
            guard isInteractive else { return [.exit(.interrupted)] }
            return [.read(isContinuation: false)]
        case .endOfInput: return end()
        case .finished(let status): return handle(finished: status)
        case .decided(let isTrue): return handle(decided: isTrue)
        }
    }

    /// What is left out is read as ever, so that its end is found, and not executed.
    private mutating func skipping(_ actions: [Action]) -> [Action] {
        if case .read? = actions.first { return actions }
        drop()
        let note = Action.note("left out because of \\if; \\endif ends it")
        return (isInteractive ? [note] : []) + [.read(isContinuation: false)]
    }

    private mutating func handle(line: [UInt8]) -> [Action] {
        isAboutConditions = false
        let source = isContinuing ? pending + [0x0A] + line : line
        switch LineKind(source, isCommand: isCommand) {
        case .empty:
            drop()
            return [.read(isContinuation: false)]
        case .sql: return handle(statements: source)
        case .meta: return handle(meta: source)
        case .command: break
        }
        if let words = LineKind.rawStatement(source) {
            drop()
            return [.run(words: words, source: source)]
        }
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

    private mutating func handle(statements source: [UInt8]) -> [Action] {
        guard source.count <= CommandLineKit.Limits.statementBytesMax else {
            drop()
            let limit = CommandLineKit.Limits.statementBytesMax
            return fail(CommandFailure(.usage, "a statement may hold \(limit) bytes at most"))
        }
        if let trailing = TrailingCommand(source) {
            return [.keep(trailing.statement)] + handle(meta: trailing.command)
        }
        let scanner = StatementScanner(source)
        guard scanner.opening == nil else {
            pending = source
            isContinuing = true
            return [.read(isContinuation: true)]
        }
        drop()
        guard let first = scanner.statements.first else { return [.read(isContinuation: false)] }
        queued = scanner.statements.dropFirst().map(\.text)
        return [.statement(first.text, source: source)]
    }

    private mutating func handle(meta source: [UInt8]) -> [Action] {
        drop()
        let line = source.drop { $0 == 0x20 || $0 == 0x09 }.dropFirst()
        let end = line.firstIndex { $0 == 0x20 || $0 == 0x09 } ?? line.endIndex
        let name = ByteText.text(of: Array(line[..<end]))
        if MetaCommand.rawNames.contains(name) {
            let blanks: Set<UInt8> = [0x20, 0x09]
            let text = line[end...].drop { blanks.contains($0) }
            return [
                .meta(
                    name: name, arguments: text.isEmpty ? [] : [ByteText.text(of: Array(text))],
                    source: source)
            ]
        }
        guard case .words(let words) = WordScanner.scan(Array(line[end...])) else {
            return fail(CommandFailure(.usage, "\\\(name): a quotation is not closed"))
        }
        let rest = words.map { ByteText.text(of: $0.bytes) }
        switch name {
        case "if", "elif", "else", "endif": return handle(condition: name, rest)
        case "q":
            guard rest.isEmpty else { return fail(CommandFailure(.usage, "\\q takes no arguments")) }
            return leave()
        case "h", "?", "help": return [.help(rest), .read(isContinuation: false)]
        default:
            guard MetaCommand.names.contains(name) else {
                let similar = SimilarNames.suggestions(for: name, in: MetaCommand.names.sorted())
                let hint =
                    similar.isEmpty
                    ? "there are \\? for help and \\q to leave" : "did you mean \\\(similar[0])?"
                return fail(CommandFailure(.usage, "unknown command '\\\(name)'", hint: hint))
            }
            return [.meta(name: name, arguments: rest, source: source)]
        }
    }

    private mutating func dispatch(
        _ first: ScannedWord, _ words: [ScannedWord], _ source: [UInt8]
    ) -> [Action] {
        let rest = words.dropFirst().map { ByteText.text(of: $0.bytes) }
        switch ByteText.text(of: first.bytes) {
        case "exit", "quit":
            guard rest.isEmpty else { return fail(CommandFailure(.usage, "exit takes no arguments")) }
            return leave()
        case "help", "--help", "-h":
            return [.help(rest), .read(isContinuation: false)]
        case "clear":
            guard rest.isEmpty else { return fail(CommandFailure(.usage, "clear takes no arguments")) }
            return isInteractive
                ? [.clearScreen, .read(isContinuation: false)] : [.read(isContinuation: false)]
        default:
            return [.run(words: words.map(\.bytes), source: source)]
        }
    }

    private mutating func handle(finished status: ExitStatus) -> [Action] {
        let next = queued.first
        if status == .success || (!isInteractive && keepsGoing && !mustStop(status)) {
            if status != .success { firstFailure = firstFailure ?? status }
            guard let next else { return [.read(isContinuation: false)] }
            queued.removeFirst()
            return [.statement(next, source: nil)]
        }
        queued = []
        return proceed(after: status)
    }

    private mutating func end() -> [Action] {
        guard isContinuing else {
            return (isInteractive ? [.newLine] : []) + leave()
        }
        let source = pending
        drop()
        let isStatement = LineKind(source, isCommand: isCommand) == .sql
        if !isInteractive, isStatement, StatementScanner(source).opening == .statement {
            // The last statement of a script needs no semicolon.
            return handle(statements: source + [0x0A, UInt8(ascii: ";")])
        }
        let place = isStatement ? "statement" : "quotation"
        let failure = CommandFailure(
            .usage, "the input ends inside a \(place); nothing of the last command was executed")
        if isInteractive { return [.newLine, .report(failure), .exit(.success)] }
        return [.report(failure), .exit(firstFailure ?? failure.status)]
    }

    mutating func fail(_ failure: CommandFailure) -> [Action] {
        [.report(failure)] + proceed(after: failure.status)
    }

    mutating func proceed(after status: ExitStatus) -> [Action] {
        if isInteractive { return [.read(isContinuation: false)] }
        firstFailure = firstFailure ?? status
        return !keepsGoing || mustStop(status) ? [.exit(status)] : [.read(isContinuation: false)]
    }

    /// A script that was lied to, or that somebody stops, never goes on.
    private func mustStop(_ status: ExitStatus) -> Bool {
        status.isTamperAlarm || status == .interrupted
    }

    private mutating func drop() {
        pending = []
        isContinuing = false
        queued = []
    }
}
