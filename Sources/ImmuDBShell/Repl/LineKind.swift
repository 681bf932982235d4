import CommandLineKit

/// What a line, or several that belong together, is: decided from its text alone.
enum LineKind: Sendable, Hashable {
    case empty
    /// A command, or something that looks like a mistyped one.
    case command
    /// Begins with a backslash.
    case meta
    /// SQL, up to a `;`.
    case sql

    /// Words of commands that are statements when the word behind them says so.
    private static let pairs: [String: String] = [
        "delete": "FROM", "use": "DATABASE", "truncate": "TABLE",
    ]
    private static let ownWords: Set<String> = ["exit", "quit", "help", "--help", "-h", "clear"]

    /// - Parameter isCommand: whether a first word names a command.
    init(_ text: [UInt8], isCommand: (String) -> Bool) {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        guard let first = text.firstIndex(where: { !blanks.contains($0) }) else {
            self = .empty
            return
        }
        let end = text[first...].firstIndex { blanks.contains($0) || $0 == UInt8(ascii: ";") } ?? text.count
        let word = String(decoding: text[first..<end], as: UTF8.self)
        if word.hasPrefix("\\") {
            self = .meta
        } else if let second = Self.pairs[word], Self.second(text, after: end) == second {
            self = .sql
        } else if Self.ownWords.contains(word) || isCommand(word) || text[first] == UInt8(ascii: "#") {
            self = .command
        } else if text[first...].starts(with: Array("--".utf8))
            || text[first...].starts(with: Array("/*".utf8))
            || text[first] == UInt8(ascii: "(")
        {
            self = .sql
        } else {
            // A mistyped command must not wait for a semicolon that never comes.
            let starter = word.prefix { $0 != "(" }.uppercased()
            self =
                StatementKind.starters.contains(starter) || text.contains(UInt8(ascii: ";")) ? .sql : .command
        }
    }

    private static func second(_ text: [UInt8], after end: Int) -> String? {
        StatementKind.words(Array(text[end...]), max: 1).first
    }

    /// Whether a text is all that it is going to be.
    static func isComplete(_ text: [UInt8], isCommand: (String) -> Bool) -> Bool {
        switch LineKind(text, isCommand: isCommand) {
        case .sql: return StatementScanner(text).opening == nil || TrailingCommand(text) != nil
        case .empty, .meta: return true
        case .command:
            if case .incomplete = WordScanner.scan(text) { return false }
            return true
        }
    }
}

extension LineKind {
    /// Commands that take a statement: the text behind them counts as it was typed, quotations included.
    private static let statementCommands: Set<String> = ["exec", "x", "query", "q"]

    /// The words of such a command with the statement as one of them; nil for other lines, and for one whose
    /// statement is quoted as a whole or follows flags.
    static func rawStatement(_ text: [UInt8]) -> [[UInt8]]? {
        let line = text.drop { $0 == 0x20 || $0 == 0x09 }
        guard let end = line.firstIndex(where: { $0 == 0x20 || $0 == 0x09 }) else { return nil }
        let word = String(decoding: line[..<end], as: UTF8.self)
        guard statementCommands.contains(word) else { return nil }
        let rest = Array(line[end...].drop { $0 == 0x20 || $0 == 0x09 })
        guard let first = rest.first,
            ![UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(first)
        else { return nil }
        return [Array(word.utf8), Array("--".utf8), rest]
    }
}
