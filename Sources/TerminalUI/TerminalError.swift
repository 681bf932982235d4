/// What went wrong between the program and a terminal, a pipe or the history file.
package struct TerminalError: Error, Equatable, CustomStringConvertible {
    /// The kind of failure; each says when it is used and what the user can do.
    package enum Code: String, Sendable {
        /// The file descriptor is no terminal. Read from it as a pipe instead.
        case notATerminal
        /// The line editor could not start. Check `TERM`.
        case editorUnavailable
        /// Whoever read our output closed it. Stop writing and leave quietly.
        case brokenPipe
        /// The user closed the pager. Stop writing; nothing is wrong.
        case pagerClosed
        /// Reading failed.
        case readFailed
        /// Writing failed, for example because the disk is full.
        case writeFailed
        /// A line is longer than the limit. Split the line, or pass the value in a file.
        case lineTooLong
        /// Input that must be text is not valid UTF-8. Pass bytes in a file, or in hexadecimal.
        case invalidText
        /// The history file or its directory cannot be trusted or used. Fix owner, mode or path.
        case historyUnusable
    }

    package let code: Code
    /// One sentence: what was attempted, on what.
    package let message: String
    /// The system's error number, when a system call failed.
    package let systemCode: Int32?
    /// What the user can do, when something is known.
    package let hint: String?

    package init(_ code: Code, _ message: String, systemCode: Int32? = nil, hint: String? = nil) {
        self.code = code
        self.message = message
        self.systemCode = systemCode
        self.hint = hint
    }

    package var description: String {
        var text = message
        if let systemCode {
            text += ": " + SystemCalls.text(of: systemCode)
        }
        if let hint {
            text += " (\(hint))"
        }
        return text
    }
}
