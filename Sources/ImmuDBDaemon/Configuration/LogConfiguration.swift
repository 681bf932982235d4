internal import CommandLineKit
internal import Logging
internal import SystemIO

/// Where the log goes and how it looks.
struct LogConfiguration: Sendable, Hashable {
    enum Format: String, Sendable, Hashable {
        case text, json
    }

    /// nil: standard error.
    var file: String?
    var format = Format.text
    var level = Logger.Level.info
    /// Bytes after which a new file begins, nil for never.
    var rotationBytes: UInt64?
    /// Time after which a new file begins, nil for never.
    var rotationAge: Duration?
    /// A line for every unary call.
    var logsCalls = false

    init() {}

    /// - Throws: `CommandFailure` for values that do not exist.
    init(
        _ settings: Settings, directory: String, environment: [String: String]
    ) throws(CommandFailure) {
        let name = settings.string(ServerSetting.logformat.name) ?? ""
        guard let format = Format(rawValue: name) else {
            throw CommandFailure(.failure, "there is no log format '\(name)'", hint: "text or json")
        }
        self.format = format
        level = try Self.level(environment["LOG_LEVEL"])
        logsCalls = try settings.flag(.logAccess)
        if let size = try settings.integer(.logRotationSize), size > 0 { rotationBytes = UInt64(size) }
        let age = try settings.duration(.logRotationAge)
        if age != .zero {
            guard age >= .seconds(Limits.rotationSecondsMin) else {
                throw CommandFailure(
                    .failure, "log files cannot change more often than every \(Limits.rotationSecondsMin) s")
            }
            rotationAge = age
        }
        guard let file = settings.text(.logfile) else { return }
        let folder = settings.string(ServerSetting.logdir.name) ?? ""
        self.file = Self.join(Self.join(directory, folder), file)
    }

    /// An absolute path stays as it is.
    private static func join(_ base: String, _ path: String) -> String {
        path.hasPrefix("/") ? path : path.isEmpty ? base : joinPath(base, path)
    }

    private static func level(_ text: String?) throws(CommandFailure) -> Logger.Level {
        switch text?.lowercased() {
        case nil, "", "info": return .info
        case "error": return .error
        case "warn", "warning": return .warning
        case "debug": return .debug
        default:
            throw CommandFailure(
                .failure, "environment variable LOG_LEVEL: there is no level '\(text ?? "")'",
                hint: "error, warn, info or debug")
        }
    }
}
