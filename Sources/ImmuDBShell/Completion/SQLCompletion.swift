import CommandLineKit
import TerminalUI

/// Completion of statements: a pure function of the text before the cursor and the known names.
enum SQLCompletion {
    private static let beforeTables: Set<String> = [
        "FROM", "JOIN", "INTO", "UPDATE", "TABLE", "OF", "DESCRIBE",
    ]

    private static let beforeTransactions: Set<String> = ["SINCE", "AFTER", "UNTIL", "BEFORE"]

    /// Candidates for the word that is being typed.
    static func complete(_ text: [UInt8], source: any CompletionSource) -> CompletionResult {
        guard let words = words(text), let typed = words.last else { return .none }
        let start = text.count - typed.utf8.count
        let previous = words.dropLast().last?.uppercased() ?? ""
        let before = words.dropLast(2).last?.uppercased() ?? ""
        var names: [String]
        if start > 0, text[start - 1] == UInt8(ascii: "@") {
            names = source.variables
        } else if previous == "TX", beforeTransactions.contains(before) {
            return ShellCompletion.numbers(
                source.transactions, Array(typed.utf8), after: [], in: start..<text.count)
        } else if previous == "USER", before != "CREATE" {
            names = source.users
        } else if previous == "DATABASE", before != "CREATE" {
            names = source.databases
        } else if beforeTables.contains(previous) {
            names = source.tables
        } else {
            guard !typed.isEmpty || previous == "SELECT" || previous == "WHERE" || previous == "BY" else {
                return .none
            }
            names = columns(of: words, source).sorted()
            let isLower = typed.first?.isLowercase == true
            names += SQLWords.all.sorted().map {
                isLower ? $0.lowercased() : $0
            }
        }
        let wanted = typed.lowercased()
        let candidates = names.filter { $0.lowercased().hasPrefix(wanted) && $0 != typed }
        return CompletionResult(
            replaced: start..<text.count, candidates: candidates.map { CompletionCandidate($0) })
    }

    /// Columns of the tables that the statement names.
    private static func columns(of words: [String], _ source: any CompletionSource) -> Set<String> {
        var columns: Set<String> = []
        for word in words { columns.formUnion(source.columns[word.lowercased()] ?? []) }
        return columns
    }

    /// Words of the text, the last one being typed and perhaps empty; nil inside a quotation or a comment.
    private static func words(_ text: [UInt8]) -> [String]? {
        switch StatementScanner(text).opening {
        case .string, .identifier, .comment: return nil
        case .statement, .bracket, nil: break
        }
        var words: [String] = []
        var word: [UInt8] = []
        var isInWord = true
        for byte in text {
            isInWord =
                byte >= 0x80 || byte == UInt8(ascii: "_")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
            if isInWord {
                word.append(byte)
            } else if !word.isEmpty {
                words.append(String(decoding: word, as: UTF8.self))
                word = []
            }
        }
        words.append(String(decoding: word, as: UTF8.self))
        return words
    }
}
