import CommandLineKit
import TerminalUI

extension CommandSession {
    /// True when a person reads the output.
    var isTerminal: Bool { streams.capabilities.outputIsTerminal }

    /// The format for a report, from flags, environment, or what suits the output.
    func format(_ shape: ReportHeader.Shape) throws(CommandFailure) -> OutputFormat {
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

    /// How formats draw.
    func style() throws(CommandFailure) -> RenderStyle {
        var capabilities = streams.capabilities
        switch settings.string("color") {
        case "always": capabilities.colour = max(capabilities.colour, .sixteen)
        case "never": capabilities.colour = .none
        case "auto", nil: break
        case let other?:
            throw CommandFailure(.usage, "color is '\(other)', not auto, always or never")
        }
        var style = RenderStyle(capabilities, zone: try settings.flag("utc") ? .utc : .local)
        style.isRaw = try settings.flag("raw")
        style.separatesValues = try settings.flag("value-only") && settings.string("output") == nil
        return style
    }

    /// Starts a report of any length.
    func begin(_ header: ReportHeader) throws -> ReportWriter {
        let sink = header.isResult ? sqlState.result?.sink : nil
        var style = try self.style()
        if sink != nil { (style.columns, style.palette) = (nil, .plain) }
        let isExpanded = header.isResult && sqlState.isExpanded && settings["output"] == nil
        let renderer = try (isExpanded ? OutputFormat.expanded : format(header.shape)).renderer(style: style)
        var writer = ReportWriter(renderer, to: sink ?? streams.output)
        try writer.begin(header)
        return writer
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
        try streams.output.flush()
        try streams.error.writeLine(TextSanitizer.singleLine.sanitize(text))
    }
}
