import Testing

@testable import TerminalUI

/// A full screen on a pseudo-terminal.
@Suite(.serialized) struct CursesScreenTests {
    private func capabilities(_ name: String = "xterm-256color") -> TerminalCapabilities {
        TerminalCapabilities(
            inputIsTerminal: true, outputIsTerminal: true, columns: 40, rows: 10, colour: .palette256,
            terminalName: name)
    }

    @Test
    func drawsReadsAndLeaves() throws {
        let terminal = try PseudoTerminal(columns: 40, rows: 10)
        let screen = try CursesScreen(
            input: terminal.device, output: terminal.device, capabilities: capabilities(),
            theme: .standard)
        #expect(screen.columns == 40 && screen.rows == 10)
        var frame = Frame(columns: 40, rows: 10)
        frame.write("hello there", row: 3, column: 4, style: .bad)
        try screen.show(frame)
        try terminal.type("q\u{1b}OA\u{3}\u{c3}\u{a4}")
        var events: [ScreenEvent] = []
        // The last letter is one event or, without UTF-8, one for each byte.
        for _ in 0..<50 where events.count < 4 {
            let event = try screen.nextEvent(milliseconds: 100)
            if event != .timeout { events.append(event) }
        }
        #expect(events.prefix(3) == [.key(.character("q")), .key(.up), .key(.interrupt)])
        screen.close()
        #expect(try screen.nextEvent(milliseconds: 10) == .end)
        try terminal.expect("hello there")
        // The normal screen is back.
        try terminal.expect("\u{1b}[?1049l")
    }

    @Test func unknownTerminalsAndPipes() throws {
        let terminal = try PseudoTerminal(columns: 40, rows: 10)
        let unknown = #expect(throws: TerminalError.self) {
            _ = try CursesScreen(
                input: terminal.device, output: terminal.device, capabilities: capabilities("no-such-one"),
                theme: .standard)
        }
        #expect(unknown?.code == .editorUnavailable)
        let pipe = try TestPipe()
        let none = #expect(throws: TerminalError.self) {
            _ = try CursesScreen(
                input: pipe.readEnd, output: pipe.writeEnd, capabilities: capabilities(), theme: .standard)
        }
        #expect(none?.code == .notATerminal)
    }
}
