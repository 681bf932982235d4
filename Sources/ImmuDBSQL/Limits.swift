/// Bounds of the SQL engine. Names carry the unit.
enum Limits {
    /// Longest statement text, in bytes.
    static let statementBytesMax = 16 << 20
    /// Nesting of expressions and queries in a statement.
    static let nestingDepthMax = 64
    /// Operators of one kind in a row, as in `a + b + c`, before brackets are needed.
    static let chainLengthMax = 400
    /// Terms of AND or OR from which on they are put into a balanced tree.
    static let flatTermsMax = 64
    /// Operators in a row on any way from an expression to its innermost part.
    static let chainDepthMax = 800
    /// Columns of one index.
    static let indexColumnsMax = 8
    /// Longest whole index entry key, in bytes.
    static let indexEntryKeyBytesMax = 1024
    /// Bytes of an index entry key before the values: kind, tag, table, index.
    static let indexEntryOverheadBytes = 11
    /// Rows that DISTINCT, UNION, EXCEPT and INTERSECT remember.
    static let distinctRowsMax = 1 << 20
    /// Rows a sort keeps in memory before it writes a run to a file.
    static let sortBufferRows = 1 << 17
    /// Rounds of a recursive common table expression.
    static let recursionRoundsMax = 1000
    /// Largest LIMIT or OFFSET.
    static let limitMax = Int64(Int32.max)
    /// Longest name of a constraint, in bytes.
    static let constraintNameBytesMax = 255
    /// Longest default expression, in bytes.
    static let defaultTextBytesMax = 1 << 20
    /// Longest result of REPEAT, LPAD and RPAD, in bytes.
    static let repeatedTextBytesMax = 32 << 20
    /// Reads a transaction of the in-memory store records.
    static let recordedReadsMax = 100_000
    /// Rows looked at before it is asked again whether anybody waits for the result.
    static let rowsBetweenQuestions = 256
    /// Rows that are collected at a time when all are wanted.
    static let collectedBatchRows = 1024
    /// Views inside views.
    static let viewDepthMax = 16
    /// Lookups of a join after which it tries for the first and for the last time to read the other table
    /// whole.
    static let hashTrialLookupsFirst = 256
    static let hashTrialLookupsLast = 16_384
    /// Rows that cost as much to read in a row as one lookup.
    static let hashRowsPerLookup = 16
}
