/// Every limit of this module, with its unit.
package enum Limits {
    /// Longest line read from a pipe or typed, in bytes (16 MiB: a value pasted into a statement).
    package static let lineBytesMax = 16 << 20
    /// Longest text accepted from one bracketed paste, in bytes.
    package static let pasteBytesMax = 1 << 20
    /// Longest password, in bytes.
    package static let secretBytesMax = 4096
    /// Entries kept in memory and in the history file.
    package static let historyEntriesMax = 10_000
    /// Part of the history file that is read, from its end, in bytes.
    package static let historyFileBytesMax = 8 << 20
    /// Longest single history entry, in bytes; longer ones are not recorded.
    package static let historyEntryBytesMax = 64 << 10
    /// Longest text that earlier lines are searched for while typing, in bytes.
    static let suggestionPrefixBytesMax = 4096
    /// Entries looked at for a suggestion, from the newest.
    static let suggestionEntriesMax = 2000
    /// Attempts to lock a history file that others keep replacing.
    static let historyLockAttemptsMax = 16
    /// Silence after an escape byte that makes it a key of its own, in milliseconds.
    static let escapeDelayMilliseconds: Int32 = 50
    /// Silence that ends a bracketed paste whose end mark never comes, in milliseconds.
    static let pasteSilenceMilliseconds: Int32 = 2000
    /// Longest escape sequence of a key, in bytes.
    static let escapeSequenceBytesMax = 32
    /// Completion candidates shown at once.
    static let candidatesListedMax = 200
    /// Columns of a candidate in a list.
    static let candidateColumnsMax = 60
    /// Combining marks kept after one character; more of them draw over other lines.
    static let combiningMarksMax = 8
    /// Bytes collected before standard output is written.
    static let outputBufferBytes = 64 << 10
    /// Time between two drawings of a progress bar.
    package static let progressInterval = Duration.milliseconds(100)
    /// Columns assumed when the terminal does not know.
    package static let defaultColumns = 80
    /// Rows assumed when the terminal does not know.
    package static let defaultRows = 24
    /// Columns and rows beyond which a reported size is not believed.
    static let terminalSideMax = 10_000
    /// Narrowest column that eliding leaves, in terminal columns.
    package static let tableColumnWidthMin = 3
}
