import ArgumentParser

/// Names that the completion of a system shell looks up with the program itself: in the ledger that the
/// environment or the settings name. Nothing is asked, and what fails offers nothing.
enum LiveNames {
    static var databases: CompletionKind { lookup("query SHOW DATABASES") }
    static var tables: CompletionKind { lookup("tables") }

    static let profileCommand = command("config profiles")

    private static func lookup(_ words: String) -> CompletionKind { .shellCommand(command(words)) }

    private static func command(_ words: String) -> String {
        "immuclient \(words) --output value 2>/dev/null </dev/null"
    }
}
