import CLibEdit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a password from a terminal without showing it. The terminal is put back afterwards, whatever
/// happens, a fatal signal included.
package struct SecretPrompt {
    private let input: Int32
    private let output: Int32

    /// Both must be the same terminal.
    package init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
    }

    /// Asks on the controlling terminal, even when standard input and output are pipes. Throws
    /// `.notATerminal` when there is none.
    package static func readFromControllingTerminal(_ prompt: Prompt) throws(TerminalError) -> SecretEvent {
        let descriptor = clibedit_open("/dev/tty", O_RDWR | O_NOCTTY, 0)
        guard descriptor >= 0 else {
            throw TerminalError(
                .notATerminal, "there is no terminal to ask for a password", systemCode: errno,
                hint: "use a password file")
        }
        defer { SystemCalls.close(descriptor) }
        return try SecretPrompt(input: descriptor, output: descriptor).read(prompt)
    }

    /// Shows the prompt and reads up to Enter. Backspace, Ctrl-U, Ctrl-W, Ctrl-C and Ctrl-D work.
    package func read(_ prompt: Prompt) throws(TerminalError) -> SecretEvent {
        let holdsGuard = clibedit_guard_begin(input, -1) == 1
        var saved = clibedit_terminal_state()
        guard clibedit_quiet_mode(input, &saved) == 0 else {
            let code = errno
            if holdsGuard { clibedit_guard_end() }
            throw TerminalError(.notATerminal, "cannot hide what is typed", systemCode: code)
        }
        defer {
            _ = clibedit_restore_mode(input, &saved)
            if holdsGuard { clibedit_guard_end() }
        }
        try SystemCalls.write(output, prompt.plainText)
        let event = try readKeys()
        try SystemCalls.write(output, "\n")
        return event
    }

    private func readKeys() throws(TerminalError) -> SecretEvent {
        var secret: [UInt8] = []
        while true {
            guard let byte = try SystemCalls.read(input, count: 1).first else {
                return secret.isEmpty ? .endOfInput : .secret(secret)
            }
            switch byte {
            case 0x0a, 0x0d: return .secret(secret)
            case 0x03: return .interrupted
            case 0x04: if secret.isEmpty { return .endOfInput }
            case 0x08, 0x7f: Self.removeLastCharacter(&secret)
            case 0x15, 0x17: secret = []
            case 0..<0x20: break
            default:
                guard secret.count < Limits.secretBytesMax else {
                    throw TerminalError(.lineTooLong, "a password has at most \(Limits.secretBytesMax) bytes")
                }
                secret.append(byte)
            }
        }
    }

    private static func removeLastCharacter(_ secret: inout [UInt8]) {
        while let last = secret.popLast(), last & 0xc0 == 0x80 {}
    }
}
