package import TerminalUI

/// Prints reports in the format that settings and terminal ask for.
///
/// The settings it knows: `output`, `value-only`, `raw`, `color`, `utc`.
package struct ReportPrinter: Sendable {
    private let settings: Settings
    private let streams: StandardStreams

    package init(settings: Settings, streams: StandardStreams) {
        self.settings = settings
        self.streams = streams
    }

    private var isTerminal: Bool { streams.capabilities.outputIsTerminal }

    /// The format for a report, from flags, environment, or what suits the output.
    package func format(_ shape: ReportHeader.Shape) throws(CommandFailure) -> OutputFormat {
        if let setting = settings["output"] {
            guard let format = OutputFormat(rawValue: setting.value) else {
                let names = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(
                    .usage, "unknown output format '\(setting.value)' from the \(setting.origin)",
                    hint: "one of \(names)")
            }
            return format
        }
        if try settings.flag("value-only") { return .value }
        if try settings.flag("raw"), isTerminal { return .value }
        return .suited(isTerminal: isTerminal, shape: shape)
    }

    /// What the terminal can do, with the choice of colours applied.
    package func capabilities() throws(CommandFailure) -> TerminalCapabilities {
        var capabilities = streams.capabilities
        switch settings.string("color") {
        case "always": capabilities.colour = max(capabilities.colour, .sixteen)
        case "never": capabilities.colour = .none
        case "auto", nil: break
        case let other?:
            throw CommandFailure(.usage, "color is '\(other)', not auto, always or never")
        }
        return capabilities
    }

    /// How formats draw.
    package func style() throws(CommandFailure) -> RenderStyle {
        var style = RenderStyle(try capabilities(), zone: try settings.flag("utc") ? .utc : .local)
        style.isRaw = try settings.flag("raw")
        style.separatesValues = try settings.flag("value-only") && settings.string("output") == nil
        return style
    }

    /// Starts a report of any length.
    package func begin(_ header: ReportHeader) throws -> ReportWriter {
        let renderer = try format(header.shape).renderer(style: style())
        var writer = ReportWriter(renderer, to: streams.output)
        try writer.begin(header)
        return writer
    }

    /// Prints a report of one record.
    package func report(_ header: ReportHeader, _ record: Record, notes: [String] = []) throws {
        try report(header, [record], notes: notes)
    }

    /// Prints a short report.
    package func report(_ header: ReportHeader, _ records: [Record], notes: [String] = []) throws {
        var writer = try begin(header)
        for record in records { try writer.add(record) }
        try writer.end(ReportFooter(notes: notes))
        try streams.output.flush()
    }

    /// A remark for the person at the terminal, beside the data.
    package func remark(_ text: String) throws {
        try streams.output.flush()
        try streams.error.writeLine(TextSanitizer.singleLine.sanitize(text))
    }
}
