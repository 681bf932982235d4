/// A bound of the SQL engine as people are shown it.
package struct SQLLimit: Sendable, Hashable {
    package var name: String
    package var value: Int64
    package var unit: String

    /// All that a statement can meet.
    package static let all: [SQLLimit] = [
        SQLLimit("length of a script", Limits.statementBytesMax, "bytes"),
        SQLLimit("nesting of expressions and queries", Limits.nestingDepthMax, "levels"),
        SQLLimit("operators of one kind in a row", Limits.chainLengthMax, "operators"),
        SQLLimit("operators on the way to the innermost part", Limits.chainDepthMax, "operators"),
        SQLLimit("columns of a key or an index", Limits.indexColumnsMax, "columns"),
        SQLLimit("key of an index entry", Limits.indexEntryKeyBytesMax, "bytes"),
        SQLLimit("rows that DISTINCT, UNION, EXCEPT and INTERSECT remember", Limits.distinctRowsMax, "rows"),
        SQLLimit("rows a sort keeps in memory", Limits.sortBufferRows, "rows"),
        SQLLimit("rounds of a recursive query", Limits.recursionRoundsMax, "rounds"),
        SQLLimit("LIMIT and OFFSET", Int(clamping: Limits.limitMax), "rows"),
        SQLLimit("name of a constraint", Limits.constraintNameBytesMax, "bytes"),
        SQLLimit("text of a default", Limits.defaultTextBytesMax, "bytes"),
        SQLLimit("result of REPEAT, LPAD and RPAD", Limits.repeatedTextBytesMax, "bytes"),
        SQLLimit("reads that a transaction records", Limits.recordedReadsMax, "reads"),
        SQLLimit("views inside views", Limits.viewDepthMax, "levels"),
    ]

    private init(_ name: String, _ value: Int, _ unit: String) {
        self.name = name
        self.value = Int64(value)
        self.unit = unit
    }
}
