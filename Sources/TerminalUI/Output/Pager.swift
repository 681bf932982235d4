import CLibEdit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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
        case pager(input: Int32, process: pid_t, interruptToken: Int32)
    }

    private let output: OutputSink
    private let command: PagerCommand?
    private let environment: [String: String]
    private let columns: Int
    private let rows: Int
    private var route: Route
    /// Set when the pager could not be started and everything went to the screen instead.
    package private(set) var startFailure: TerminalError?

    package init(
        output: OutputSink, capabilities: TerminalCapabilities, command: PagerCommand?,
        environment: [String: String]
    ) {
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
            if count >= rows || held.count > columns * rows * Self.bytesPerCell {
                try startPager(held)
            }
        case .pager(let input, _, _):
            try send(Array(text.utf8), to: input)
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
        case .pager(let input, let process, let token):
            SystemCalls.close(input)
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            clibedit_unignore_interrupt(token)
        }
        try output.flush()
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
        let ends = try SystemCalls.pipe()
        let variables = environment.map { "\($0.key)=\($0.value)" }
        var process: pid_t = 0
        let code = Self.withCStrings(command.words) { arguments in
            Self.withCStrings(variables) { clibedit_spawn(&process, arguments, $0, ends.read) }
        }
        SystemCalls.close(ends.read)
        guard code == 0 else {
            SystemCalls.close(ends.write)
            let name = TextSanitizer.singleLine.sanitize(command.words.first ?? "")
            startFailure = TerminalError(
                .writeFailed, "cannot start the pager \(name)", systemCode: code, hint: "check PAGER")
            route = .direct
            try output.write(held)
            return
        }
        route = .pager(input: ends.write, process: process, interruptToken: clibedit_ignore_interrupt())
        try send(held, to: ends.write)
    }

    private func send(_ bytes: [UInt8], to input: Int32) throws(TerminalError) {
        do {
            try SystemCalls.write(input, bytes)
        } catch {
            guard error.code == .brokenPipe else { throw error }
            throw TerminalError(.pagerClosed, "the pager was closed")
        }
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = strings.map { strdup($0) }
        pointers.append(nil)
        defer {
            for pointer in pointers { free(pointer) }
        }
        return body(pointers)
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
