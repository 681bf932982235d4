/// Comma- or tab-separated values with a title line.
///
/// Both dialects carry any byte: in CSV (RFC 4180, lines end in CR LF) a cell that is not UTF-8 text, or
/// that starts with `\x` itself, is `\x` and hexadecimal digits; in TSV backslash, tab, line feed and
/// carriage return are `\\`, `\t`, `\n`, `\r`, and a byte that is not valid UTF-8 is `\xNN`. An absent
/// value is an empty cell.
struct DelimitedRenderer: ReportRenderer {
    enum Dialect { case csv, tsv }

    private let dialect: Dialect
    private var header: ReportHeader?

    init(dialect: Dialect) { self.dialect = dialect }

    mutating func begin(_ header: ReportHeader) -> [UInt8] {
        self.header = header
        var titles = visibleColumns(header).map { Array(header.columns[$0].name.utf8) }
        if header.hasBadges { titles.append(Array("verification".utf8)) }
        return line(titles)
    }

    mutating func render(_ record: Record) -> [UInt8] {
        guard let header else { return [] }
        var cells = visibleColumns(header).map { cell(record.value(at: $0)) }
        if header.hasBadges { cells.append(Array((record.badge?.kind.rawValue ?? "").utf8)) }
        return line(cells)
    }

    mutating func end(_ footer: ReportFooter) -> [UInt8] { [] }

    private func visibleColumns(_ header: ReportHeader) -> [Int] {
        header.columns.indices.filter { header.columns[$0].visibility != .legacyOnly }
    }

    private func line(_ cells: [[UInt8]]) -> [UInt8] {
        let separator = dialect == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t")
        let end: [UInt8] = dialect == .csv ? [0x0D, 0x0A] : [0x0A]
        return Array(cells.joined(separator: [separator])) + end
    }

    private func cell(_ value: FieldValue) -> [UInt8] {
        switch (value, dialect) {
        case (.bytes(let bytes), .csv): Self.csv(Self.textOrHex(bytes))
        case (.bytes(let bytes), .tsv): Self.tsv(bytes)
        case (.text(let text), .csv), (.literal(let text, _), .csv): Self.csv(Array(text.utf8))
        case (.text(let text), .tsv), (.literal(let text, _), .tsv): Self.tsv(Array(text.utf8))
        case (.time(let time), _): Array(time.rfc3339.utf8)
        case (.hash(let bytes), _): Encodings.hex(bytes)
        case (.unsigned(let number), _): Array(String(number).utf8)
        case (.integer(let number), _): Array(String(number).utf8)
        case (.decimal(let number), _): Array(DecimalText.of(number).utf8)
        case (.boolean(let flag), _): Array((flag ? "true" : "false").utf8)
        case (.records(let list), _): Array(String(list.records.count).utf8)
        case (.null, _): []
        }
    }

    private static func textOrHex(_ bytes: [UInt8]) -> [UInt8] {
        let marker = Array("\\x".utf8)
        if UTF8Decoding.text(of: bytes) != nil, !bytes.starts(with: marker), !bytes.contains(0) {
            return bytes
        }
        return marker + Encodings.hex(bytes)
    }

    private static func csv(_ bytes: [UInt8]) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        let special: Set<UInt8> = [quote, UInt8(ascii: ","), 0x0A, 0x0D]
        let first = bytes.first ?? 0
        let hasEdgeBlank = first == 0x20 || bytes.last == 0x20
        let needsQuotes = bytes.isEmpty || hasEdgeBlank || bytes.contains(where: special.contains)
        guard needsQuotes else { return bytes }
        return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }

    private static func tsv(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard let (_, length) = UTF8Decoding.scalar(in: bytes, at: index) else {
                result += Array("\\x".utf8) + Encodings.hex([bytes[index]])
                index += 1
                continue
            }
            switch bytes[index] {
            case UInt8(ascii: "\\"): result += Array("\\\\".utf8)
            case 0x09: result += Array("\\t".utf8)
            case 0x0A: result += Array("\\n".utf8)
            case 0x0D: result += Array("\\r".utf8)
            case 0: result += Array("\\x00".utf8)
            default: result += bytes[index..<index + length]
            }
            index += length
        }
        return result
    }
}
