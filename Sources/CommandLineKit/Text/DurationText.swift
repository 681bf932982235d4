import SystemIO

/// Spans of time on the command line: `90s`, `15m`, `12h`, `7d`, `2w`, also several as in `1h30m`.
package enum DurationText {
    private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604_800]

    /// Seconds, at least 1.
    package static func seconds(_ text: String) throws(CommandFailure) -> Int64 {
        var total: Int64 = 0
        var digits = ""
        for character in text {
            if character.isASCII, character.isWholeNumber {
                digits.append(character)
                continue
            }
            guard let unit = units[character], let count = Int64(digits) else { throw unreadable(text) }
            let (span, isTooLong) = count.multipliedReportingOverflow(by: unit)
            let (sum, overflows) = total.addingReportingOverflow(span)
            guard !isTooLong, !overflows, sum <= Limits.durationSecondsMax else {
                throw CommandFailure(.usage, "the duration '\(text)' is too long")
            }
            total = sum
            digits = ""
        }
        guard digits.isEmpty, total > 0 else { throw unreadable(text) }
        return total
    }

    /// Unix seconds of the moment that is so far in the future.
    package static func deadline(_ text: String) throws(CommandFailure) -> Int64 {
        SystemClock().now().seconds + (try seconds(text))  // bounded by the longest duration
    }

    private static func unreadable(_ text: String) -> CommandFailure {
        CommandFailure(
            .usage, "the duration '\(text)' cannot be read", hint: "as in 90s, 15m, 12h, 7d, 2w, 1h30m")
    }
}
