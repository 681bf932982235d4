import Foundation
import Testing

@testable import TerminalUI

@Suite struct PagerCommandTests {
    @Test func settingThenVariableThenLess() {
        let found: (String) -> Bool = { $0 == "/usr/bin/less" }
        let path = ["PATH": "/bin:/usr/bin"]
        #expect(
            PagerCommand.choose(setting: nil, environment: path, isExecutable: found)?.words == [
                "less", "-RSFX",
            ])
        #expect(PagerCommand.choose(setting: nil, environment: path, isExecutable: { _ in false }) == nil)
        #expect(
            PagerCommand.choose(setting: nil, environment: ["PAGER": "more -d"])?.words == ["more", "-d"])
        #expect(PagerCommand.choose(setting: "off", environment: ["PAGER": "more"]) == nil)
        #expect(PagerCommand.choose(setting: nil, environment: ["PAGER": ""]) == nil)
    }

    @Test func theVariableIsNoShellLine() {
        let words = PagerCommand.choose(setting: nil, environment: ["PAGER": "less; rm -rf $HOME"])?.words
        #expect(words == ["less;", "rm", "-rf", "$HOME"])
    }
}

@Suite struct PagerTests {
    private let environment = ["PATH": "/usr/bin:/bin"]

    private func page(lines: Int, command: PagerCommand?, rows: Int = 10, _ pipe: TestPipe) throws -> Pager {
        let capabilities = TerminalCapabilities(
            outputIsTerminal: true, columns: 20, rows: rows, terminalName: "xterm")
        let pager = Pager(
            output: OutputSink(descriptor: pipe.writeEnd), capabilities: capabilities, command: command,
            environment: environment)
        let finished: Bool? = try withPager(pager) { pager in
            for number in 0..<lines { try pager.writeLine("line \(number)") }
            return true
        }
        #expect(finished == true || command?.words == ["true"])
        return pager
    }

    @Test func shortOutputGoesToTheScreen() throws {
        let pipe = try TestPipe()
        _ = try page(lines: 9, command: PagerCommand(words: ["false"]), pipe)
        #expect(try pipe.contents().hasSuffix("line 8\n"))
    }

    @Test func longOutputGoesToTheProgram() throws {
        let scratch = try ScratchDirectory()
        let pipe = try TestPipe()
        _ = try page(lines: 500, command: PagerCommand(words: ["tee", scratch.path + "/paged"]), pipe)
        let paged = try String(contentsOfFile: scratch.path + "/paged", encoding: .utf8)
        #expect(paged.split(separator: "\n").count == 500)
    }

    @Test func wrappedLinesCountAsTheRowsTheyTake() throws {
        let scratch = try ScratchDirectory()
        let pipe = try TestPipe()
        let capabilities = TerminalCapabilities(
            outputIsTerminal: true, columns: 20, rows: 6, terminalName: "xterm")
        let pager = Pager(
            output: OutputSink(descriptor: pipe.writeEnd), capabilities: capabilities,
            command: PagerCommand(words: ["tee", scratch.path + "/paged"]), environment: environment)
        try pager.writeLine(String(repeating: "x", count: 101))
        try pager.finish()
        #expect(FileManager.default.fileExists(atPath: scratch.path + "/paged"))
    }

    @Test func leavingThePagerIsNoError() throws {
        let pipe = try TestPipe()
        _ = try page(lines: 100_000, command: PagerCommand(words: ["true"]), pipe)
        #expect(try pipe.contents().isEmpty)
    }

    @Test func aMissingPagerFallsBackToTheScreen() throws {
        let pipe = try TestPipe()
        let pager = try page(lines: 50, command: PagerCommand(words: ["no-such-pager-here"]), pipe)
        #expect(pager.startFailure != nil)
        #expect(try pipe.contents().split(separator: "\n").count == 50)
    }
}
