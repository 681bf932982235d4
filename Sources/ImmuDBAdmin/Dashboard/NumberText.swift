/// Figures in few columns.
enum NumberText {
    /// `0`, `12`, `3.4k`, `1.2M`.
    static func count(_ value: Double) -> String {
        let magnitude = value.magnitude
        if magnitude < 1000 { return trimmed(value, magnitude < 10 && value != value.rounded() ? 1 : 0) }
        return scaled(value, ["k", "M", "G", "T", "P"], 1000)
    }

    /// `512B`, `1.5M`, with binary units.
    static func bytes(_ value: Double) -> String {
        if value.magnitude < 1024 { return trimmed(value, 0) + "B" }
        return scaled(value, ["K", "M", "G", "T", "P"], 1024)
    }

    /// `12/s`, `3.4k/s`.
    static func rate(_ value: Double) -> String {
        if value > 0, value < 0.05 { return "<0.1/s" }
        return count(value) + "/s"
    }

    /// `297us`, `1.2ms`, `3.4s`, `5m12s`, `3h05m`, `12d`.
    static func seconds(_ value: Double, isUnicode: Bool = true) -> String {
        switch value.magnitude {
        case ..<0.001: return trimmed(value * 1e6, 0) + (isUnicode ? "µs" : "us")
        case ..<0.01: return trimmed(value * 1e3, 1) + "ms"
        case ..<1: return trimmed(value * 1e3, 0) + "ms"
        case ..<10: return trimmed(value, 1) + "s"
        case ..<60: return trimmed(value, 0) + "s"
        case ..<3600: return parts(value, 60, "m", 1, "s")
        case ..<172_800: return parts(value, 3600, "h", 60, "m")
        default: return trimmed(value / 86400, 1) + "d"
        }
    }

    static func percent(_ part: Double) -> String { trimmed(part * 100, part < 0.1 ? 1 : 0) + "%" }

    private static func parts(
        _ value: Double, _ first: Double, _ firstUnit: String, _ second: Double, _ secondUnit: String
    ) -> String {
        let whole = (value / first).rounded(.down)
        let rest = ((value - whole * first) / second).rounded(.down)
        let digits = trimmed(rest, 0)
        return trimmed(whole, 0) + firstUnit + (digits.count < 2 ? "0" : "") + digits + secondUnit
    }

    private static func scaled(_ value: Double, _ units: [String], _ base: Double) -> String {
        var value = value
        var unit = ""
        for next in units where value.magnitude >= base {
            value /= base
            unit = next
        }
        return trimmed(value, value.magnitude < 10 ? 1 : 0) + unit
    }

    /// A number with so many decimals.
    static func trimmed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "?" }
        let scale = decimals == 0 ? 1.0 : 10.0
        let rounded = (value * scale).rounded()
        let whole = Int64(rounded / scale)
        guard decimals > 0 else { return String(Int64(rounded)) }
        let tenth = Int64(rounded.magnitude.truncatingRemainder(dividingBy: scale))
        let sign = rounded < 0 && whole == 0 ? "-" : ""
        return "\(sign)\(whole).\(tenth)"
    }
}
