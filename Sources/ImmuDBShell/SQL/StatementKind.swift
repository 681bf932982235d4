import CommandLineKit

/// What a statement is for, as far as its first words tell.
enum StatementKind: Sendable, Hashable {
    case begin, commit, rollback
    /// Answers with rows.
    case query
    /// Everything else.
    case change

    init(_ text: [UInt8]) {
        let words = StatementKind.words(text, max: 3)
        switch words.first {
        case "BEGIN": self = .begin
        case "COMMIT": self = .commit
        case "ROLLBACK" where !words.contains("TO") && !words.contains("SAVEPOINT"): self = .rollback
        case "SELECT", "SHOW", "EXPLAIN", "WITH", "VALUES": self = .query
        case nil where text.contains(UInt8(ascii: "(")): self = .query
        default: self = .change
        }
    }

    /// Whether a script makes, changes or drops tables or columns, so that names have to be looked up anew.
    static func changesNames(_ script: [UInt8]) -> Bool {
        let end = [UInt8(ascii: ";")]
        return StatementScanner(script + end).statements.contains { statement in
            words(statement.text, max: 1).first.map { ["CREATE", "ALTER", "DROP"].contains($0) } ?? false
        }
    }

    /// Words that begin a statement, in upper case.
    static let starters: Set<String> = [
        "SELECT", "INSERT", "UPSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "BEGIN", "COMMIT",
        "ROLLBACK", "WITH", "EXPLAIN", "SHOW", "GRANT", "REVOKE", "USE", "TRUNCATE", "SAVEPOINT", "RELEASE",
        "VALUES",
    ]

    /// The first words of a statement in upper case, behind comments. Stops at anything that is no word.
    static func words(_ text: [UInt8], max: Int) -> [String] {
        var words: [String] = []
        var index = 0
        while index < text.count, words.count < max {
            let byte = text[index]
            if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
                index += 1
            } else if text[index...].starts(with: Array("--".utf8)) {
                index = text[index...].firstIndex(of: 0x0A) ?? text.count
            } else if text[index...].starts(with: Array("/*".utf8)) {
                index = StatementScanner.endOfComment(text, from: index + 2) ?? text.count
            } else if isLetter(byte) {
                let end = text[index...].firstIndex { !isLetter($0) && $0 != UInt8(ascii: "_") } ?? text.count
                words.append(String(decoding: text[index..<end], as: UTF8.self).uppercased())
                index = end
            } else {
                break
            }
        }
        return words
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
