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
    func style() throws(CommandFailure) -> RenderStyle { try printer.style() }

    /// Starts a report of any length.
    func begin(_ header: ReportHeader) throws -> ReportWriter {
        guard header.isResult else { return try printer.begin(header) }
        var style = try self.style()
        let sink = sqlState.result?.sink
        if sink != nil { (style.columns, style.palette) = (nil, .plain) }
        let isExpanded = sqlState.isExpanded && settings["output"] == nil
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
        try printer.report(header, record, notes: notes)
    }

    /// A remark for the person at the terminal, beside the data.
    func remark(_ text: String) throws { try printer.remark(text) }
}
