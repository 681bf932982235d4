import ArgumentParser

/// Names that the completion of a system shell looks up with the program itself: in the ledger that the
/// environment or the settings name. Nothing is asked, and what fails offers nothing.
enum LiveNames {
    static let databases = lookup("query SHOW DATABASES")
    static let tables = lookup("tables")

    private static func lookup(_ words: String) -> CompletionKind {
        .shellCommand("immuclient \(words) --output value 2>/dev/null </dev/null")
    }
}
