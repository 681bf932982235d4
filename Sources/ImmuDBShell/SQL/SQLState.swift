import CommandLineKit
import ImmuDBRecords

/// What the shell remembers for statements.
struct SQLState {
    /// Whether every statement tells how long it took.
    var isTiming = false
    /// Which rows of queries are proven, where their key is among the columns.
    var verification = VerificationMode.off
    /// How results are shown.
    var display = ResultDisplay()
    /// Values of `@NAME` in statements, by name in lower case.
    var variables: [String: SQLValue] = [:]
    /// The statement that `\g`, `\e` and `\watch` are about.
    var lastStatement: String?
    /// Where results go instead of standard output.
    var result: ResultTarget?
    /// How many scripts are running inside one another.
    var includeDepth = 0
}

/// How results are shown, apart from the format.
struct ResultDisplay: Sendable {
    /// Rows one field on each line.
    enum Expansion: String, Sendable { case off, on, auto }

    var expansion = Expansion.off
    /// What stands for an absent value.
    var nullText = "NULL"
    var frame = TableFrame.lines
    /// Long results go through a pager, at a terminal.
    var isPaging = true
    /// Cells are cut so that tables fit the terminal; else the pager scrolls sideways.
    var isFitting = true
}
