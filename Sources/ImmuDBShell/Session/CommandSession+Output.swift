import CommandLineKit
import TerminalUI

extension CommandSession {
    /// True when a person reads the output.
    var isTerminal: Bool { streams.capabilities.outputIsTerminal }

    private var printer: ReportPrinter { ReportPrinter(settings: settings, streams: streams) }

    /// The format for a report, from flags, environment, or what suits the output.
    func format(_ shape: ReportHeader.Shape) throws(CommandFailure) -> OutputFormat {
        try printer.format(shape)
    }

    /// How formats draw.
    func style() throws(CommandFailure) -> RenderStyle {
        var style = try printer.style()
        style.nullText = sqlState.display.nullText
        style.frame = sqlState.display.frame
        return style
    }

    /// Starts a report of any length.
    func begin(_ header: ReportHeader) throws -> ReportWriter {
        var style = try self.style()
        let target = header.isResult ? sqlState.result?.sink : nil
        if target != nil { (style.columns, style.palette) = (nil, .plain) }
        if header.isResult, !sqlState.display.isFitting { style.columns = nil }
        let renderer = try renderer(header, style)
        var writer = target.map { ReportWriter(renderer, to: $0) } ?? self.writer(renderer)
        try writer.begin(header)
        return writer
    }

    private func renderer(_ header: ReportHeader, _ style: RenderStyle) throws -> any ReportRenderer {
        guard header.isResult, settings["output"] == nil else {
            return try format(header.shape).renderer(style: style)
        }
        switch sqlState.display.expansion {
        case .on: return OutputFormat.expanded.renderer(style: style)
        case .auto where style.columns != nil: return AutoRenderer(style: style)
        case .off, .auto: return try format(header.shape).renderer(style: style)
        }
    }

    /// A writer to the screen, through a pager when that is used.
    func writer(_ renderer: any ReportRenderer) -> ReportWriter {
        guard let pager = pagerInUse() else { return ReportWriter(renderer, to: streams.output) }
        return ReportWriter(renderer) { try pager.write(String(decoding: $0, as: UTF8.self)) }
    }

    /// Writes a text of ours, through a pager when that is used.
    func show(_ text: String) throws {
        if let pager = pagerInUse() {
            try pager.writeLine(text)
        } else {
            try streams.output.writeLine(text)
            try streams.output.flush()
        }
    }

    /// The pager that the running command writes to; nil for scripts, pipes and by choice.
    private func pagerInUse() -> Pager? {
        guard ask != nil, sqlState.display.isPaging, sqlState.includeDepth == 0 else { return nil }
        if let pager { return pager }
        guard let command = PagerCommand.choose(setting: nil, environment: environment) else { return nil }
        let started = Pager(
            output: streams.output, capabilities: streams.capabilities, command: command,
            environment: environment, scrollsSideways: !sqlState.display.isFitting)
        pager = started
        return started
    }

    /// Shows what the pager held back, or waits until the user leaves it.
    func finishPager() throws {
        guard let pager else { return }
        self.pager = nil
        try pager.finish()
        if let failure = pager.startFailure { try printer.remark("immuclient: \(failure.description)") }
    }

    /// Writes out the rows of a result.
    func flushResult() throws {
        try sqlState.result?.sink.flush()
        try streams.output.flush()
    }

    /// Prints a report of one record.
    func report(_ header: ReportHeader, _ record: Record, notes: [String] = []) throws {
        if let badge = record.badge { note(badge) }
        var writer = try begin(header)
        try writer.add(record)
        try writer.end(ReportFooter(notes: notes))
        try streams.output.flush()
    }

    /// A remark for the person at the terminal, beside the data.
    func remark(_ text: String) throws {
        try finishPager()
        guard try !settings.flag("quiet") else { return }
        try printer.remark(text)
    }

    // MARK: - Settings of the display

    /// Changes one of them.
    func setDisplay(_ name: String, to value: String) throws {
        switch (name, value) {
        case ("null", _):
            guard value.count <= Limits.nullTextCharactersMax else {
                throw CommandFailure(
                    .usage, "the text has more than \(Limits.nullTextCharactersMax) characters")
            }
            sqlState.display.nullText = TextSanitizer.singleLine.sanitize(value)
        case ("format", "auto"): try setBase("output", to: nil)
        case ("format", _):
            guard OutputFormat(rawValue: value) != nil else {
                let names = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(.usage, "unknown output format '\(value)'", hint: "auto, \(names)")
            }
            try setBase("output", to: value)
        case ("border", _):
            guard let frame = Int(value).flatMap(TableFrame.init(rawValue:)) else {
                throw CommandFailure(.usage, "border is 0, 1 or 2, not '\(value)'")
            }
            sqlState.display.frame = frame
        case ("pager", "on"): sqlState.display.isPaging = true
        case ("pager", "off"): sqlState.display.isPaging = false
        case ("width", "fit"): sqlState.display.isFitting = true
        case ("width", "full"): sqlState.display.isFitting = false
        default:
            throw CommandFailure(
                .usage, "there is no setting '\(name)' with the value '\(value)'", hint: "\\pset shows all")
        }
    }

    /// All of them with their values.
    var displaySettings: [(String, String)] {
        get throws {
            let display = sqlState.display
            return [
                ("border", String(display.frame.rawValue)), ("expanded", display.expansion.rawValue),
                ("format", settings["output"]?.value ?? "auto"), ("null", display.nullText),
                ("pager", display.isPaging ? "on" : "off"), ("width", display.isFitting ? "fit" : "full"),
            ]
        }
    }
}
