/// The text of a progress bar: a pure function of what is done and how long it took.
package struct ProgressMeter: Sendable, Equatable {
    /// What is counted.
    package enum Unit: Sendable, Equatable {
        case bytes
        /// A plural noun, such as "transactions".
        case items(String)
    }

    /// Columns kept free for the figures beside the bar.
    private static let factColumns = 56

    package var title: String
    package var unit: Unit
    /// nil: not known, then there is no bar and no remaining time.
    package var total: UInt64?
    package var done: UInt64 = 0

    package init(title: String, unit: Unit, total: UInt64?) {
        self.title = title
        self.unit = unit
        self.total = total
    }

    /// Units per second since the start; 0 while there is nothing to divide by.
    package func rate(elapsed: Duration) -> Double {
        let seconds = Self.seconds(elapsed)
        return seconds > 0 ? Double(done) / seconds : 0
    }

    /// Time left at the average rate; nil when total or rate is not known.
    package func remaining(elapsed: Duration) -> Duration? {
        guard let total, done > 0, total >= done else { return nil }
        let rate = rate(elapsed: elapsed)
        let seconds = Double(total - done) / rate
        guard rate > 0, seconds < 1e9 else { return nil }
        return .seconds(seconds)
    }

    /// One line of at most `columns`.
    package func line(elapsed: Duration, columns: Int, isUnicode: Bool) -> String {
        var facts: [String] = []
        if let total {
            facts.append(Self.percent(done, total))
            facts.append("\(amount(done))/\(amount(total))")
        } else {
            facts.append(amount(done))
        }
        facts.append("\(amount(UInt64(min(rate(elapsed: elapsed), 1e18))))/s")
        if let remaining = remaining(elapsed: elapsed), done != total {
            facts.append("ETA " + Self.clock(remaining))
        } else {
            facts.append(Self.clock(elapsed))
        }
        let text = facts.joined(separator: "  ")
        // The bar gets a width that does not follow the figures, so that it does not tremble.
        let titleColumns = DisplayWidth.of(title)
        let barColumns = min(max(columns - titleColumns - Self.factColumns, 8), 40)
        var line = title
        if let total, titleColumns + barColumns + DisplayWidth.of(text) + 6 <= columns {
            line += "  " + bar(total, barColumns, isUnicode)
        }
        line += "  " + text
        return DisplayWidth.truncate(line, to: columns, marker: isUnicode ? "…" : "..")
    }

    private func bar(_ total: UInt64, _ columns: Int, _ isUnicode: Bool) -> String {
        let part = total == 0 ? 1 : min(Double(done) / Double(total), 1)
        let filled = Int((part * Double(columns)).rounded(.down))
        let glyphs = isUnicode ? ("█", "░") : ("#", ".")
        let bar =
            String(repeating: glyphs.0, count: filled) + String(repeating: glyphs.1, count: columns - filled)
        return "[" + bar + "]"
    }

    private func amount(_ count: UInt64) -> String {
        switch unit {
        case .bytes: Self.bytes(count)
        case .items(let noun): "\(count) \(noun)"
        }
    }

    private static func percent(_ done: UInt64, _ total: UInt64) -> String {
        let part = total == 0 ? 1 : min(Double(done) / Double(total), 1)
        return "\(Int((part * 100).rounded(.down)))%"
    }

    /// A byte count with a binary unit and one decimal: `1.5 MiB`.
    package static func bytes(_ count: UInt64) -> String {
        guard count >= 1024 else { return "\(count) B" }
        var value = Double(count)
        var unit = "B"
        for next in ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"] where value >= 1024 {
            value /= 1024
            unit = next
        }
        let tenths = Int((value * 10).rounded(.down))
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }

    /// A duration as `m:ss` or `h:mm:ss`.
    package static func clock(_ duration: Duration) -> String {
        let seconds = max(duration.components.seconds, 0)
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        let tail = seconds % 60
        let padded = (tail < 10 ? "0" : "") + "\(tail)"
        guard hours > 0 else { return "\(minutes):\(padded)" }
        return "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes):\(padded)"
    }

    private static func seconds(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }
}
