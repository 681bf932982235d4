import Synchronization
import Testing

@testable import TerminalUI

@Suite struct ProgressMeterTests {
    @Test func showsBarRateAndTimeLeft() {
        var meter = ProgressMeter(title: "restore", unit: .bytes, total: 100 << 20)
        meter.done = 25 << 20
        let line = meter.line(elapsed: .seconds(5), columns: 79, isUnicode: false)
        #expect(line == "restore  [####............]  25%  25.0 MiB/100.0 MiB  5.0 MiB/s  ETA 0:15")
    }

    @Test func unknownTotalsHaveNoBar() {
        var meter = ProgressMeter(title: "scan", unit: .items("tx"), total: nil)
        meter.done = 90
        #expect(
            meter.line(elapsed: .seconds(3), columns: 79, isUnicode: true) == "scan  90 tx  30 tx/s  0:03")
    }

    @Test func oddFiguresAreHarmless() {
        var meter = ProgressMeter(title: "t", unit: .bytes, total: 0)
        meter.done = .max
        for columns in [0, 1, 10, 200] {
            let line = meter.line(elapsed: .zero, columns: columns, isUnicode: true)
            #expect(DisplayWidth.of(line) <= columns)
        }
        meter.total = .max
        #expect(meter.remaining(elapsed: .seconds(1)) == .seconds(0))
        meter.done = 1
        #expect(meter.remaining(elapsed: .seconds(1_000_000)) == nil)
    }

    @Test func unitsAndClocks() {
        #expect(ProgressMeter.bytes(1023) == "1023 B")
        #expect(ProgressMeter.bytes(1536) == "1.5 KiB")
        #expect(ProgressMeter.bytes(.max) == "16.0 EiB")
        #expect(ProgressMeter.clock(.seconds(3661)) == "1:01:01")
        #expect(ProgressMeter.clock(.seconds(59)) == "0:59")
    }
}

@Suite struct ProgressBarTests {
    private func run(
        terminal: Bool, mode: ProgressBar.PlainMode = .silent,
        _ body: (ProgressBar, @escaping (Int) -> Void) -> Void
    ) throws -> String {
        let pipe = try TestPipe()
        let sink = OutputSink(descriptor: pipe.writeEnd, isBuffered: false)
        var capabilities = TerminalCapabilities(columns: 60, terminalName: "xterm")
        capabilities.errorIsTerminal = terminal
        let time = TestTime()
        let bar = ProgressBar(
            ProgressMeter(title: "t", unit: .items("tx"), total: 10), to: sink, capabilities: capabilities,
            plainMode: mode, now: { time.now })
        body(bar) { time.advance(milliseconds: $0) }
        return try pipe.contents()
    }

    @Test func drawsAtMostTenTimesASecond() throws {
        let output = try run(terminal: true) { bar, wait in
            for done in 0..<10 {
                bar.update(done: UInt64(done))
                wait(30)
            }
        }
        #expect(output.count { $0 == "\r" } == 3)
    }

    @Test func finishLeavesAndClearRemovesTheLine() throws {
        let finished = try run(terminal: true) { bar, _ in
            bar.update(done: 10)
            bar.finish()
            bar.update(done: 3)
        }
        #expect(finished.hasSuffix("\n"))
        #expect(finished.contains("100%"))
        let cleared = try run(terminal: true) { bar, _ in
            bar.update(done: 1)
            bar.clear()
            bar.finish()
        }
        #expect(cleared.hasSuffix("\r\u{1b}[K"))
    }

    @Test func silentWithoutATerminal() throws {
        let output = try run(terminal: false) { bar, wait in
            bar.update(done: 1)
            wait(60_000)
            bar.update(done: 2)
            bar.finish()
        }
        #expect(output.isEmpty)
    }

    @Test func plainLinesWithoutATerminal() throws {
        let output = try run(terminal: false, mode: .lines(every: .seconds(10))) { bar, wait in
            for done in 0..<25 {
                bar.update(done: UInt64(done))
                wait(1000)
            }
        }
        #expect(output.split(separator: "\n").count == 2)
        #expect(!output.contains("\r"))
    }
}

/// A clock that a test moves.
private final class TestTime: Sendable {
    private let elapsed = Mutex(Duration.zero)

    var now: Duration { elapsed.withLock { $0 } }

    func advance(milliseconds: Int) {
        elapsed.withLock { $0 += .milliseconds(milliseconds) }
    }
}
