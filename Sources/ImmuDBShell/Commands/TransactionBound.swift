import ArgumentParser
import CommandLineKit
import ImmuDBProofs
import SystemIO

/// Where a span of transactions begins or ends: a transaction id, or a time.
struct TransactionBound: ExpressibleByArgument, Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case id(UInt64)
        /// Unix seconds: the first and the last of the moments meant, which differ for a day.
        case time(first: Int64, last: Int64)
    }

    let kind: Kind

    init(_ kind: Kind) { self.kind = kind }

    /// `951`, `2024-05-01T08:22:07Z`, `2024-05-01 08:22+02:00` or `2024-05-01`; without zone in UTC.
    init?(argument: String) {
        if let id = UInt64(argument) {
            kind = .id(id)
        } else if let seconds = Self.seconds(argument) {
            kind = .time(first: seconds.first, last: seconds.last)
        } else {
            return nil
        }
    }

    private static func seconds(_ text: String) -> (first: Int64, last: Int64)? {
        var rest = Substring(text)
        guard let year = number(&rest, digits: 4), take("-", &rest),
            let month = number(&rest, digits: 2), (1...12).contains(month), take("-", &rest),
            let day = number(&rest, digits: 2), (1...daysIn(month, year)).contains(day)
        else { return nil }
        let midnight = daysBefore(year: year, month: month, day: day) * 86_400
        if rest.isEmpty { return (midnight, midnight + 86_399) }
        guard take("T", &rest) || take("t", &rest) || take(" ", &rest),
            let hour = number(&rest, digits: 2), hour < 24, take(":", &rest),
            let minute = number(&rest, digits: 2), minute < 60
        else { return nil }
        var second: Int64 = 0
        var length: Int64 = 60
        if take(":", &rest) {
            guard let given = number(&rest, digits: 2), given <= 60 else { return nil }
            (second, length) = (given, 1)
            if take(".", &rest) {
                guard let digit = rest.first, digit.isASCII, digit.isNumber else { return nil }
                rest = rest.drop { $0.isASCII && $0.isNumber }
            }
        }
        guard let offset = offset(&rest), rest.isEmpty else { return nil }
        let first = midnight + hour * 3600 + minute * 60 + second - offset
        return (first, first + length - 1)
    }

    /// Seconds that the zone is ahead of UTC.
    private static func offset(_ rest: inout Substring) -> Int64? {
        _ = take(" ", &rest)
        if rest.isEmpty || take("Z", &rest) || take("z", &rest) { return 0 }
        let sign: Int64 = take("-", &rest) ? -1 : take("+", &rest) ? 1 : 0
        guard sign != 0, let hours = number(&rest, digits: 2), hours < 24, take(":", &rest),
            let minutes = number(&rest, digits: 2), minutes < 60
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    private static func take(_ character: Character, _ rest: inout Substring) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private static func number(_ rest: inout Substring, digits: Int) -> Int64? {
        let text = rest.prefix(digits)
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest = rest.dropFirst(digits)
        return Int64(text)
    }

    private static func isLeap(_ year: Int64) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func daysIn(_ month: Int64, _ year: Int64) -> Int64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01.
    private static func daysBefore(year: Int64, month: Int64, day: Int64) -> Int64 {
        let before = year - 1
        var days = before * 365 + before / 4 - before / 100 + before / 400
        // A year 0 lies before the counting of leap days: it is a leap year itself.
        if year == 0 { days = -366 }
        for month in 1..<month { days += daysIn(month, year) }
        return days + day - 1 - 719_162
    }
}

extension Ledger {
    /// The ids of a span whose ends may be times. Times are looked up by halving, as those of transactions
    /// usually grow; they are what the ledger says, which is not proven.
    func span(since: TransactionBound?, until: TransactionBound?) async throws -> TransactionSpan {
        var span = TransactionSpan()
        switch since?.kind {
        case .id(let id): span.since = id
        case .time(let first, _): span.since = try await firstTransaction { $0 >= first }
        case nil: break
        }
        switch until?.kind {
        case .id(let id): span.until = id
        case .time(_, let last): span.until = try await firstTransaction { $0 > last } - 1
        case nil: break
        }
        return span
    }

    /// The first transaction whose time satisfies the condition; the one behind the last when there is none.
    private func firstTransaction(where isReached: (Int64) -> Bool) async throws -> UInt64 {
        var low: UInt64 = 1
        var high = try await currentState().txID + 1
        while low < high {
            let middle = low + (high - low) / 2
            let found = try await transactions(
                from: middle, page: PageRequest(limit: 1, isDescending: false))
            guard let header = found.first?.header, header.id == middle else {
                throw CommandFailure(
                    .failure, "transaction \(middle) is not in the list that the ledger gives")
            }
            if isReached(header.timestamp) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
