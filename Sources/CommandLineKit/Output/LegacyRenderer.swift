/// The label blocks of earlier versions, byte by byte: scripts read them.
///
/// Stored bytes are printed raw. A line appears only for columns that had one, and only with a value.
struct LegacyRenderer: ReportRenderer {
    private let style: RenderStyle
    private var header: ReportHeader?
    private var count = 0
    private var grid: LegacyGrid?

    init(style: RenderStyle) { self.style = style }

    mutating func begin(_ header: ReportHeader) -> [UInt8] {
        self.header = header
        if header.isResult { grid = LegacyGrid(header) }
        return []
    }

    mutating func render(_ record: Record) -> [UInt8] {
        guard let header else { return [] }
        if grid != nil { return grid?.add(record) ?? [] }
        var bytes: [UInt8] = count > 0 ? [UInt8(ascii: "\n")] : []
        count += 1
        for (index, column) in header.columns.enumerated() {
            let value = record.value(at: index)
            guard let prefix = column.legacyPrefix, header.showsNulls || !value.isNull else { continue }
            bytes += Array(prefix.utf8)
            bytes += value.isNull ? Array(style.nullText.utf8) : raw(value)
            bytes += Array(column.legacySuffix.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    mutating func end(_ footer: ReportFooter) -> [UInt8] {
        if grid != nil { return grid?.end() ?? [] }
        guard let header, header.shape == .list, count == 0 else { return [] }
        return Array(header.emptyText.utf8) + [UInt8(ascii: "\n")]
    }

    private func raw(_ value: FieldValue) -> [UInt8] {
        switch value {
        case .bytes(let bytes): bytes
        case .time(let time): Array(time.legacyText(in: style.zone).utf8)
        case .text(let text), .literal(let text, _): Array(text.utf8)
        case .unsigned, .integer, .decimal, .boolean, .hash, .records, .null:
            Array(style.text(of: value).utf8)
        }
    }
}
