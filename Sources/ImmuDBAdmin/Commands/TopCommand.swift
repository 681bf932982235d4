import ArgumentParser
import CommandLineKit
import SystemIO
import TerminalUI

/// `top`: the dashboard.
struct TopCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "Watch servers: rates, latencies, databases, indexes, clients, replication.",
        usage: "immuadmin top [--url URL ...] [--text | --raw | --once] [flags]",
        discussion: """
            Reads the metrics of servers over HTTP or HTTPS, or the files of a directory with --offline.
            The usual address is that of the server with port 9497. A failed answer is shown as such, and
            old figures as old. ? shows the keys. Where there is no terminal, frames are printed as text.

            --once prints a report instead, of two answers one interval apart, so that there are rates.
            --text prints the list of earlier versions, --raw the metrics as they are.

            Examples:
              top
              top --url https://a:9497 --url https://b:9497 --interval 2
              top --once --output json
              top --record monday.rec
              top --replay monday.rec
            """, aliases: ["stats", "s"])

    @Option(
        name: [.long, .customLong("metrics-url")],
        help: ArgumentHelp("Where metrics are; repeat it for several servers.", valueName: "url"))
    var url: [String] = []
    @Option(help: ArgumentHelp("Seconds between two answers.", valueName: "seconds")) var interval = 1.0
    @Option(help: ArgumentHelp("File with the certificates to trust.", valueName: "file"))
    var metricsCa: String?
    @Flag(help: "Do not check the server's certificate.") var metricsInsecure = false
    @Flag(name: [.long, .customShort("t")], help: "Print the list of earlier versions.") var text = false
    @Flag(name: [.long, .customShort("r")], help: "Print the metrics as they are.") var raw = false
    @Flag(help: "Print one report and end.") var once = false
    @Option(
        help: ArgumentHelp(
            "Mark a figure from a value on: errors, p99, index-lag, replication-lag, "
                + "memory, sessions, growth.", valueName: "name=value"))
    var threshold: [String] = []
    @Option(help: ArgumentHelp("Write every answer to a new file.", valueName: "file")) var record: String?
    @Option(help: ArgumentHelp("Show a recording instead of a server.", valueName: "file"))
    var replay: String?
    @Option(help: ArgumentHelp("Theme: standard, contrast, monochrome.", valueName: "name"))
    var theme: String = ScreenTheme.standard.rawValue
    @Option(help: ArgumentHelp("End after so many answers.", valueName: "n")) var frames: Int?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        guard [text, raw, once].count(where: \.self) <= 1 else {
            throw CommandFailure(.usage, "--text, --raw and --once exclude each other")
        }
        let milliseconds = interval * 1000
        let range = Double(Limits.intervalMillisecondsMin)...Double(Limits.intervalMillisecondsMax)
        guard range.contains(milliseconds) else {
            throw CommandFailure(
                .usage, "an interval of \(interval) seconds is not possible",
                hint: "0.25 to 600")
        }
        guard let theme = ScreenTheme(rawValue: theme) else {
            throw CommandFailure(
                .usage, "'\(theme)' is no theme", hint: "one of standard, contrast, monochrome")
        }
        var thresholds = Thresholds()
        for text in threshold { try thresholds.set(text) }
        var state = DashboardState(intervalMilliseconds: Int(milliseconds))
        state.theme = theme
        if let replay {
            guard url.isEmpty, record == nil, !raw, !text, !once else {
                throw CommandFailure(.usage, "--replay goes with --interval, --threshold and --theme only")
            }
            let recording = try Recording(
                session.files.readWhole(replay, limit: Limits.recordingBytesMax))
            var model = DashboardModel(recording.servers)
            model.thresholds = thresholds
            return try await show(model, state, ReplayFeed(recording), session)
        }
        let sources = try sources(session)
        do {
            try await run(sources, state, thresholds, session)
        } catch {
            try await Self.close(sources)
            throw error
        }
        try await Self.close(sources)
    }

    @MainActor
    private func run(
        _ sources: [any MetricSource], _ state: DashboardState, _ thresholds: Thresholds,
        _ session: AdminSession
    ) async throws {
        if raw {
            for source in sources { try session.streams.output.write(try await source.fetch()) }
            return
        }
        var model = DashboardModel(sources.map(\.name))
        model.thresholds = thresholds
        if text || once {
            return try await printReport(&model, sources, state.intervalMilliseconds, session)
        }
        let recording = try record.map {
            try RecordingFile(creating: $0, servers: sources.map(\.name), in: session.files)
        }
        let sampler = Sampler(
            sources, clock: SystemClock(), intervalMilliseconds: state.intervalMilliseconds)
        let sampling = Task.detached { await sampler.run() }
        defer { sampling.cancel() }
        // With a login there is more to see; without an answer the metrics alone have to do.
        var found: AdminConnection?
        do {
            if session.offlineDirectory == nil, try session.hasLogin() {
                found = try await session.connect(.kept)
            }
        } catch {
            try session.printer.remark("immuadmin: no trust page: \(ReasonText.of(error))")
        }
        guard let connection = found else {
            let feed = LiveFeed(sampler, trust: nil, recording: recording)
            return try await show(model, state, feed, session)
        }
        let watch = TrustWatch(
            client: connection.client, name: connection.name, trust: try session.trustStore())
        let watching = Task.detached { await watch.run() }
        defer { watching.cancel() }
        try await show(model, state, LiveFeed(sampler, trust: watch, recording: recording), session)
        watching.cancel()
        try await connection.close()
    }

    /// - Throws: the connection's failure when no server answered.
    @MainActor
    private func printReport(
        _ model: inout DashboardModel, _ sources: [any MetricSource], _ milliseconds: Int,
        _ session: AdminSession
    ) async throws {
        // Rates need two answers; the list of earlier versions has none.
        for round in 0..<(once ? 2 : 1) {
            if round > 0 { try await Task.sleep(for: .milliseconds(milliseconds)) }
            for (index, source) in sources.enumerated() {
                model.add(await Sampler.scrape(source, index, SystemClock()))
            }
        }
        if text {
            let isUnicode = session.streams.capabilities.isUnicode
            for server in model.servers {
                for line in ServerReport.text(server, isUnicode: isUnicode) {
                    try session.streams.output.writeLine(line)
                }
            }
        } else {
            let records = model.servers.map { ServerReport.record($0, thresholds: model.thresholds) }
            try session.printer.report(ServerReport.header, records)
        }
        let failures = model.servers.compactMap(\.failure)
        guard failures.isEmpty else {
            throw CommandFailure(
                .connection, failures.joined(separator: "; "),
                hint: "--url names the address of the metrics, http://127.0.0.1:9497/metrics as a rule")
        }
    }

    @MainActor
    private func show(
        _ model: DashboardModel, _ state: DashboardState, _ feed: any DashboardFeed, _ session: AdminSession
    ) async throws {
        let capabilities = try session.printer.capabilities()
        let screen: any Screen
        if capabilities.inputIsTerminal, capabilities.outputIsTerminal, !capabilities.isDumb {
            screen = try CursesScreen(
                input: session.streams.inputDescriptor, output: session.streams.output.descriptor,
                capabilities: capabilities, theme: state.theme)
        } else {
            screen = TextScreen(
                to: session.streams.output, columns: capabilities.columns, rows: capabilities.rows,
                isUnicode: capabilities.isUnicode, palette: Palette(capabilities.colour))
        }
        defer { screen.close() }
        let dashboard = Dashboard(
            model: model, state: state, screen: screen, feed: feed, clock: SystemClock(),
            zone: try session.settings.flag("utc") ? .utc : .local)
        try await dashboard.run(frames: frames)
    }

    @MainActor
    private func sources(_ session: AdminSession) throws -> [any MetricSource] {
        if let directory = session.settings.string("offline"), url.isEmpty {
            return [DirectoryMetricSource(path: directory, files: session.files)]
        }
        var urls = url
        if urls.isEmpty, let setting = session.settings.string("metrics-url") {
            urls = setting.split(separator: ",").map(String.init)
        }
        if urls.isEmpty {
            let host = session.settings.string("immudb-address") ?? "127.0.0.1"
            urls = [host.contains("://") ? host : "http://\(host):\(MetricAddress.standardPort)/metrics"]
        }
        guard urls.count <= Limits.serversMax else {
            throw CommandFailure(.usage, "at most \(Limits.serversMax) servers can be watched")
        }
        var sources: [any MetricSource] = []
        for url in urls {
            sources.append(
                try HTTPMetricSource(url, authority: metricsCa, skipsVerification: metricsInsecure))
        }
        return sources
    }

    private static func close(_ sources: [any MetricSource]) async throws {
        for source in sources { try await (source as? HTTPMetricSource)?.close() }
    }
}
