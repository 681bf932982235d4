/// A table where it fits the terminal, else one field on each line. The first page of records decides.
package struct AutoRenderer: ReportRenderer {
    private let style: RenderStyle
    private var header: ReportHeader?
    private var held: [Record] = []
    private var chosen: (any ReportRenderer)?

    package init(style: RenderStyle) { self.style = style }

    package mutating func begin(_ header: ReportHeader) -> [UInt8] {
        self.header = header
        return []
    }

    package mutating func render(_ record: Record) -> [UInt8] {
        if chosen != nil { return chosen?.render(record) ?? [] }
        held.append(record)
        return held.count >= Limits.tableSampleRecordsMax ? choose() : []
    }

    package mutating func end(_ footer: ReportFooter) -> [UInt8] {
        let first = chosen == nil ? choose() : []
        return first + (chosen?.end(footer) ?? [])
    }

    private mutating func choose() -> [UInt8] {
        guard let header else { return [] }
        var table = TableRenderer(style: style)
        let start = table.begin(header)
        var renderer: any ReportRenderer = table
        var bytes = start
        if !table.fits(held) {
            renderer = ExpandedRenderer(style: style)
            bytes = renderer.begin(header)
        }
        for record in held { bytes += renderer.render(record) }
        held = []
        chosen = renderer
        return bytes
    }
}
