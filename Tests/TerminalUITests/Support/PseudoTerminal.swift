import Foundation
import Synchronization

@testable import TerminalUI

/// A terminal whose keyboard and screen are in the hands of a test.
final class PseudoTerminal: @unchecked Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let keyboard: Int32
    let device: Int32
    private var screen: [UInt8] = []
    private var seen = 0
    private let events = Mutex<[String]>([])

    init(columns: Int32 = 80, rows: Int32 = 24) throws {
        (keyboard, device) = try SystemCalls.openPseudoTerminal(columns: columns, rows: rows)
    }

    deinit {
        SystemCalls.close(keyboard)
        SystemCalls.close(device)
    }

    var capabilities: TerminalCapabilities {
        TerminalCapabilities(
            inputIsTerminal: true, outputIsTerminal: true, errorIsTerminal: true,
            terminalName: "xterm-256color")
    }

    /// Runs the body with a reader on a thread of its own; each event it reports can be awaited.
    func start(
        history: String? = nil, capabilities: TerminalCapabilities? = nil,
        _ body: @escaping @Sendable (EditLineReader, (String) -> Void) throws -> Void
    ) {
        let thread = Thread { [self] in
            do {
                let store = history.map { HistoryStore(path: $0) }
                try store?.load()
                let reader = try EditLineReader(
                    input: device, output: device, error: device,
                    capabilities: capabilities ?? self.capabilities, history: store)
                try body(reader) { event in events.withLock { $0.append(event) } }
            } catch {
                events.withLock { $0.append("error: \(error)") }
            }
            events.withLock { $0.append("over") }
        }
        thread.start()
    }

    /// Reads lines until the end of input, reporting each event.
    func startLoop(
        history: String? = nil, capabilities: TerminalCapabilities? = nil,
        _ configure: @escaping @Sendable (EditLineReader) -> Void = { _ in }
    ) {
        start(history: history, capabilities: capabilities) { reader, report in
            configure(reader)
            while true {
                let event = try reader.readLine(Prompt([.init("test", .key), .init("> ")]))
                report("\(event)")
                if event == .endOfInput { return }
                if case .line(let line) = event { try reader.record(line) }
            }
        }
    }

    func type(_ text: String) throws {
        try type(bytes: Array(text.utf8))
    }

    func type(bytes: [UInt8]) throws {
        try SystemCalls.write(keyboard, bytes)
    }

    /// Waits until the text appears on the screen after everything that was waited for before.
    func expect(_ text: String) throws {
        let wanted = Array(text.utf8)
        try poll("\(text.debugDescription) on the screen") {
            guard screen.count - seen >= wanted.count else { return false }
            for start in seen...(screen.count - wanted.count)
            where screen[start..<start + wanted.count].elementsEqual(wanted) {
                seen = start + wanted.count
                return true
            }
            return false
        }
    }

    func expect(event: String) throws {
        var found: String?
        try poll("event \(event)") {
            found = events.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            return found != nil
        }
        guard found == event else {
            throw Failure(description: "expected \(event), got \(found ?? "nothing")")
        }
    }

    /// Waits until the editor shows its prompt, which is when keys count.
    func expectPrompt() throws {
        try expect("test> ")
    }

    private func poll(_ what: String, until isDone: () -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while !isDone() {
            guard ContinuousClock.now < deadline else {
                let tail = String(decoding: screen[seen...], as: UTF8.self)
                throw Failure(description: "no \(what); after the last match: \(tail.debugDescription)")
            }
            if try SystemCalls.wait(input: keyboard, wake: -1, milliseconds: 10) == .input {
                screen += try SystemCalls.read(keyboard, count: 4096)
            }
        }
    }
}
