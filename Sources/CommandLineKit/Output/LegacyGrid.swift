import TerminalUI

/// The box that earlier versions drew around the rows of a query.
///
/// Widths follow the first rows, as many as earlier versions could fetch; a longer result goes on with the
/// same widths, so that the memory in use stays constant.
struct LegacyGrid {
    private struct Cell {
        var lines: [String]
        var isNumber = false
        var width: Int { lines.map(DisplayWidth.of).max() ?? 0 }
    }

    private let titles: [String]
    private var page: [[Cell]] = []
    private var widths: [Int]
    private var hasBegun = false

    init(_ header: ReportHeader) {
        titles = header.columns.map { $0.legacyPrefix ?? $0.title }
        widths = titles.map(DisplayWidth.of)
    }

    mutating func add(_ record: Record) -> [UInt8] {
        let row = titles.indices.map { Self.cell(record.value(at: $0)) }
        guard !hasBegun else { return Self.bytes(lines(row)) }
        page.append(row)
        return page.count >= Limits.legacyGridRowsMax ? begin() : []
    }

    mutating func end() -> [UInt8] {
        let head = hasBegun ? [] : begin()
        return head + Self.bytes([rule])
    }

    private mutating func begin() -> [UInt8] {
        for row in page {
            for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.width) }
        }
        hasBegun = true
        let title = "|" + zip(titles, widths).map { " \(Self.centred($0, $1)) |" }.joined()
        let body = page.flatMap(lines)
        page = []
        return Self.bytes([rule, title, rule] + body)
    }

    private var rule: String {
        "+" + widths.map { String(repeating: "-", count: $0 + 2) + "+" }.joined()
    }

    private func lines(_ row: [Cell]) -> [String] {
        let height = row.map(\.lines.count).max() ?? 1
        return (0..<height).map { number in
            "|"
                + zip(row, widths).map { cell, width in
                    let text = number < cell.lines.count ? cell.lines[number] : ""
                    let gap = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
                    return cell.isNumber ? " \(gap)\(text) |" : " \(text)\(gap) |"
                }.joined()
        }
    }

    private static func centred(_ text: String, _ width: Int) -> String {
        let gap = max(0, width - DisplayWidth.of(text))
        let left = gap / 2
        return String(repeating: " ", count: left) + text + String(repeating: " ", count: gap - left)
    }

    private static func cell(_ value: FieldValue) -> Cell {
        switch value {
        case .null: return Cell(lines: ["NULL"])
        case .unsigned(let number): return Cell(lines: [String(number)], isNumber: true)
        case .integer(let number): return Cell(lines: [String(number)], isNumber: true)
        case .decimal(let number): return Cell(lines: [DecimalText.of(number)], isNumber: true)
        case .literal(let text, let isNumber): return Cell(lines: [text], isNumber: isNumber)
        case .boolean(let flag): return Cell(lines: [flag ? "true" : "false"])
        case .bytes(let bytes), .hash(let bytes):
            return Cell(lines: [String(decoding: Encodings.hex(bytes), as: UTF8.self)])
        case .text(let text):
            let pieces = "\"\(text)\"".split(separator: "\n", omittingEmptySubsequences: false)
            return Cell(lines: pieces.map(String.init))
        case .time(let time): return Cell(lines: [time.rfc3339])
        case .records(let list): return Cell(lines: [String(list.records.count)], isNumber: true)
        }
    }

    private static func bytes(_ lines: [String]) -> [UInt8] {
        lines.isEmpty ? [] : Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
