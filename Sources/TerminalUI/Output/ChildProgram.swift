import CLibEdit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program started beside this one: an editor, a pager, or what somebody typed to be run.
///
/// It shares the terminal. Arguments are words; nothing is interpreted unless the program is a shell.
package struct ChildProgram: Sendable {
    private let process: pid_t

    /// Starts a program that reads from a descriptor.
    /// - Throws: `.writeFailed` when there is no such program.
    package init(
        _ words: [String], environment: [String: String], input: Int32 = STDIN_FILENO
    ) throws(TerminalError) {
        let variables = environment.map { "\($0.key)=\($0.value)" }
        var process: pid_t = 0
        let code = Self.withCStrings(words) { arguments in
            Self.withCStrings(variables) { clibedit_spawn(&process, arguments, $0, input) }
        }
        guard code == 0 else {
            let name = TextSanitizer.singleLine.sanitize(words.first ?? "")
            throw TerminalError(.writeFailed, "cannot start \(name)", systemCode: code)
        }
        self.process = process
    }

    /// Waits for the end.
    /// - Returns: the exit status, or 128 and the signal that ended it.
    package func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return 0 }
        }
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    /// Runs a program in front of the terminal; Ctrl-C is for it alone.
    /// - Returns: the exit status, or 128 and the signal that ended it.
    package static func run(
        _ words: [String], environment: [String: String]
    ) throws(TerminalError) -> Int32 {
        let program = try ChildProgram(words, environment: environment)
        let token = clibedit_ignore_interrupt()
        defer { clibedit_unignore_interrupt(token) }
        return program.wait()
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

/// A program that reads what is written here.
package final class ProgramFeed {
    /// What the program reads.
    package let sink: OutputSink
    private let program: ChildProgram
    private let interruptToken: Int32
    private var isOpen = true

    /// - Throws: `.writeFailed` when there is no such program.
    package init(_ words: [String], environment: [String: String]) throws(TerminalError) {
        let ends = try SystemCalls.pipe()
        defer { SystemCalls.close(ends.read) }
        do {
            program = try ChildProgram(words, environment: environment, input: ends.read)
        } catch {
            SystemCalls.close(ends.write)
            throw error
        }
        interruptToken = clibedit_ignore_interrupt()
        sink = OutputSink(descriptor: ends.write)
    }

    /// Ends its input and waits for the program. Must be called.
    /// - Returns: its exit status; 0 when it was closed before.
    /// - Throws: when what was still buffered cannot be written; a program that stopped reading is no error.
    @discardableResult
    package func finish() throws(TerminalError) -> Int32 {
        guard isOpen else { return 0 }
        isOpen = false
        var failure: TerminalError?
        do {
            try sink.flush()
        } catch {
            failure = error.code == .brokenPipe ? nil : error
        }
        SystemCalls.close(sink.descriptor)
        let status = program.wait()
        clibedit_unignore_interrupt(interruptToken)
        if let failure { throw failure }
        return status
    }
}
