/// The limits of the command line, each with its unit.
package enum Limits {
    /// Longest line or joined continuation lines that the word scanner accepts, in bytes.
    package static let statementBytesMax = 16 << 20
    /// Records a table looks at before it fixes the widths of its columns.
    package static let tableSampleRecordsMax = 200
    /// Cells wider than this are cut in a table, in columns of the terminal.
    package static let tableCellColumnsMax = 60
    /// Rows from which the box of earlier versions takes its widths.
    package static let legacyGridRowsMax = 2_500
    /// Longest value shown in a legacy-free terminal view before it is cut, in bytes; `--raw` and files
    /// have no limit.
    package static let expandedValueBytesMax = 64 << 10
    /// Largest difference, in typing errors, at which a name is still suggested.
    package static let suggestionDistanceMax = 2
    /// Names suggested for an unknown one, at most.
    package static let suggestionsMax = 4
    /// Largest file read for `--key-file` and `--value-file`, in bytes.
    package static let inputFileBytesMax = 64 << 20
    /// Longest time that may be given, in seconds: a hundred years.
    static let durationSecondsMax: Int64 = 3_155_760_000
    /// Largest configuration file, in bytes.
    package static let settingsFileBytesMax = 1 << 20
    /// Longest password, in bytes: what servers accept.
    package static let passwordBytesMax = 72
}
