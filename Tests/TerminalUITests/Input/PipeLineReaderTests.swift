import Testing

@testable import TerminalUI

@Suite struct PipeLineReaderTests {
    private func reader(_ bytes: [UInt8], limit: Int = 100) throws -> (PipeLineReader, TestPipe) {
        let pipe = try TestPipe()
        try SystemCalls.write(pipe.writeEnd, bytes)
        pipe.closeWriteEnd()
        return (PipeLineReader(descriptor: pipe.readEnd, lineLimit: limit), pipe)
    }

    private let prompt = Prompt("ignored")

    @Test func linesWithAllKindsOfEnds() throws {
        let (reader, pipe) = try reader(Array("one\ntwo\r\n\n世界\u{0}x\nlast".utf8))
        for expected in ["one", "two", "", "世界\u{0}x", "last"] {
            #expect(try reader.readLine(prompt) == .line(expected))
        }
        #expect(reader.lineNumber == 5)
        #expect(try reader.readLine(prompt) == .endOfInput)
        #expect(try reader.readLine(prompt) == .endOfInput)
        withExtendedLifetime(pipe) {}
    }

    @Test func longLinesAreRefusedAndSkipped() throws {
        let long = String(repeating: "x", count: 11)
        let (reader, pipe) = try reader(Array("\(long)\nshort\n0123456789\r\n\(long)".utf8), limit: 10)
        var error = #expect(throws: TerminalError.self) { try reader.readLine(prompt) }
        #expect(error?.code == .lineTooLong)
        #expect(error?.message.contains("line 1") == true)
        #expect(try reader.readLine(prompt) == .line("short"))
        #expect(try reader.readLine(prompt) == .line("0123456789"))
        error = #expect(throws: TerminalError.self) { try reader.readLine(prompt) }
        #expect(error?.code == .lineTooLong)
        #expect(try reader.readLine(prompt) == .endOfInput)
        withExtendedLifetime(pipe) {}
    }

    @Test func anEndlessLineTakesNoMemory() throws {
        let pipe = try TestPipe()
        let reader = PipeLineReader(descriptor: pipe.readEnd, lineLimit: 1000)
        let descriptor = pipe.writeEnd
        let writer = BackgroundWork {
            let chunk = [UInt8](repeating: 0x61, count: 65536)
            for _ in 0..<64 { try SystemCalls.write(descriptor, chunk) }
            try SystemCalls.write(descriptor, "\nnext\n")
        }
        let error = #expect(throws: TerminalError.self) { try reader.readBytes() }
        #expect(error?.code == .lineTooLong)
        #expect(try reader.readBytes() == Array("next".utf8))
        try writer.wait()
    }

    @Test func bytesThatAreNoTextAreAnErrorOfTheirLine() throws {
        let (reader, pipe) = try reader([0x61, 0xff, 0x0a, 0x62, 0x0a])
        let error = #expect(throws: TerminalError.self) { try reader.readLine(prompt) }
        #expect(error?.code == .invalidText)
        #expect(try reader.readLine(prompt) == .line("b"))
        withExtendedLifetime(pipe) {}
    }

    @Test func secretsAreBytes() throws {
        let (reader, pipe) = try reader([0xff, 0x01, 0x0a])
        #expect(try reader.readSecret(prompt) == .secret([0xff, 0x01]))
        #expect(try reader.readSecret(prompt) == .endOfInput)
        withExtendedLifetime(pipe) {}
    }
}

@Suite struct LineReaderTests {
    @Test func confirmAsksUntilItUnderstands() throws {
        let reader = ScriptedLineReader(lines: ["what", " YES ", "", ""])
        #expect(try reader.confirm("Drop?"))
        #expect(reader.prompts == ["Drop? [y/N] ", "Drop? [y/N] "])
        #expect(try !reader.confirm("Drop?"))
        #expect(try reader.confirm("Keep?", fallback: true))
        #expect(try !reader.confirm("Keep?", fallback: true))
    }

    @Test func typedConfirmationMustMatch() throws {
        let reader = ScriptedLineReader([.line("defaultdb"), .line("default"), .interrupted])
        #expect(try reader.confirm("Name:", typing: "defaultdb"))
        #expect(try !reader.confirm("Name:", typing: "defaultdb"))
        #expect(try !reader.confirm("Name:", typing: "defaultdb"))
    }

    @Test func promptsAreSanitized() {
        #expect(Prompt("a\u{1b}[31m\u{1}> ").plainText == "a\\x1b[31m\\x01> ")
    }
}
