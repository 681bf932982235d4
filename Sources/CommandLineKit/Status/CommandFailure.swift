/// A command that did not succeed: what happened, what to do, and the exit status.
package struct CommandFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The exit status of the process when this ends it.
    package let status: ExitStatus
    /// What happened, in one line and in plain words.
    package let message: String
    /// What the user can do about it, in one line.
    package let hint: String?
    /// Causes and places, shown with `--verbose`.
    package let details: [String]

    /// Lines that show the place of the error, for a person at a terminal.
    package let excerpt: [String]
    /// False when a failed verification is about a file, not about the ledger that is open.
    package var raisesAlarm = true

    package init(
        _ status: ExitStatus, _ message: String, hint: String? = nil, details: [String] = [],
        excerpt: [String] = []
    ) {
        self.status = status
        self.message = message
        self.hint = hint
        self.details = details
        self.excerpt = excerpt
    }

    package var description: String { message }

    /// True when the open ledger failed a verification.
    package var isAlarm: Bool { status.isTamperAlarm && raisesAlarm }

    /// The lines for the error channel: the message once, then the hint, then, if asked for, the details.
    ///
    /// Line breaks inside the message are joined, so that the message cannot fake a second line.
    package func lines(program: String, verbose: Bool) -> [String] {
        var lines = ["\(program): \(Self.joined(message))"]
        if let hint { lines.append("hint: \(Self.joined(hint))") }
        if verbose { lines += details.map { "detail: \(Self.joined($0))" } }
        return lines
    }

    private static func joined(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                if result.last != " " { result.append(" ") }
            } else if scalar.value < 0x20 || scalar.value == 0x7f || (0x80..<0xa0).contains(scalar.value) {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
