internal import CommandLineKit

/// Spans of time in settings: `90s`, `2m`, `24h`, `1h30m`, `500ms`, `1.5h`; `0` alone.
enum SettingDuration {
    private static let nanoseconds: [String: Double] = [
        "ns": 1, "us": 1e3, "µs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9, "d": 86_400e9,
    ]

    /// nil when the text is no span of time, or one of more than ten years.
    static func parse(_ text: String) -> Duration? {
        if text == "0" { return .zero }
        var rest = Substring(text)
        var total = 0.0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
            rest = rest.dropFirst(unit.count)
            guard let count = Double(digits), let factor = nanoseconds[String(unit)] else { return nil }
            total += count * factor
        }
        guard total >= 0, total <= Double(Limits.durationSecondsMax) * 1e9 else { return nil }
        return .nanoseconds(Int64(total))
    }
}

extension Settings {
    /// The value as a span of time.
    func duration(_ setting: ServerSetting) throws(CommandFailure) -> Duration {
        guard let found = self[setting.name] else { return .zero }
        guard let duration = SettingDuration.parse(found.value) else {
            throw CommandFailure(
                .failure,
                "setting \(setting.name) from the \(found.origin): '\(found.value)' is no span of time",
                hint: "as in 90s, 2m, 24h")
        }
        return duration
    }

    /// The value as text, nil when it is empty.
    func text(_ setting: ServerSetting) -> String? {
        string(setting.name).flatMap { $0.isEmpty ? nil : $0 }
    }

    func flag(_ setting: ServerSetting) throws(CommandFailure) -> Bool { try flag(setting.name) }

    /// The value as a whole number in the range of the setting; nil when it is empty.
    func integer(_ setting: ServerSetting) throws(CommandFailure) -> Int? {
        guard case .integer(let range) = setting.kind, text(setting) != nil else { return nil }
        return try integer(setting.name, in: range)
    }
}
