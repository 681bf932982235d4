import TerminalUI

/// The first page: figures with their recent past, alerts, the biggest databases.
struct DashboardOverview {
    let server: ServerHistory
    let thresholds: Thresholds
    let glyphs: FrameGlyphs
    var frame: Frame

    /// One panel.
    struct Figure: Sendable {
        let title: String
        let values: @Sendable (ServerPoint) -> Double?
        let text: @Sendable (Double) -> String
        let threshold: Thresholds.Figure?
    }

    static let figures: [Figure] = [
        Figure(title: "calls", values: \.callsPerSecond, text: NumberText.rate, threshold: nil),
        Figure(title: "failed calls", values: \.errorsPerSecond, text: NumberText.rate, threshold: .errors),
        Figure(
            title: "latency p99", values: \.p99, text: { NumberText.seconds($0, isUnicode: false) },
            threshold: .p99),
        Figure(
            title: "transactions", values: \.transactionsPerSecond, text: NumberText.rate, threshold: nil),
        Figure(title: "sessions", values: \.sessions, text: NumberText.count, threshold: .sessions),
        Figure(title: "memory", values: \.memoryBytes, text: NumberText.bytes, threshold: .memory),
        Figure(title: "disk", values: \.diskBytes, text: NumberText.bytes, threshold: nil),
        Figure(title: "index lag", values: \.indexLag, text: NumberText.count, threshold: .indexLag),
    ]

    /// Rows of one panel: border, figure, chart, border.
    private static let panelRows = 4

    mutating func draw(in region: FrameRegion, selected: Int) {
        let across = region.columns >= 120 ? 4 : 2
        let lines = (Self.figures.count + across - 1) / across
        var rest = region
        for line in 0..<lines {
            let (strip, below) = rest.splitRows(Self.panelRows)
            guard strip.rows == Self.panelRows else { break }
            for (index, part) in strip.splitColumns(into: across).enumerated() {
                let number = line * across + index
                guard Self.figures.indices.contains(number) else { continue }
                drawPanel(number, in: part, isSelected: number == selected)
            }
            rest = below
        }
        if rest.rows >= 2 { drawSummary(in: rest) }
    }

    private func remark(_ title: String) -> String {
        guard let point = server.points.last else { return "" }
        func text(_ value: Double?, _ render: (Double) -> String) -> String {
            value.map(render) ?? glyphs.missing
        }
        switch title {
        case "latency p99":
            let time: (Double) -> String = { NumberText.seconds($0, isUnicode: false) }
            return "p50 \(text(point.p50, time)) p95 \(text(point.p95, time))"
        case "disk": return text(point.diskGrowthPerSecond) { NumberText.bytes($0) + "/s" }
        case "memory": return "cpu " + text(point.processorShare, NumberText.percent)
        default: return ""
        }
    }

    private mutating func drawPanel(_ number: Int, in region: FrameRegion, isSelected: Bool) {
        let figure = Self.figures[number]
        let inside = frame.panel(
            figure.title, remark: remark(figure.title), in: region, glyphs: glyphs,
            style: isSelected ? .keyword : .dim)
        let values = server.points.map(figure.values)
        let current = values.last ?? nil
        let style = figure.threshold.map { thresholds.style($0, current) } ?? .plain
        frame.write(
            current.map(figure.text) ?? glyphs.missing, row: inside.row, column: inside.column + 1,
            width: 12, style: style == .plain ? .bold : style)
        let known = values.compactMap { $0 }
        if let highest = known.max() {
            frame.write(
                "max \(figure.text(highest))", row: inside.row, column: inside.column + 14,
                width: inside.columns - 15, style: .dim, alignment: .right)
        }
        frame.write(
            Sparkline.text(values, width: inside.columns - 2, isUnicode: glyphs.isUnicode),
            row: inside.row + 1, column: inside.column + 1, style: style == .plain ? .good : style)
    }

    /// Alerts, then the databases with most bytes.
    private mutating func drawSummary(in region: FrameRegion) {
        let inside = frame.panel("databases", in: region, glyphs: glyphs)
        var row = inside.row
        let end = inside.row + inside.rows
        for alert in thresholds.alerts(server) where row < end {
            frame.write(
                "! " + alert.text, row: row, column: inside.column + 1, width: inside.columns - 2,
                style: alert.style)
            row += 1
        }
        for database in DatabaseRow.rows(server).sorted(by: { ($0.bytes ?? 0) > ($1.bytes ?? 0) })
        where row < end {
            let facts = [
                database.transactions.map { NumberText.count($0) + " tx" },
                database.rate.map(NumberText.rate), database.bytes.map(NumberText.bytes),
            ]
            frame.write(
                TextSanitizer.singleLine.sanitize(database.name), row: row, column: inside.column + 1,
                width: max(inside.columns - 44, 8), style: .key)
            for (index, fact) in facts.enumerated() {
                frame.write(
                    fact ?? glyphs.missing, row: row,
                    column: inside.column + inside.columns - 42 + index * 14, width: 13,
                    alignment: .right)
            }
            row += 1
        }
    }

    /// One figure over the whole page.
    mutating func drawChart(_ number: Int, in region: FrameRegion) {
        guard Self.figures.indices.contains(number) else { return }
        let figure = Self.figures[number]
        let inside = frame.panel(figure.title, remark: remark(figure.title), in: region, glyphs: glyphs)
        let scaleWidth = 10
        let width = inside.columns - scaleWidth - 1
        guard width > 0, inside.rows > 1 else { return }
        let values = Array(server.points.map(figure.values).suffix(width))
        let top = values.compactMap { $0 }.max() ?? 0
        for (line, share) in [(0, 1.0), (inside.rows / 2, 0.5), (inside.rows - 1, 0.0)] {
            frame.write(
                figure.text(top * share), row: inside.row + line, column: inside.column,
                width: scaleWidth - 1, style: .dim, alignment: .right)
        }
        let offset = inside.column + scaleWidth + width - values.count
        for (index, value) in values.enumerated() {
            guard let value, top > 0, value.isFinite else { continue }
            let height = min(max(value / top, 0), 1) * Double(inside.rows)
            for line in 0..<inside.rows {
                let filled = height - Double(inside.rows - 1 - line)
                guard filled > 0 else { continue }
                let glyph = Sparkline.text(
                    [min(filled, 1)], width: 1, isUnicode: glyphs.isUnicode, ceiling: 1)
                frame.write(
                    glyphs.isUnicode ? glyph : "#", row: inside.row + line, column: offset + index,
                    style: .good)
            }
        }
    }
}
