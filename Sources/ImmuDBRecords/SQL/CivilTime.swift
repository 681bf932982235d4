/// A moment split into calendar fields, UTC, proleptic Gregorian calendar.
package struct CivilTime: Sendable, Hashable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int
    package var microsecond: Int

    /// Splits microseconds since 1970.
    package init(micros: Int64) {
        let (days, rest) = CivilTime.floorDivide(micros, 86_400_000_000)
        (year, month, day) = CivilTime.date(ofDay: Int(days))
        let seconds = Int(rest / 1_000_000)
        hour = seconds / 3600
        minute = seconds / 60 % 60
        second = seconds % 60
        microsecond = Int(rest % 1_000_000)
    }

    /// - Returns: nil for fields that no calendar has.
    package init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0
    ) {
        guard (0...9999).contains(year), (1...12).contains(month),
            (1...CivilTime.days(inMonth: month, of: year)).contains(day),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999).contains(microsecond)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
    }

    /// Days since 1970-01-01.
    package var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Microseconds since 1970.
    package var micros: Int64 {
        let seconds = Int64(dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return seconds &* 1_000_000 &+ Int64(microsecond)
    }

    /// 0 = Sunday.
    package var weekday: Int { Int(CivilTime.floorDivide(Int64(dayNumber) + 4, 7).rest) }

    /// 1 = the first of January.
    package var dayOfYear: Int {
        var january = self
        (january.month, january.day) = (1, 1)
        return dayNumber - january.dayNumber + 1
    }

    /// `YYYY-MM-DD hh:mm:ss.ffffff`.
    package var text: String {
        "\(Self.padded(year, 4))-\(Self.padded(month))-\(Self.padded(day)) "
            + "\(Self.padded(hour)):\(Self.padded(minute)):\(Self.padded(second))"
            + ".\(Self.padded(microsecond, 6))"
    }

    package static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private static func date(ofDay number: Int) -> (Int, Int, Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }

    package static func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, rest: Int64) {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}
