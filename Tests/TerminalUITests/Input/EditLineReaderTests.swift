import Foundation
import Testing

@testable import TerminalUI

/// The editor on a pseudo-terminal. One at a time: the terminal database below libedit is global.
@Suite(.serialized) struct EditLineReaderTests {
    private let terminal: PseudoTerminal

    init() throws {
        terminal = try PseudoTerminal()
    }

    private func line(_ text: String) -> String {
        "\(LineEvent.line(text))"
    }

    private func finish() throws {
        try terminal.expectPrompt()
        try terminal.type("\u{4}")
        try terminal.expect(event: "endOfInput")
        try terminal.expect(event: "over")
    }

    @Test func typingAndArrowKeys() throws {
        terminal.startLoop()
        try terminal.expectPrompt()
        try terminal.type("hllo\u{1b}[D\u{1b}[D\u{1b}[De\u{1b}[H>\u{1b}[F<\r")
        try terminal.expect(event: line(">hello<"))
        try terminal.expectPrompt()
        try terminal.type("one two three\u{1b}b\u{1b}[1;5DX\u{1b}[3~\u{7f}\u{17}\r")
        try terminal.expect(event: line("wo three"))
        try finish()
    }

    @Test func wideAndAccentedCharacters() throws {
        terminal.startLoop()
        try terminal.expectPrompt()
        try terminal.type("é世界ü\u{1b}[D\u{1b}[D中\u{7f}文\r")
        try terminal.expect(event: line("é世文界ü"))
        try finish()
    }

    @Test func badBytesAndControlKeysAreHarmless() throws {
        terminal.startLoop()
        try terminal.expectPrompt()
        try terminal.type(bytes: [0x61, 0xff, 0x00, 0x1c, 0x1d, 0x62, 0x1b, 0x5b, 0x39, 0x39, 0x7e, 0x0d])
        try terminal.expect(event: line("a\u{fffd}b"))
        try finish()
    }

    @Test func upDownAndTheDraft() throws {
        terminal.startLoop()
        for text in ["first", "second"] {
            try terminal.expectPrompt()
            try terminal.type(text + "\r")
            try terminal.expect(event: line(text))
        }
        try terminal.expectPrompt()
        try terminal.type("draft\u{1b}[A\u{1b}[A!\r")
        try terminal.expect(event: line("first!"))
        try terminal.expectPrompt()
        try terminal.type("draft\u{10}\u{10}\u{e}\u{e}s\r")
        try terminal.expect(event: line("drafts"))
        try finish()
    }

    @Test func searchBackwards() throws {
        let scratch = try ScratchDirectory()
        let path = scratch.path + "/history"
        let store = HistoryStore(path: path)
        for entry in ["select needle", "select hay\nfrom stack;", "get key"] { try store.append(entry) }
        terminal.startLoop(history: path)
        try terminal.expectPrompt()
        try terminal.type("\u{12}needl\r")
        try terminal.expect("bck:")
        try terminal.expect(event: line("select needle"))
        try terminal.expectPrompt()
        try terminal.type("\u{12}stack\r")
        try terminal.expect(event: line("select hay\nfrom stack;"))
        try finish()
        try store.load()
        #expect(store.entries.suffix(2) == ["select needle", "select hay\nfrom stack;"])
    }

    @Test func completion() throws {
        terminal.startLoop { reader in
            reader.completer = { line, cursor in
                let start =
                    line.lastIndex(of: " ").map { line.utf8.distance(from: line.startIndex, to: $0) + 1 } ?? 0
                let typed = String(decoding: Array(line.utf8)[start..<cursor], as: UTF8.self)
                let words = ["setting", "session", "世界", "select"]
                return CompletionResult(
                    replaced: start..<cursor,
                    candidates: words.filter { $0.hasPrefix(typed) }.map { CompletionCandidate($0) })
            }
        }
        try terminal.expectPrompt()
        try terminal.type("é s\t")
        try terminal.expect("e")
        try terminal.type("\t")
        try terminal.expect("setting  session  select\r\n")
        try terminal.expectPrompt()
        try terminal.type("l\t世\t\r")
        try terminal.expect(event: line("é select 世界 "))
        try finish()
    }

    private var coloured: TerminalCapabilities {
        var capabilities = terminal.capabilities
        capabilities.colour = .sixteen
        return capabilities
    }

    @Test func coloursWhileTyping() throws {
        terminal.startLoop(capabilities: coloured) { reader in
            reader.highlighter = { $0.hasPrefix("get") ? [HighlightSpan(0..<3, .keyword)] : [] }
        }
        try terminal.expect("> ")
        try terminal.type("get")
        try terminal.expect("\u{1b}[6C\u{1b}[1;34mget\u{1b}[0m\u{1b}[J\u{1b}8")
        try terminal.type(" k\u{1b}[Hx\r")
        try terminal.expect(event: line("xget k"))
        try terminal.expect("> ")
        try terminal.type("\u{4}")
        try terminal.expect(event: "endOfInput")
    }

    @Test func suggestsFromHistory() throws {
        terminal.startLoop(capabilities: coloured) { $0.suggestsFromHistory = true }
        try terminal.expect("> ")
        try terminal.type("select one two\r")
        try terminal.expect(event: line("select one two"))
        try terminal.expect("> ")
        try terminal.type("sel")
        try terminal.expect("ect one two")
        // Enter takes what was typed and nothing else.
        try terminal.type("\r")
        try terminal.expect("\u{1b}[K")
        try terminal.expect(event: line("sel"))
        try terminal.expect("> ")
        try terminal.type("select o")
        try terminal.expect("ne two")
        try terminal.type("\u{1b}[1;5C")
        try terminal.expect(" two")
        try terminal.type("\u{1b}[C!\r")
        try terminal.expect(event: line("select one two!"))
        try terminal.expect("> ")
        try terminal.type("\u{4}")
        try terminal.expect(event: "endOfInput")
    }

    @Test func interruptAndEndOfInput() throws {
        terminal.startLoop()
        try terminal.expectPrompt()
        try terminal.type("some text\u{1b}[D\u{1b}[D\u{3}")
        try terminal.expect("^C")
        try terminal.expect(event: "interrupted")
        try terminal.expectPrompt()
        try terminal.type("ab\u{1b}[D\u{4}\r")
        try terminal.expect(event: line("a"))
        try finish()
    }

    @Test func enterGoesOnInAnIncompleteStatement() throws {
        terminal.startLoop { $0.isComplete = { $0.hasSuffix(";") } }
        try terminal.expectPrompt()
        try terminal.type("select 1\rfrom t\u{1b}[A*\u{1b}[B;\r")
        // Up went into the first line, at the same column; Down to the end of the shorter second one.
        try terminal.expect(event: line("select* 1\nfrom t;"))
        try terminal.expectPrompt()
        try terminal.type("a;\u{1b}\rb;\r")
        try terminal.expect(event: line("a;\nb;"))
        try finish()
    }

    @Test func pasteIsTextAndNotCommands() throws {
        terminal.startLoop()
        try terminal.expect("\u{1b}[?2004h")
        try terminal.expectPrompt()
        try terminal.type("<\u{1b}[200~one\r\ntwo\u{3}\u{4}\u{12} é\n\u{1b}[201~>\r")
        try terminal.expect(event: line("<one\ntwo é\n>"))
        try terminal.expect("\u{1b}[?2004l")
        try finish()
    }

    @Test func longLinesAreNotLost() throws {
        terminal.startLoop()
        try terminal.expectPrompt()
        let long = String(repeating: "0123456789", count: 500)
        try terminal.type("\u{1b}[200~\(long)\u{1b}[201~")
        try terminal.expect("789")
        try terminal.type("\u{1b}[A\u{1b}[B!\r")
        try terminal.expect(event: line(long + "!"))
        try finish()
    }

    @Test func viKeys() throws {
        terminal.startLoop { $0.keys = .vi }
        try terminal.expectPrompt()
        try terminal.type("hello world\u{1b}")
        Thread.sleep(forTimeInterval: 0.2)
        try terminal.type("bdwiX\u{1b}[D\u{1b}[DY\r")
        try terminal.expect(event: line("hellYoX "))
        try finish()
    }

    @Test func dumbTerminalsAskLineByLine() throws {
        var capabilities = terminal.capabilities
        capabilities.terminalName = "dumb"
        capabilities.isDumb = true
        terminal.startLoop(capabilities: capabilities) { $0.isComplete = { $0.hasSuffix(";") } }
        try terminal.expectPrompt()
        try terminal.type("select 1\r")
        try terminal.expect("\n> ")
        try terminal.type("from t;\r")
        try terminal.expect(event: line("select 1\nfrom t;"))
        try finish()
    }

    @Test func noticesAppearAboveTheLine() throws {
        terminal.start { reader, report in
            let notices = reader.notices
            Thread.detachNewThread {
                Thread.sleep(forTimeInterval: 0.3)
                notices.post("session \u{1b}[2Jexpires")
            }
            report("\(try reader.readLine(Prompt("test> ")))")
        }
        try terminal.expectPrompt()
        try terminal.type("half\u{1b}[D")
        try terminal.expect("session \\x1b[2Jexpires\r\n")
        try terminal.expectPrompt()
        try terminal.type("_\r")
        try terminal.expect(event: line("hal_f"))
        try terminal.expect(event: "over")
    }

    @Test func passwordsAreNotShown() throws {
        terminal.start { reader, report in
            report("\(try reader.readSecret(Prompt("Password: ")))")
            report("\(try reader.readSecret(Prompt("Again: ")))")
            report("\(try reader.confirm("Sure?"))")
        }
        try terminal.expect("Password: ")
        try terminal.type("wrong\u{15}s\u{fc}x\u{7f}\u{7f}\u{e9}!\r")
        try terminal.expect(event: "\(SecretEvent.secret(Array("sé!".utf8)))")
        // Nothing but the line end between the prompts: no echo.
        try terminal.expect("\r\nAgain: ")
        try terminal.type("x\u{3}")
        try terminal.expect(event: "interrupted")
        try terminal.expect("Sure? [y/N] ")
        try terminal.type("y\r")
        try terminal.expect(event: "true")
        try terminal.expect(event: "over")
    }

    @Test func theTerminalIsAsItWasAfterwards() throws {
        var before = termios()
        #expect(tcgetattr(terminal.device, &before) == 0)
        terminal.startLoop()
        try finish()
        var after = termios()
        #expect(tcgetattr(terminal.device, &after) == 0)
        #expect(before.c_lflag == after.c_lflag)
        #expect(before.c_iflag == after.c_iflag)
    }

    @Test func aPipeIsNoTerminal() throws {
        let pipe = try TestPipe()
        let error = #expect(throws: TerminalError.self) {
            _ = try EditLineReader(
                input: pipe.readEnd, output: pipe.writeEnd, error: pipe.writeEnd,
                capabilities: TerminalCapabilities())
        }
        #expect(error?.code == .notATerminal)
    }
}

@Suite struct PromptRenderingTests {
    @Test func sequencesAreMarkedAndNeverLast() {
        let segments: [Prompt.Segment] = [.init("db", .key), .init("✓", .good), .init("> ", .bold)]
        let rendered = PromptRendering(segments, Palette(.sixteen))
        let text = String(String.UnicodeScalarView(rendered.scalars.compactMap(Unicode.Scalar.init)))
        // Bars stand for the marks.
        #expect(
            text.replacing("\u{1}", with: "|")
                == "|\u{1b}[36m|db|\u{1b}[0m\u{1b}[32m|✓|\u{1b}[0m\u{1b}[1m|>|\u{1b}[0m| ")
        #expect(rendered.columns == 5)
    }

    @Test func markersInsideTextAreEscaped() {
        let rendered = PromptRendering([.init("a\u{1}b\n")], .plain)
        #expect(rendered.scalars == "a\\x01b\\n".unicodeScalars.map(\.value))
    }
}
