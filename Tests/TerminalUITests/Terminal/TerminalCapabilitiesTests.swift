import Testing

@testable import TerminalUI

@Suite struct TerminalCapabilitiesTests {
    private func detect(
        _ environment: [String: String], terminals: Set<Int32> = [0, 1, 2], size: (Int, Int)? = (120, 40)
    ) -> TerminalCapabilities {
        let probe = TerminalCapabilities.Probe(
            isTerminal: { terminals.contains($0) },
            size: { terminals.contains($0) ? size.map { (columns: $0.0, rows: $0.1) } : nil })
        return .detect(environment: environment, probe: probe)
    }

    @Test func coloursFollowTheEnvironment() {
        #expect(detect(["TERM": "xterm"]).colour == .sixteen)
        #expect(detect(["TERM": "xterm-256color"]).colour == .palette256)
        #expect(detect(["TERM": "xterm", "COLORTERM": "truecolor"]).colour == .trueColour)
        #expect(detect(["TERM": "xterm", "NO_COLOR": "1"]).colour == .none)
        #expect(detect(["TERM": "xterm", "NO_COLOR": ""]).colour == .sixteen)
        #expect(detect(["TERM": "dumb"]).colour == .none)
        #expect(detect([:]).isDumb)
    }

    @Test func pipesHaveNoColourUnlessForced() {
        let piped = detect(["TERM": "xterm"], terminals: [0, 2])
        #expect(piped.colour == .none)
        #expect(piped.errorColour == .sixteen)
        #expect(!piped.outputIsTerminal)
        #expect(detect(["TERM": "xterm", "CLICOLOR_FORCE": "1"], terminals: []).colour == .sixteen)
    }

    @Test func sizeComesFromTheTerminalThenTheEnvironment() {
        #expect(detect(["COLUMNS": "50"]).columns == 120)
        #expect(detect(["COLUMNS": "50", "LINES": "9"], terminals: []).columns == 50)
        #expect(detect(["COLUMNS": "-1", "LINES": "x"], terminals: []).rows == Limits.defaultRows)
        #expect(detect([:], size: (0, 0)).columns == Limits.defaultColumns)
    }

    @Test func localeDecidesOnUnicode() {
        #expect(detect(["LANG": "de_DE.UTF-8"]).isUnicode)
        #expect(detect(["LANG": "C.utf8"]).isUnicode)
        #expect(!detect(["LANG": "de_DE.UTF-8", "LC_ALL": "C"]).isUnicode)
        #expect(!detect([:]).isUnicode)
    }
}

@Suite struct StyleTests {
    @Test func noColourMeansNoSequences() {
        for style in Style.allCases {
            #expect(Palette.plain.paint("text", style) == "text")
        }
    }

    @Test func everyStyleIsSwitchedOffAgain() {
        for style in Style.allCases where style != .plain {
            let painted = Palette(.palette256).paint("text", style)
            #expect(painted.hasPrefix("\u{1b}["))
            #expect(painted.hasSuffix("text\u{1b}[0m"))
        }
        #expect(Palette(.sixteen).paint("", .bad) == "")
    }
}
