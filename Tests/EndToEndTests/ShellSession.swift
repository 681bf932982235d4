import Testing

/// The built shell in front of a terminal, as a person uses it.
final class ShellSession {
    let place: TestPlace
    let terminal: PseudoTerminal
    let run: ProgramRun
    private let screen: ShellScreen
    /// A place that was made for this session alone.
    private let isOwner: Bool

    /// Starts the shell.
    /// - Parameters:
    ///   - arguments: of its command line.
    ///   - program: its name; another one for a shell of the system.
    init(
        _ place: TestPlace, _ arguments: [String] = [],
        screen: ShellScreen = ShellScreen(columns: 100, rows: 24), program: String? = nil
    ) throws {
        self.place = place
        self.screen = screen
        isOwner = false
        screen.describe(to: place)
        terminal = try PseudoTerminal(columns: screen.columns, rows: screen.rows)
        run = try ProgramRun(
            program ?? BuiltProgram.path("immuclient"), arguments, environment: place.environment,
            terminal: terminal.path)
    }

    /// Starts the shell on a ledger of its own.
    /// - Parameters:
    ///   - content: what is in the ledger, as a script.
    ///   - prepare: changes the place before the shell starts.
    init(
        on screen: ShellScreen, content: String, prepare: (TestPlace) throws -> Void = { _ in }
    ) throws {
        place = try TestPlace()
        self.screen = screen
        isOwner = true
        screen.describe(to: place)
        let made = try place.run(["--create", "-f", "/dev/stdin"], input: content)
        try #require(made.status == 0, "\(made.error)")
        try prepare(place)
        terminal = try PseudoTerminal(columns: screen.columns, rows: screen.rows)
        run = try ProgramRun(
            BuiltProgram.path("immuclient"), [], environment: place.environment, terminal: terminal.path)
        terminal.expect(Self.prompt)
    }

    /// How every prompt of the tests begins.
    static let prompt = "immudb:ledger/defaultdb"

    /// Types a text, waits for another one, then for the prompt. `HOME` stands for the directory of the test.
    func step(
        _ typed: String, shows shown: String = "", sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try terminal.type(typed.replacing("HOME", with: place.path) + "\r")
        if !shown.isEmpty { terminal.expect(shown, sourceLocation: sourceLocation) }
        terminal.expect(Self.prompt, sourceLocation: sourceLocation)
    }

    /// Types keys and waits for a text.
    func type(
        _ keys: String, until shown: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try terminal.type(keys.replacing("HOME", with: place.path))
        terminal.expect(shown, sourceLocation: sourceLocation)
    }

    /// Leaves the shell: it ends well, and showed only what the terminal can show.
    func leave(sourceLocation: SourceLocation = #_sourceLocation) throws {
        try terminal.type("\\q\r")
        #expect(try run.wait() == 0, sourceLocation: sourceLocation)
        terminal.drain()
        let shown = terminal.screen
        let isColoured = shown.contains(/\u{1b}\[[0-9;]*[1-9][0-9;]*m/)
        #expect(isColoured == (screen.hasColours && !screen.isDumb), sourceLocation: sourceLocation)
        if !screen.isUnicode { #expect(shown.utf8.allSatisfy { $0 < 0x80 }, sourceLocation: sourceLocation) }
    }

    deinit {
        if isOwner { place.remove() }
    }
}
