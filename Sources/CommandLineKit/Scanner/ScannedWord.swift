/// One word of a command line.
package struct ScannedWord: Sendable, Hashable {
    /// The bytes after quotes and escapes are resolved.
    package let bytes: [UInt8]
    /// Where the word stands in the line, in bytes, quotes included.
    package let range: Range<Int>
    /// True if any part was quoted or escaped.
    package let isQuoted: Bool

    package init(bytes: [UInt8], range: Range<Int>, isQuoted: Bool) {
        self.bytes = bytes
        self.range = range
        self.isQuoted = isQuoted
    }
}

/// What the scanner made of a line.
package enum ScanOutcome: Sendable, Hashable {
    /// All words; none for a blank line or a comment.
    case words([ScannedWord])
    /// The line ends inside a quotation or after a backslash: more input is needed.
    case incomplete(WordScanner.Opening)
    /// The line can never become right.
    case invalid(ScanFailure)
}

/// Why a line cannot be scanned.
package struct ScanFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Position of the offence in the line, in bytes.
    package let offset: Int
    package let message: String

    package init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }

    package var description: String { "\(message) (at byte \(offset + 1))" }
}
