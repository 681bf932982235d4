import CommandLineKit
import TerminalUI

/// The lists of earlier versions: a count, rules of dashes, a running number, trailing blanks.
struct LegacyList {
    let noun: String
    let columns: [String]
    var rows: [[String]] = []

    var lines: [String] {
        let titles = ["#"] + columns
        let numbered = rows.enumerated().map { [String($0.offset + 1)] + $0.element }
        let widths = titles.indices.map { index in
            ([titles] + numbered).map { DisplayWidth.of(index < $0.count ? $0[index] : "") }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            widths.indices.map { index in
                DisplayWidth.pad(index < cells.count ? cells[index] : "", to: widths[index]) + "  "
            }.joined()
        }
        let rule = line(widths.map { String(repeating: "-", count: $0) })
        return ["\(rows.count) \(noun)(s)", rule, line(titles), rule] + numbered.map(line) + [rule]
    }
}

extension AdminSession {
    /// Prints a list: as earlier versions did where scripts read it, else as a report.
    func list(_ header: ReportHeader, _ records: [Record], legacy: LegacyList) throws {
        guard try printer.format(.list) == .legacy else {
            return try printer.report(header, records)
        }
        for line in legacy.lines {
            try streams.output.writeLine(line)
        }
    }
}
