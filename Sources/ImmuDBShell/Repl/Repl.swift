import CommandLineKit
import ImmuDBClient
import SystemIO
import TerminalUI

/// Where the shell gets its lines.
@MainActor
protocol ReplInput {
    var isInteractive: Bool { get }
    /// The next event; blocks.
    func next(_ prompt: Prompt, isContinuation: Bool) throws -> ReplMachine.Event
    /// Adds a line to the history.
    func record(_ line: [UInt8]) throws
}

/// Runs the machine: reads, executes, prints.
@MainActor
struct Repl {
    private let program: Program
    private let session: CommandSession
    private let input: any ReplInput
    /// True for a script inside another one, which leaves an open transaction to it.
    private let isIncluded: Bool

    init(program: Program, session: CommandSession, input: any ReplInput, isIncluded: Bool = false) {
        self.isIncluded = isIncluded
        self.program = program
        self.session = session
        self.input = input
    }

    /// Runs to the end.
    ///
    /// - Returns: how it ended.
    func run(keepsGoing: Bool) async -> ExitStatus {
        var machine = ReplMachine(isInteractive: input.isInteractive, keepsGoing: keepsGoing)
        var actions = machine.start()
        while true {
            var event: ReplMachine.Event?
            for action in actions {
                do {
                    switch try await perform(action) {
                    case .exit(let status): return status
                    case .event(let happened): event = happened
                    case .done: break
                    }
                } catch {
                    return program.report(error, session: session)
                }
            }
            guard let event else { return .success }
            actions = machine.handle(event)
        }
    }

    private enum Outcome {
        case done
        case event(ReplMachine.Event)
        case exit(ExitStatus)
    }

    private func perform(_ action: ReplMachine.Action) async throws -> Outcome {
        switch action {
        case .read(let isContinuation):
            return .event(try await read(isContinuation: isContinuation))
        case .run(let words, let source):
            if input.isInteractive { try record(source) }
            let status = await program.runLine(words.map(ByteText.text), session: session)
            return .event(.finished(status))
        case .statement(let text, let source):
            if input.isInteractive, let source { try record(source) }
            return .event(.finished(await program.runStatement(text, session: session)))
        case .meta(let name, let arguments, let source):
            if input.isInteractive { try record(source) }
            let status = await program.runMeta(name, arguments, session: session)
            return .event(.finished(status))
        case .help(let words):
            help(words)
            return .done
        case .clearScreen:
            if session.isTerminal, !session.streams.capabilities.isDumb {
                try session.streams.output.write("\u{1b}[H\u{1b}[2J")
                try session.streams.output.flush()
            }
            return .done
        case .report(let failure):
            program.report(failure, session: session)
            return .done
        case .keep(let statement):
            session.sqlState.lastStatement = String(decoding: statement, as: UTF8.self)
            return .done
        case .decide(let words):
            return .event(.decided(decide(words)))
        case .note(let text):
            try session.remark(text)
            return .done
        case .newLine:
            try session.streams.output.writeLine("")
            try session.streams.output.flush()
            return .done
        case .exit(let status):
            return try await mayLeave() ? .exit(status) : .event(.finished(.success))
        }
    }

    private func decide(_ words: [String]) -> Bool? {
        do {
            return try Condition.isTrue(words, session.sqlState.variables)
        } catch {
            program.report(error, session: session)
            return nil
        }
    }

    private func help(_ words: [String]) {
        session.noteWindowSize()
        let columns = session.streams.capabilities.columns
        do {
            if let text = SQLHelp.text(words, columns: columns) {
                try session.show(text)
            } else {
                let more = words.isEmpty ? "\n" + MetaCommand.overview(columns: columns) : ""
                try session.show(Invocation.help(words, columns: columns) + more)
            }
            try session.finishPager()
        } catch {
            program.report(error, session: session)
        }
    }

    /// Whether an open transaction is to be given up.
    private func mayLeave() async throws -> Bool {
        guard !isIncluded, let desk = session.ledgerIfOpen?.sql, desk.transaction == .open else {
            return true
        }
        if input.isInteractive, let ask = session.ask {
            return try ask("A transaction is open and would be rolled back. Leave?", "yes")
        }
        try session.remark("immuclient: the open transaction was not committed and is rolled back")
        do {
            try await desk.rollback()
        } catch {
            program.report(error, session: session)
        }
        return true
    }

    private func read(isContinuation: Bool) async throws -> ReplMachine.Event {
        try session.streams.output.flush()
        if let typed = session.typed {
            session.typed = nil
            if input.isInteractive {
                try session.streams.output.writeLine(
                    TextSanitizer(isASCIIOnly: !session.streams.capabilities.isUnicode).sanitize(typed))
                try session.streams.output.flush()
            }
            return .line(typed)
        }
        let target = await session.ledgerIfOpen?.target ?? LedgerTarget(name: "?", database: "?")
        if input.isInteractive, let ledger = session.ledgerIfOpen { session.names.refresh(from: ledger) }
        let prompt = ReplPrompt(
            target: target, mark: session.trustMark,
            transaction: session.ledgerIfOpen?.sql.transaction ?? .none, past: session.past,
            form: session.settings.string("prompt") ?? ReplPrompt.standard,
            isUnicode: session.streams.capabilities.isUnicode)
        return try input.next(prompt.prompt, isContinuation: isContinuation)
    }

    /// A history that cannot be written is told once and does not stop the work.
    private func record(_ source: [UInt8]) throws {
        do {
            try input.record(source)
        } catch let error as TerminalError {
            try session.remark("immuclient: the history was not saved: \(error.message)")
        }
    }
}

/// Lines from a person at a terminal.
@MainActor
struct TerminalReplInput: ReplInput {
    let reader: any LineReader
    var isInteractive: Bool { true }

    func next(_ prompt: Prompt, isContinuation: Bool) throws -> ReplMachine.Event {
        let shown = isContinuation ? Prompt(prompt.continuation) : prompt
        switch try reader.readLine(shown) {
        case .line(let text): return .line(Array(text.utf8))
        case .interrupted: return .interrupted
        case .endOfInput: return .endOfInput
        }
    }

    func record(_ line: [UInt8]) throws { try reader.record(String(decoding: line, as: UTF8.self)) }
}

/// Lines from a pipe or file, as bytes.
@MainActor
struct ScriptReplInput: ReplInput {
    /// The next line; nil at the end.
    let nextLine: () throws -> [UInt8]?
    var isInteractive: Bool { false }

    init(reader: PipeLineReader) { nextLine = { try reader.readBytes() } }

    /// The lines of a text given as a whole.
    init(text: [UInt8]) {
        var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).makeIterator()
        nextLine = { lines.next().map { Array($0.last == 0x0D ? $0.dropLast() : $0) } }
    }

    func next(_ prompt: Prompt, isContinuation: Bool) throws -> ReplMachine.Event {
        guard let line = try nextLine() else { return .endOfInput }
        return .line(line)
    }

    func record(_ line: [UInt8]) throws {}
}
