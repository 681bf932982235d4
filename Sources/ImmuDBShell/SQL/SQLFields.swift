import CommandLineKit
import ImmuDBClient
import ImmuDBRecords

extension FieldValue {
    /// A value of a row.
    init(_ value: SQLValue) {
        switch value {
        case .null: self = .null
        case .integer(let number): self = .integer(number)
        case .float(let number): self = .literal(FloatText.sql(number), isNumber: number.isFinite)
        case .boolean(let flag): self = .boolean(flag)
        case .varchar(let text): self = .text(text)
        case .timestamp(let micros): self = .literal(CivilTime(micros: micros).text, isNumber: false)
        case .uuid(let id): self = .text(id.text)
        case .blob(let bytes): self = .bytes(bytes)
        case .json(let json): self = .text(json.text)
        }
    }
}

extension Column {
    /// A column of a result; the box of earlier versions shows the name as the server writes it.
    init(_ column: SQLColumn) {
        self.init(
            column.plainName,
            alignment: column.type == .integer || column.type == .float ? .trailing : .leading,
            legacyPrefix: column.name)
    }
}

/// Values as they are typed behind a command, such as those of a primary key.
enum SQLLiteral {
    /// A value as it was typed, quotations included: what is quoted is a text. nil when a quotation is open.
    static func typed(_ text: String) -> SQLValue? {
        let bytes = ByteText.bytes(of: text).trimmed
        let shown = String(decoding: bytes, as: UTF8.self)
        if shown.lowercased().hasPrefix("x'"), case .blob(let blob) = value(shown) { return .blob(blob) }
        guard case .words(let words) = WordScanner.scan(bytes), !words.isEmpty else { return nil }
        let joined = words.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: " ")
        return words.contains(where: \.isQuoted) ? .varchar(joined) : value(joined)
    }

    /// A whole number, a number, `true`, `false`, `null`, `x'..'`, a quoted text, or else a text.
    static func value(_ word: String) -> SQLValue {
        if let number = Int64(word) { return .integer(number) }
        switch word.lowercased() {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null(.any)
        default: break
        }
        if word.count >= 3, word.lowercased().hasPrefix("x'"), word.hasSuffix("'"),
            let bytes = Encodings.bytes(hex: Array(word.utf8.dropFirst(2).dropLast()))
        {
            return .blob(bytes)
        }
        if word.count >= 2, word.hasPrefix("'"), word.hasSuffix("'") {
            return .varchar(String(word.dropFirst().dropLast()))
        }
        if word.contains("."), let number = Double(word), number.isFinite { return .float(number) }
        return .varchar(word)
    }
}
