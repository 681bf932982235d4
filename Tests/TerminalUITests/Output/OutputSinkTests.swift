import Testing

@testable import TerminalUI

@Suite struct OutputSinkTests {
    @Test func buffersUntilFlushed() throws {
        let pipe = try TestPipe()
        let sink = OutputSink(descriptor: pipe.writeEnd)
        try sink.writeLine("one")
        try sink.write("two")
        try sink.flush()
        #expect(try pipe.contents() == "one\ntwo")
    }

    @Test func unbufferedGoesOutAtOnce() throws {
        let pipe = try TestPipe()
        try OutputSink(descriptor: pipe.writeEnd, isBuffered: false).write("now")
        #expect(try pipe.contents() == "now")
    }

    @Test func aClosedReaderIsATypedError() throws {
        let ends = try SystemCalls.pipe()
        SystemCalls.close(ends.read)
        defer { SystemCalls.close(ends.write) }
        let sink = OutputSink(descriptor: ends.write)
        try sink.write("lost")
        let error = #expect(throws: TerminalError.self) { try sink.flush() }
        #expect(error?.code == .brokenPipe)
        // The bytes are gone; the next flush has nothing to fail on.
        try sink.flush()
    }

    @Test func aFullPipeIsWaitedFor() throws {
        let pipe = try TestPipe()
        SystemCalls.setNonBlocking(pipe.writeEnd)
        let text = String(repeating: "0123456789", count: 50_000)
        let descriptor = pipe.writeEnd
        let writer = BackgroundWork {
            let sink = OutputSink(descriptor: descriptor)
            try sink.write(text)
            try sink.flush()
        }
        var received = 0
        while received < text.utf8.count {
            received += try SystemCalls.read(pipe.readEnd, count: 65536).count
        }
        try writer.wait()
        #expect(received == text.utf8.count)
    }
}
