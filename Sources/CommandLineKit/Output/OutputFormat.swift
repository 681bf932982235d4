import ArgumentParser

/// How records are printed.
package enum OutputFormat: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// Rows and columns for people.
    case table
    /// One line for each field, for people.
    case expanded
    /// One JSON document for each command.
    case json
    /// One JSON object on each line.
    case jsonl
    /// Comma-separated values, RFC 4180.
    case csv
    /// Tab-separated values with backslash escapes.
    case tsv
    /// The main field only, as raw bytes.
    case value
    /// The main field only, in hexadecimal.
    case hex
    /// The main field only, in base64.
    case base64
    /// The blocks that scripts written for earlier versions read.
    case legacy

    /// The format when none was asked for: for people on a terminal, else the legacy block.
    package static func suited(isTerminal: Bool, shape: ReportHeader.Shape) -> OutputFormat {
        switch (isTerminal, shape) {
        case (true, .single): .expanded
        case (true, .list): .table
        case (false, _): .legacy
        }
    }

    /// One line for the manual.
    package var summary: String {
        switch self {
        case .table: "rows and columns, control characters escaped"
        case .expanded: "one line for each field, control characters escaped"
        case .json: "one JSON document, schema \(JSONSchema.identifier)"
        case .jsonl: "one JSON object on each line"
        case .csv: "comma-separated, RFC 4180; a cell starting with \\x is hexadecimal"
        case .tsv: "tab-separated; backslash, tab, line break and invalid bytes are escaped"
        case .value: "only the value, raw"
        case .hex: "only the value, in hexadecimal"
        case .base64: "only the value, in base64"
        case .legacy: "label blocks as in earlier versions"
        }
    }
}
