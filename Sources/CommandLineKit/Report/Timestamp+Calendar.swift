package import SystemIO

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The zone that times are shown in.
package enum TimeZoneChoice: Sendable, Hashable {
    /// The zone of the user, from the environment.
    case local
    /// Coordinated universal time.
    case utc
}

extension Timestamp {
    /// For people: `2024-05-01 10:22:07 +02:00`.
    package func humanText(in zone: TimeZoneChoice) -> String {
        let fields = CalendarFields(seconds: seconds, zone: zone)
        return "\(fields.date) \(fields.clock) \(fields.offset(separator: ":"))"
    }

    /// For machines: RFC 3339 in UTC, `2024-05-01T08:22:07Z`, with the fraction when there is one.
    package var rfc3339: String {
        let fields = CalendarFields(seconds: seconds, zone: .utc)
        return "\(fields.date)T\(fields.clock)\(fraction)Z"
    }

    /// As versions before this one printed times: `2026-11-22 13:58:30 +0000 UTC`.
    package func legacyText(in zone: TimeZoneChoice) -> String {
        let fields = CalendarFields(seconds: seconds, zone: zone)
        return
            "\(fields.date) \(fields.clock)\(fraction) \(fields.offset(separator: "")) \(fields.abbreviation)"
    }

    /// `.` and the digits after the second without trailing zeros; empty for a full second.
    private var fraction: String {
        guard nanoseconds != 0 else { return "" }
        let digits = String(nanoseconds)
        var text = String(repeating: "0", count: 9 - digits.count) + digits
        while text.last == "0" { text.removeLast() }
        return "." + text
    }
}

/// A time taken apart by the calendar.
private struct CalendarFields {
    let date: String
    let clock: String
    let abbreviation: String
    private let offsetMinutes: Int

    init(seconds: Int64, zone: TimeZoneChoice) {
        var clockTime = time_t(seconds)
        var parts = tm()
        let known = zone == .utc ? gmtime_r(&clockTime, &parts) : localtime_r(&clockTime, &parts)
        guard known != nil else {
            // Years beyond 32 bits have no calendar date; the number is still true.
            date = "@\(seconds)"
            clock = "00:00:00"
            abbreviation = "UTC"
            offsetMinutes = 0
            return
        }
        let year = Int(parts.tm_year) + 1900
        let month = Self.padded(Int(parts.tm_mon) + 1, 2)
        date =
            "\(Self.padded(year, 4))-\(month)-\(Self.padded(Int(parts.tm_mday), 2))"
        let hour = Self.padded(Int(parts.tm_hour), 2)
        let minute = Self.padded(Int(parts.tm_min), 2)
        clock = "\(hour):\(minute):\(Self.padded(Int(parts.tm_sec), 2))"
        offsetMinutes = Int(parts.tm_gmtoff) / 60
        if zone == .utc {
            abbreviation = "UTC"
        } else if let name = parts.tm_zone {
            abbreviation = String(cString: name)
        } else {
            abbreviation = "UTC"
        }
    }

    func offset(separator: String) -> String {
        let sign = offsetMinutes < 0 ? "-" : "+"
        let minutes = abs(offsetMinutes)
        return "\(sign)\(Self.padded(minutes / 60, 2))\(separator)\(Self.padded(minutes % 60, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(abs(number))
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        return (number < 0 ? "-" : "") + zeros + digits
    }
}
