import CommandLineKit

/// What `\copy` is asked to do, read from its line.
struct CopyRequest: Sendable, Hashable {
    enum Source: Sendable, Hashable {
        /// A table, with columns if not all of them are meant.
        case table(String, columns: [String])
        case query(String)
    }

    enum Direction: Sendable, Hashable { case to, from }

    enum Format: String, Sendable, Hashable { case csv, jsonl }

    let source: Source
    let direction: Direction
    let path: String
    let format: Format

    private static let usage = CommandFailure(
        .usage, "usage: \\copy TABLE [(COLUMN, ...)] | (QUERY) to|from FILE [csv|jsonl]",
        hint: "\\copy invoice to 'rows.csv', \\copy (SELECT id FROM invoice) to ids.jsonl, "
            + "\\copy invoice from rows.csv")

    /// Reads `TABLE to FILE`, `(QUERY) to FILE` or `TABLE (COLUMNS) from FILE`, with a format behind it or by
    /// the ending of the name.
    init(parsing line: [UInt8]) throws(CommandFailure) {
        var rest = line.trimmed
        guard !rest.isEmpty else { throw Self.usage }
        if rest[0] == UInt8(ascii: "(") {
            let query = try Self.bracketed(&rest)
            source = .query(String(decoding: query, as: UTF8.self))
        } else {
            let end = rest.firstIndex { [0x20, 0x09, UInt8(ascii: "(")].contains($0) } ?? rest.count
            let table = String(decoding: rest[..<end], as: UTF8.self)
            rest = Array(rest[end...]).trimmed
            var columns: [String] = []
            if rest.first == UInt8(ascii: "(") {
                columns = try Self.bracketed(&rest).split(separator: UInt8(ascii: ",")).map {
                    String(decoding: Array($0).trimmed, as: UTF8.self)
                }
            }
            guard ([table] + columns).allSatisfy(Self.isName) else { throw Self.usage }
            source = .table(table, columns: columns)
        }
        guard case .words(let scanned) = WordScanner.scan(rest) else { throw Self.usage }
        let words = scanned.map { ByteText.text(of: $0.bytes) }
        guard (2...3).contains(words.count) else { throw Self.usage }
        switch words[0].lowercased() {
        case "to": direction = .to
        case "from": direction = .from
        default: throw Self.usage
        }
        path = words[1]
        if words.count == 3 {
            guard let format = Format(rawValue: words[2].lowercased()) else { throw Self.usage }
            self.format = format
        } else {
            let name = path.lowercased()
            format = [".jsonl", ".ndjson", ".json"].contains { name.hasSuffix($0) } ? .jsonl : .csv
        }
        if case .query = source, direction == .from {
            throw CommandFailure(.usage, "rows go into a table, not into a query")
        }
    }

    /// What stands in the brackets that the text begins with; the text behind them stays.
    private static func bracketed(_ text: inout [UInt8]) throws(CommandFailure) -> [UInt8] {
        var depth = 0
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                guard let end = StatementScanner.endOfQuotation(text, from: index) else { throw usage }
                index = end
                continue
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 {
                    let inside = Array(text[1..<index]).trimmed
                    text = Array(text[(index + 1)...]).trimmed
                    return inside
                }
            default: break
            }
            index += 1
        }
        throw usage
    }

    /// Names go into a statement as they are.
    private static func isName(_ text: String) -> Bool {
        guard let first = text.first, first == "_" || first.isLetter else { return false }
        return text.allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber }
    }

    /// The statement whose rows go to the file.
    var query: String {
        switch source {
        case .query(let text): text
        case .table(let table, let columns):
            "SELECT \(columns.isEmpty ? "*" : columns.joined(separator: ", ")) FROM \(table)"
        }
    }
}
