internal import CommandLineKit
internal import Logging
internal import SystemIO

/// Writes the log in the two formats of the server.
struct ServerLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel: Logger.Level

    private let label: String
    private let format: LogConfiguration.Format
    private let sink: any LogSink
    private let clock: any WallClock

    init(
        label: String, configuration: LogConfiguration, sink: any LogSink,
        clock: any WallClock = SystemClock()
    ) {
        self.label = label
        logLevel = configuration.level
        format = configuration.format
        self.sink = sink
        self.clock = clock
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let now = clock.now()
        var text = event.message.description
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) { text += " \(key)=\(value)" }
        if let error = event.error { text += ": \(error)" }
        switch format {
        case .text:
            let line = "\(label) \(LogTime(now).text) \(Self.name(event.level)): \(Self.singleLine(text))"
            sink.write(line, at: now)
        case .json:
            sink.write(
                JSONLine.object([
                    ("message", text), ("timestamp", LogTime(now).rfc3339), ("module", event.source),
                    ("level", Self.name(event.level).lowercased()),
                    ("caller", "\(event.file):\(event.line)"), ("component", label),
                ]), at: now)
        }
    }

    private static func name(_ level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "DEBUG"
        case .info, .notice: "INFO"
        case .warning: "WARNING"
        case .error, .critical: "ERROR"
        }
    }

    /// Text from outside cannot fake a second line or move the cursor.
    private static func singleLine(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7f..<0xa0, 0x2028...0x202e, 0x2066...0x2069:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Logger {
    /// The log of the server.
    /// - Throws: `CommandFailure` when the log file cannot be opened.
    static func server(_ configuration: LogConfiguration) throws(CommandFailure) -> Logger {
        let console = DescriptorLogSink(descriptor: 2)
        var sink: any LogSink = console
        if let file = configuration.file {
            do throws(SystemIOError) {
                sink = try FileLogSink(configuration, path: file, fallback: console)
            } catch {
                throw CommandFailure(.failure, "log file \(file) cannot be used: \(error.message)")
            }
        }
        let chosen = sink
        return Logger(label: "immudb") { label in
            ServerLogHandler(label: label, configuration: configuration, sink: chosen)
        }
    }
}
