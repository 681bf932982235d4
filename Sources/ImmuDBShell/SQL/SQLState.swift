import ImmuDBRecords

/// What the shell remembers for statements.
struct SQLState {
    /// Whether every statement tells how long it took.
    var isTiming = false
    /// Whether rows of queries are proven where their key is among the columns.
    var isVerifying = false
    /// Whether rows are printed one field on each line.
    var isExpanded = false
    /// Values of `@NAME` in statements, by name in lower case.
    var variables: [String: SQLValue] = [:]
    /// The query that `\watch` repeats.
    var lastQuery: String?
    /// Where results go instead of standard output.
    var result: ResultFile?
    /// How many scripts are running inside one another.
    var includeDepth = 0
    /// Tables as completion knows them.
    var tables: [String] = []
    /// Columns of tables as completion knows them.
    var columns: [String: [String]] = [:]
    /// Collections as completion knows them, with their fields.
    var collections: [String: [String]] = [:]
    /// A statement may have changed tables since.
    var namesAreOld = true
}
