import CommandLineKit
import SystemIO
import TerminalUI

/// Everything the dashboard knows: the servers, what is trusted, what counts as too much.
struct DashboardModel: Sendable, Equatable {
    var servers: [ServerHistory]
    var trust: [TrustRow] = []
    var thresholds = Thresholds()
    /// Where a recording stands, instead of the present: "12 of 300".
    var replayPosition: String?

    init(_ names: [String]) { servers = names.map { ServerHistory(name: $0) } }

    mutating func add(_ scrape: Scrape) {
        guard servers.indices.contains(scrape.server) else { return }
        servers[scrape.server].add(scrape)
    }
}

/// Puts the model on a frame. Pure: the same model, state and size always give the same frame.
struct DashboardLayout {
    private let model: DashboardModel
    private let state: DashboardState
    private let glyphs: FrameGlyphs
    private let now: Timestamp
    private let zone: TimeZoneChoice
    private(set) var frame: Frame
    private(set) var around = DashboardState.Surroundings()

    /// Rows above and below the page.
    private static let headRows = 2
    private static let footRows = 1

    private init(
        _ model: DashboardModel, _ state: DashboardState, columns: Int, rows: Int, isUnicode: Bool,
        now: Timestamp, zone: TimeZoneChoice
    ) {
        self.model = model
        self.state = state
        glyphs = FrameGlyphs(isUnicode: isUnicode)
        self.now = now
        self.zone = zone
        frame = Frame(columns: columns, rows: rows, isUnicode: isUnicode)
    }

    /// The frame for a screen, and what can be clicked on it.
    static func draw(
        _ model: DashboardModel, _ state: DashboardState, columns: Int, rows: Int, isUnicode: Bool,
        now: Timestamp, zone: TimeZoneChoice
    ) -> (frame: Frame, around: DashboardState.Surroundings) {
        var layout = DashboardLayout(
            model, state, columns: columns, rows: rows, isUnicode: isUnicode, now: now, zone: zone)
        layout.draw()
        return (layout.frame, layout.around)
    }

    private var server: ServerHistory? {
        model.servers.indices.contains(state.server) ? model.servers[state.server] : model.servers.first
    }

    private mutating func draw() {
        around.servers = model.servers.count
        guard frame.rows >= 4, frame.columns >= 20 else {
            return frame.write("too small", row: 0, column: 0)
        }
        let (head, rest) = frame.region.splitRows(Self.headRows)
        let (body, foot) = rest.splitRows(rest.rows - Self.footRows)
        drawHead(head)
        if state.showsHelp {
            drawHelp(body)
        } else if let server {
            drawPage(server, body)
            if server.failure != nil { fade(body) }
        }
        drawFoot(foot)
    }

    // MARK: - Head and foot

    private mutating func drawHead(_ region: FrameRegion) {
        let time = String(now.humanText(in: zone).dropFirst(11).prefix(8))
        var right: [(String, Style)] = []
        if let position = model.replayPosition { right.append(("replay \(position)", .keyword)) }
        if state.isPaused { right.append(("PAUSED", .warning)) }
        right.append(("every " + NumberText.seconds(Double(state.intervalMilliseconds) / 1000), .dim))
        right.append((time, .plain))
        var column = region.columns
        for (text, style) in right.reversed() {
            column -= DisplayWidth.of(text)
            frame.write(text, row: region.row, column: column, style: style)
            column -= 2
        }
        var left = "immuadmin"
        if let server {
            left += "  " + TextSanitizer.singleLine.sanitize(server.name)
            if model.servers.count > 1 { left += " (\(state.server + 1)/\(model.servers.count))" }
            if let hours = server.latest?.metrics.value("immudb_uptime_hours") {
                left += "  up " + NumberText.seconds(hours * 3600)
            }
        }
        frame.write(
            left, row: region.row, column: 0, width: max(column, 0), style: .heading)
        drawTabs(region.row + 1)
    }

    private mutating func drawTabs(_ row: Int) {
        var column = 0
        for page in DashboardPage.allCases {
            let text = "\(page.number) \(page.title)"
            let width = DisplayWidth.of(text)
            frame.write(
                text, row: row, column: column, style: page == state.page ? .bold : .dim,
                isReversed: page == state.page)
            around.hits.append(
                DashboardState.Hit(
                    region: FrameRegion(row: row, column: column, rows: 1, columns: width),
                    target: .page(page)))
            column += width + 1
        }
    }

    private mutating func drawFoot(_ region: FrameRegion) {
        let row = region.row
        if state.isTypingFilter {
            return frame.write(
                "filter: \(TextSanitizer.singleLine.sanitize(state.filter))_", row: row, column: 0,
                style: .keyword)
        }
        if let server, let failure = server.failure {
            let age =
                server.latest.map { "STALE since \(NumberText.seconds($0.time.seconds(until: now)))" }
                ?? "NO DATA"
            return frame.write(
                "\(age): \(TextSanitizer.singleLine.sanitize(failure))", row: row, column: 0, style: .bad)
        }
        if let server, let worst = model.thresholds.alerts(server).first, state.page != .overview {
            let alerts = model.thresholds.alerts(server)
            let more = alerts.count > 1 ? " and \(alerts.count - 1) more" : ""
            return frame.write(
                "! \(worst.text)\(more)", row: row, column: 0, style: worst.style)
        }
        var hints = "q quit  ? help  p pause  +- interval  / filter  s sort  r reverse  Enter zoom  t theme"
        if !state.filter.isEmpty { hints = "filter '\(state.filter)' (Esc clears)  " + hints }
        frame.write(
            TextSanitizer.singleLine.sanitize(hints), row: row, column: 0, style: .dim)
    }

    /// What is old looks old.
    private mutating func fade(_ region: FrameRegion) {
        var faded = Frame(columns: frame.columns, rows: frame.rows, isUnicode: glyphs.isUnicode)
        for row in 0..<frame.rows {
            let isInside = row >= region.row && row < region.row + region.rows
            for run in frame.runs(row: row) {
                faded.write(
                    run.text, row: row, column: run.column, style: isInside ? .dim : run.style,
                    isReversed: run.isReversed)
            }
        }
        frame = faded
    }

    // MARK: - Pages

    private mutating func drawPage(_ server: ServerHistory, _ region: FrameRegion) {
        guard server.latest != nil else {
            let text = server.failure == nil ? "waiting for the first answer" : "no answer yet"
            return frame.write(
                text, row: region.row + region.rows / 2, column: 0, width: region.columns, style: .dim,
                alignment: .centre)
        }
        let table = PageTable(
            state.page, server, trust: model.trust, thresholds: model.thresholds, isUnicode: glyphs.isUnicode)
        guard let table else {
            var overview = DashboardOverview(
                server: server, thresholds: model.thresholds, glyphs: glyphs, frame: frame)
            around.rows = DashboardOverview.figures.count
            if state.isZoomed {
                overview.drawChart(min(state.selection, around.rows - 1), in: region)
            } else {
                overview.draw(in: region, selected: state.selection)
            }
            frame = overview.frame
            return
        }
        let rows = table.arranged(
            column: state.sort.column, isDescending: state.sort.isDescending, filter: state.filter)
        around.rows = rows.count
        around.columns = table.columns.count
        around.pageRows = max(region.rows - 2, 1)
        guard !rows.isEmpty else {
            let text = state.filter.isEmpty ? table.emptyText : "nothing matches the filter"
            return frame.write(
                text, row: region.row + region.rows / 2, column: 0, width: region.columns, style: .dim,
                alignment: .centre)
        }
        let selected = min(state.selection, rows.count - 1)
        if state.isZoomed {
            drawDetail(table.columns, rows[selected], in: region)
        } else {
            drawTable(table.columns, rows, selected: selected, in: region)
        }
    }

    private mutating func drawTable(
        _ columns: [PageTable.Column], _ rows: [[PageTable.Cell]], selected: Int, in region: FrameRegion
    ) {
        let fixed = columns.reduce(0) { $0 + $1.width }
        let flexible = max(region.columns - fixed - columns.count, 8)
        let widths = columns.map { $0.width == 0 ? flexible : $0.width }
        let visible = max(region.rows - 1, 1)
        let first = min(max(selected - visible + 1, 0), max(rows.count - visible, 0))
        var column = region.column
        for (index, definition) in columns.enumerated() {
            let isSorted = index == state.sort.column
            let arrow = isSorted ? (state.sort.isDescending ? glyphs.descending : glyphs.ascending) : ""
            frame.write(
                definition.title + arrow, row: region.row, column: column, width: widths[index],
                style: isSorted ? .keyword : .heading,
                alignment: definition.alignment)
            around.hits.append(
                DashboardState.Hit(
                    region: FrameRegion(
                        row: region.row, column: column, rows: 1, columns: widths[index]),
                    target: .column(index)))
            for (line, row) in rows[first..<min(first + visible, rows.count)].enumerated() {
                let cell = row[index]
                frame.write(
                    cell.text.isEmpty ? glyphs.missing : cell.text, row: region.row + 1 + line,
                    column: column, width: widths[index], style: cell.style,
                    alignment: definition.alignment)
            }
            column += widths[index] + 1
        }
        for line in 0..<min(visible, rows.count - first) {
            let row = FrameRegion(
                row: region.row + 1 + line, column: region.column, rows: 1, columns: region.columns)
            around.hits.append(DashboardState.Hit(region: row, target: .row(first + line)))
            if first + line == selected { frame.highlight(row: row.row, in: region) }
        }
    }

    private mutating func drawDetail(
        _ columns: [PageTable.Column], _ cells: [PageTable.Cell], in region: FrameRegion
    ) {
        let inside = frame.panel(cells.first?.text ?? "", in: region, glyphs: glyphs)
        let width = columns.map { DisplayWidth.of($0.title) }.max() ?? 0
        for (index, column) in columns.enumerated() where index < inside.rows {
            frame.write(
                column.title, row: inside.row + index, column: inside.column + 1, width: width, style: .dim)
            let text = cells[index].text
            frame.write(
                text.isEmpty ? glyphs.missing : text, row: inside.row + index,
                column: inside.column + width + 3, width: inside.columns - width - 4,
                style: cells[index].style)
        }
    }

    private static let help = [
        "1-9, Tab, arrows   pages", "up, down, PgUp ...   select a row", "Enter, z   zoom into the selection",
        "s, S   sort by the next, previous column", "r   reverse the order",
        "/   filter by name (Esc clears)",
        "p, blank   pause", "+, -   longer, shorter interval", "u   update now", "n   next server",
        "t   theme: standard, contrast, monochrome", "Ctrl-L   draw again", "Ctrl-Z   stop",
        "q, Esc, Ctrl-C   quit", "", "The mouse selects pages, rows and columns.",
        "Rates and percentiles are over the last ten answers of the server.",
    ]

    private mutating func drawHelp(_ region: FrameRegion) {
        let inside = frame.panel("Keys", in: region, glyphs: glyphs)
        for (index, line) in Self.help.enumerated() where index < inside.rows {
            let parts = line.split(separator: "   ", maxSplits: 1).map(String.init)
            let row = inside.row + index
            if parts.count == 2 {
                frame.write(parts[0], row: row, column: inside.column + 1, style: .key)
                frame.write(parts[1], row: row, column: inside.column + 22, width: inside.columns - 23)
            } else {
                frame.write(line, row: row, column: inside.column + 1, width: inside.columns - 2, style: .dim)
            }
        }
    }
}
