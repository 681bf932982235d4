extension CivilTime {
    /// Reads the texts that can be cast to a timestamp: a date, a date and a time to the minute, to the
    /// second or with a fraction, the same with `T`, with a zone offset or abbreviation, RFC 3339.
    /// - Returns: microseconds since 1970, finer digits cut off; nil for any other text.
    package static func micros(parsing text: String) -> Int64? {
        var reader = TimeReader(characters: [UInt8](text.utf8))
        guard let date = reader.date() else { return nil }
        if reader.isAtEnd { return date.micros }
        let isRFC = reader.skip(0x54)
        guard isRFC || reader.skip(0x20), var moment = reader.time(on: date) else { return nil }
        if reader.isAtEnd { return isRFC && !reader.hadSeconds ? nil : moment.micros }
        guard reader.hadSeconds else { return nil }
        if let fraction = reader.fraction() { moment.microsecond = fraction }
        if reader.isAtEnd { return moment.micros }
        guard let offset = isRFC ? reader.rfcOffset() : reader.sqlOffset(), reader.isAtEnd else { return nil }
        return moment.micros - Int64(offset) * 60_000_000
    }
}

private struct TimeReader {
    let characters: [UInt8]
    var position = 0
    var hadSeconds = false

    init(characters: [UInt8]) { self.characters = characters }

    var isAtEnd: Bool { position == characters.count }

    mutating func skip(_ character: UInt8) -> Bool {
        guard position < characters.count, characters[position] == character else { return false }
        position += 1
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        guard position + width <= characters.count else { return nil }
        var value = 0
        for character in characters[position..<position + width] {
            guard (0x30...0x39).contains(character) else { return nil }
            value = value * 10 + Int(character - 0x30)
        }
        position += width
        return value
    }

    mutating func date() -> CivilTime? {
        guard let year = number(4), skip(0x2D), let month = number(2), skip(0x2D), let day = number(2) else {
            return nil
        }
        return CivilTime(year: year, month: month, day: day)
    }

    mutating func time(on date: CivilTime) -> CivilTime? {
        guard let hour = number(2), skip(0x3A), let minute = number(2) else { return nil }
        var second = 0
        if skip(0x3A) {
            guard let value = number(2) else { return nil }
            second = value
            hadSeconds = true
        }
        return CivilTime(
            year: date.year, month: date.month, day: date.day, hour: hour, minute: minute, second: second)
    }

    mutating func fraction() -> Int? {
        guard position + 1 < characters.count, [0x2E, 0x2C].contains(characters[position]),
            (0x30...0x39).contains(characters[position + 1])
        else { return nil }
        position += 1
        var micros = 0
        var scale = 100_000
        while position < characters.count, (0x30...0x39).contains(characters[position]) {
            micros += Int(characters[position] - 0x30) * scale
            scale /= 10
            position += 1
        }
        return micros
    }

    /// Minutes east of UTC: `Z` or `±hh:mm`.
    mutating func rfcOffset() -> Int? {
        if skip(0x5A) { return 0 }
        guard let sign = sign(), let hours = number(2), skip(0x3A), let minutes = number(2) else {
            return nil
        }
        return hours < 24 && minutes < 60 ? sign * (hours * 60 + minutes) : nil
    }

    /// Minutes east of UTC: a blank, then `±hhmm` or an abbreviation, which counts as UTC.
    mutating func sqlOffset() -> Int? {
        guard skip(0x20) else { return nil }
        if let sign = sign() {
            guard let hours = number(2), let minutes = number(2), hours < 24, minutes < 60 else { return nil }
            return sign * (hours * 60 + minutes)
        }
        let start = position
        while position < characters.count, (0x41...0x5A).contains(characters[position]) { position += 1 }
        return (3...5).contains(position - start) ? 0 : nil
    }

    private mutating func sign() -> Int? {
        if skip(0x2B) { return 1 }
        return skip(0x2D) ? -1 : nil
    }
}
