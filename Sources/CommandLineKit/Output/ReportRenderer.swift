/// One output format. Records come one at a time, so that a list of any length needs constant memory.
package protocol ReportRenderer {
    /// Bytes in front of the first record.
    mutating func begin(_ header: ReportHeader) -> [UInt8]
    /// Bytes of one record; a format may keep a bounded number of records back.
    mutating func render(_ record: Record) -> [UInt8]
    /// Bytes after the last record.
    mutating func end(_ footer: ReportFooter) -> [UInt8]
}

extension OutputFormat {
    /// The renderer of this format.
    package func renderer(style: RenderStyle) -> any ReportRenderer {
        switch self {
        case .table: TableRenderer(style: style)
        case .expanded: ExpandedRenderer(style: style)
        case .json: JSONRenderer()
        case .jsonl: JSONLinesRenderer()
        case .csv: DelimitedRenderer(dialect: .csv)
        case .tsv: DelimitedRenderer(dialect: .tsv)
        case .value: ValueRenderer(encoding: .raw, style: style)
        case .hex: ValueRenderer(encoding: .hex, style: style)
        case .base64: ValueRenderer(encoding: .base64, style: style)
        case .legacy: LegacyRenderer(style: style)
        }
    }
}
