import ArgumentParser
import CommandLineKit
import SystemIO
package import TerminalUI

/// The whole program, apart from the process around it.
@MainActor
package struct Program {
    private let environment: [String: String]
    private let streams: StandardStreams
    private let opener: any LedgerOpening

    package init(environment: [String: String], streams: StandardStreams, opener: any LedgerOpening) {
        self.environment = environment
        self.streams = streams
        self.opener = opener
    }

    /// Runs one command line.
    ///
    /// - Parameter arguments: without the program's name, as `ByteText`.
    /// - Returns: the status for the process.
    package func run(_ arguments: [String]) async -> Int32 {
        let columns = min(streams.capabilities.columns, 100)
        do {
            switch try Invocation.parse(arguments, columns: columns) {
            case .show(let text):
                try streams.output.writeLine(text)
                try streams.output.flush()
                return ExitStatus.success.rawValue
            case .shell(let flags, let script):
                return await runShell(flags, script)
            case .command(let command, let name):
                let session = makeSession(command.given, isShell: false)
                try session.loadSettings()
                let status = await execute(command, in: session)
                return code(status, command: name, session: session)
            }
        } catch {
            let session = makeSession(GlobalOptions.givenForErrors(arguments), isShell: false)
            let status = report(error, session: session)
            return code(status, command: nil, session: session)
        }
    }

    private func makeSession(_ flags: [String: String], isShell: Bool) -> CommandSession {
        CommandSession(
            flags: flags, environment: environment, streams: streams, opener: opener, isShell: isShell)
    }

    /// The number for the process, also in the old numbering.
    private func code(_ status: ExitStatus, command: String?, session: CommandSession) -> Int32 {
        do {
            let isCompatible = try session.settings.flag("compat")
            return isCompatible ? status.compatibleCode(command: command) : status.rawValue
        } catch {
            return report(error, session: session).rawValue
        }
    }

    private func execute(_ command: any LedgerCommand, in session: CommandSession) async -> ExitStatus {
        var status = ExitStatus.success
        do {
            try await command.run(in: session)
            status = session.outcome
        } catch {
            status = report(error, session: session)
        }
        do {
            try await session.close()
        } catch {
            let closing = report(error, session: session)
            if status == .success { status = closing }
        }
        return status
    }

    // MARK: - The shell

    private func runShell(_ flags: [String: String], _ script: ScriptOptions) async -> Int32 {
        var session = makeSession(flags, isShell: true)
        var status: ExitStatus
        do {
            try session.loadSettings()
            if !script.isGiven, try offersToCreate(session) {
                let flags = flags.merging(["create": "true"]) { _, new in new }
                session = makeSession(flags, isShell: true)
                try session.loadSettings()
            }
            session.isRestricted = script.restricted
            _ = try await session.ledger()
            try await session.refreshTrustMark()
            status = try await runInputs(script, session)
        } catch {
            status = report(error, session: session)
        }
        do {
            try await session.close()
        } catch {
            let closing = report(error, session: session)
            if status == .success { status = closing }
        }
        return code(status, command: "it", session: session)
    }

    /// Runs what was given with the flags, one after the other, else what is typed or comes in.
    private func runInputs(_ script: ScriptOptions, _ session: CommandSession) async throws -> ExitStatus {
        guard script.isGiven else {
            let input = try await makeInput(session)
            return await Repl(program: self, session: session, input: input).run(keepsGoing: script.keepGoing)
        }
        var first = ExitStatus.success
        for source in try script.sources() {
            let input = ScriptReplInput(text: source)
            let status = await Repl(program: self, session: session, input: input)
                .run(keepsGoing: script.keepGoing)
            if first == .success { first = status }
            if status != .success, !script.keepGoing { break }
        }
        return first
    }

    /// Asks whether a missing directory is meant to become a new ledger; a script never makes one by
    /// accident.
    private func offersToCreate(_ session: CommandSession) throws -> Bool {
        guard isInteractive, try !session.settings.flag("create"),
            let directory = session.settings.string("offline"), !directory.isEmpty,
            try RealFileSystem().kind(of: directory) == nil
        else { return false }
        let name = TextSanitizer.singleLine.sanitize(directory)
        return try makeReader(history: nil).confirm("\(name) does not exist. Make a new ledger there?")
    }

    private var isInteractive: Bool {
        streams.capabilities.inputIsTerminal && streams.capabilities.outputIsTerminal
    }

    private func makeReader(history: HistoryStore?) throws(TerminalError) -> EditLineReader {
        try EditLineReader(
            input: streams.inputDescriptor, output: streams.output.descriptor,
            error: streams.error.descriptor, capabilities: streams.capabilities, history: history)
    }

    private func makeInput(_ session: CommandSession) async throws -> any ReplInput {
        guard isInteractive else {
            return ScriptReplInput(reader: PipeLineReader(descriptor: streams.inputDescriptor))
        }
        let reader = try makeReader(history: try history(session))
        reader.isComplete = { line in
            LineKind.isComplete(Array(line.utf8)) { CommandTable.command(named: $0) != nil }
        }
        reader.completer = { [weak session] line, cursor in
            guard let source = session?.completionSource else { return .none }
            return ShellCompletion.complete(line: line, cursor: cursor, source: source)
        }
        reader.suggestsFromHistory = true
        reader.keys = try session.editingKeys()
        session.setKeys = { reader.keys = $0 }
        reader.highlighter = { line in
            LineHighlighter.spans(line) { CommandTable.command(named: $0) != nil }
        }
        session.ask = { question, word in try reader.confirm(question, typing: word) }
        let greeting = "immuclient \(ProgramVersion.text); type help for help, exit or Ctrl-D to leave"
        try streams.output.writeLine(greeting)
        if let target = await session.ledgerIfOpen?.target, target.user == nil, target.isServer {
            try streams.output.writeLine("not logged in; type login USER")
        }
        return TerminalReplInput(reader: reader)
    }

    /// The history of this profile; a damaged or unreadable one is told and left alone.
    private func history(_ session: CommandSession) throws -> HistoryStore? {
        let profile = try session.historyName()
        guard let path = HistoryLocation.path(environment: environment, profile: profile) else { return nil }
        let store = HistoryStore(path: path, shouldRecord: HistoryLocation.shouldRecord)
        do {
            try store.load()
            return store
        } catch {
            try session.remark("immuclient: no history: \(error.message)")
            return nil
        }
    }

    /// Runs one line of the shell. Errors are reported here.
    func runLine(_ words: [String], session: CommandSession) async -> ExitStatus {
        session.noteWindowSize()
        do {
            switch try Invocation.parse(words, columns: session.streams.capabilities.columns) {
            case .show(let text): try session.show(text)
            case .shell:
                throw CommandFailure(.usage, "the shell is running already")
            case .command(let command, _):
                // Where to connect to is the business of that command alone.
                let flags = command.given.filter {
                    !(command is ConnectCommand) || !GlobalOptions.connectionFlags.contains($0.key)
                }
                try session.apply(flags)
                session.outcome = .success
                try await Interruption.cancellingOnSignal { try await command.run(in: session) }
                try session.finishPager()
                return session.outcome
            }
            try session.finishPager()
            return .success
        } catch {
            return report(error, session: session)
        }
    }

    /// Runs one statement of the shell. Errors are reported here.
    func runStatement(_ text: [UInt8], session: CommandSession) async -> ExitStatus {
        await reporting(session) {
            try session.apply([:])
            try await StatementRunner(session: session).run(text)
        }
    }

    /// Runs one command that begins with a backslash. Errors are reported here.
    func runMeta(_ name: String, _ arguments: [String], session: CommandSession) async -> ExitStatus {
        await reporting(session) {
            try session.apply([:])
            try await MetaCommand.run(name, arguments, MetaContext(program: self, session: session))
        }
    }

    private func reporting(
        _ session: CommandSession, _ body: @escaping @MainActor () async throws -> Void
    ) async -> ExitStatus {
        session.noteWindowSize()
        do {
            try await Interruption.cancellingOnSignal(body)
            try session.finishPager()
            return .success
        } catch {
            return report(error, session: session)
        }
    }

    // MARK: - Errors

    /// A setting that cannot be read is no reason to say less.
    private func isVerbose(_ session: CommandSession) -> Bool {
        do {
            return try session.settings.flag("verbose")
        } catch {
            return true
        }
    }

    /// Tells about an error once, on the error channel.
    ///
    /// - Returns: the status it stands for.
    @discardableResult
    func report(_ error: any Error, session: CommandSession) -> ExitStatus {
        do {
            try session.finishPager()
        } catch {
            // What could not be shown is told by the error itself, or nobody is there to see either.
        }
        // Nobody reads the output any more, as in `scan | head`, or a pager that was left: that is no failure
        // of ours.
        if let error = error as? TerminalError, [.brokenPipe, .pagerClosed].contains(error.code) {
            return .success
        }
        let failure = CommandFailure(explaining: error)
        if failure.isAlarm { session.noteBrokenTrust() }
        session.lastFailure = failure
        var lines = failure.lines(program: "immuclient", verbose: isVerbose(session))
        if streams.capabilities.errorIsTerminal { lines.insert(contentsOf: failure.excerpt, at: 1) }
        if failure.isAlarm, streams.capabilities.errorIsTerminal {
            let notice = TamperNotice(
                failure: failure, palette: streams.errorPalette, isUnicode: streams.capabilities.isUnicode)
            lines = notice.lines
        }
        do {
            try streams.output.flush()
            // The terminal has just shown ^C.
            if failure.status == .interrupted, streams.capabilities.errorIsTerminal {
                lines.insert("", at: 0)
            }
            for line in lines { try streams.error.writeLine(line) }
        } catch {
            // The error channel itself is gone: the exit status is all that is left to say it with.
            return failure.status
        }
        return failure.status
    }
}
