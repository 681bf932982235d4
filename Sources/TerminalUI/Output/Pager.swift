/// Output that goes to the screen while it fits, and to a pager as soon as it does not.
///
/// Writes block while the user reads: use it from a thread that may wait. Styles are passed on.
package final class Pager {
    /// More bytes than this per place on the screen are not held back.
    private static let bytesPerCell = 16

    private enum Route {
        /// Held back, because it still fits on the screen.
        case undecided([UInt8], rows: Int)
        case direct
        case pager(ProgramFeed)
    }

    private let output: OutputSink
    private let command: PagerCommand?
    private let environment: [String: String]
    private let columns: Int
    private let rows: Int
    private let scrollsSideways: Bool
    private var route: Route
    /// Set when the pager could not be started and everything went to the screen instead.
    package private(set) var startFailure: TerminalError?

    /// - Parameter scrollsSideways: lines wider than the screen go to the pager too.
    package init(
        output: OutputSink, capabilities: TerminalCapabilities, command: PagerCommand?,
        environment: [String: String], scrollsSideways: Bool = false
    ) {
        self.scrollsSideways = scrollsSideways
        self.output = output
        self.command = command
        self.environment = environment
        self.columns = max(capabilities.columns, 1)
        self.rows = max(capabilities.rows, 2)
        let pages = capabilities.outputIsTerminal && !capabilities.isDumb && command != nil
        self.route = pages ? .undecided([], rows: 0) : .direct
    }

    /// Throws `.pagerClosed` when the user left the pager: stop writing then.
    package func write(_ text: String) throws(TerminalError) {
        switch route {
        case .direct:
            try output.write(text)
        case .undecided(var held, var count):
            held += Array(text.utf8)
            count += screenRows(text)
            route = .undecided(held, rows: count)
            // One row stays for the prompt. Bytes count too, for text without line ends.
            if count >= rows || isWider(text) || held.count > columns * rows * Self.bytesPerCell {
                try startPager(held)
            }
        case .pager(let feed):
            try send(Array(text.utf8), to: feed)
        }
    }

    /// A line and its end.
    package func writeLine(_ line: String) throws(TerminalError) {
        try write(line + "\n")
    }

    /// Shows what was held back, or waits until the user leaves the pager. Must be called.
    package func finish() throws(TerminalError) {
        let last = route
        route = .direct
        switch last {
        case .direct:
            break
        case .undecided(let held, _):
            try output.write(held)
        case .pager(let feed):
            try feed.finish()
        }
        try output.flush()
    }

    /// Whether a line goes beyond the right edge, for a pager that scrolls sideways.
    private func isWider(_ text: String) -> Bool {
        scrollsSideways
            && text.split(separator: "\n").contains { DisplayWidth.ofStyled(String($0)) > columns }
    }

    private func screenRows(_ text: String) -> Int {
        var count = 0
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // The text after the last line feed continues in the next write and counts there.
        for line in lines.dropLast() {
            count += max(1, (DisplayWidth.ofStyled(String(line)) + columns - 1) / columns)
        }
        return count
    }

    private func startPager(_ held: [UInt8]) throws(TerminalError) {
        try output.flush()
        guard let command else { return }
        do {
            let feed = try ProgramFeed(command.words, environment: environment)
            route = .pager(feed)
            try send(held, to: feed)
        } catch {
            guard case .undecided = route else { throw error }
            startFailure = TerminalError(
                .writeFailed, "cannot start the pager: \(error.message)", systemCode: error.systemCode,
                hint: "check PAGER")
            route = .direct
            try output.write(held)
        }
    }

    private func send(_ bytes: [UInt8], to feed: ProgramFeed) throws(TerminalError) {
        do {
            // Unbuffered: the first page is shown while the rest is still on its way.
            try feed.sink.write(bytes)
            try feed.sink.flush()
        } catch {
            guard error.code == .brokenPipe else { throw error }
            throw TerminalError(.pagerClosed, "the pager was closed")
        }
    }
}

/// Runs `body` with a pager that is finished whatever happens. Leaving the pager early is no error.
package func withPager<Result>(
    _ pager: Pager, _ body: (Pager) throws -> Result
) throws -> Result? {
    let result: Result
    do {
        result = try body(pager)
    } catch let error as TerminalError where error.code == .pagerClosed {
        try pager.finish()
        return nil
    } catch {
        try pager.finish()
        throw error
    }
    try pager.finish()
    return result
}
