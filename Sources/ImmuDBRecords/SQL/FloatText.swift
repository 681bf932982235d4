/// Decimal text of doubles: the shortest digits that read back as the same number, in two notations.
package struct FloatText {
    private let isNegative: Bool
    /// Digits without leading or trailing zeros; "0" for zero.
    private let digits: [UInt8]
    /// Power of ten of the first digit.
    private let exponent: Int

    /// - Returns: nil for infinities and not-a-number.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        isNegative = value.sign == .minus
        var mantissa: [UInt8] = []
        var point: Int?
        var power = 0
        let text = value.magnitude.description
        let parts = text.split(separator: "e", maxSplits: 1)
        for character in (parts.first ?? "0").utf8 {
            if character == 0x2E { point = mantissa.count } else { mantissa.append(character) }
        }
        if parts.count > 1 { power = Int(parts[1]) ?? 0 }
        let leading = mantissa.prefix { $0 == 0x30 }.count
        exponent = (point ?? mantissa.count) - 1 - leading + power
        mantissa.removeFirst(leading)
        while mantissa.last == 0x30 { mantissa.removeLast() }
        digits = mantissa
    }

    /// Text of a number cast to VARCHAR: plain for powers -4...5, else `d.ddde±XX`.
    package static func sql(_ value: Double) -> String {
        guard let text = FloatText(value) else { return special(value) }
        if text.digits.isEmpty { return text.isNegative ? "-0" : "0" }
        return (-4...5).contains(text.exponent) ? text.plain : text.scientific(minimumDigits: 2)
    }

    /// Text of a JSON number: plain from 1e-6 up to 1e21.
    package static func json(_ value: Double) -> String {
        guard let text = FloatText(value) else { return "null" }
        if text.digits.isEmpty { return text.isNegative ? "-0" : "0" }
        return (-6...20).contains(text.exponent) ? text.plain : text.scientific(minimumDigits: 1)
    }

    /// Text of a literal in an expression: always plain, with a point.
    package static func literal(_ value: Double) -> String {
        guard let text = FloatText(value) else { return special(value) }
        return text.digits.isEmpty ? "0" : text.plain
    }

    private static func special(_ value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf"
    }

    private var plain: String {
        var characters: [UInt8] = isNegative ? [0x2D] : []
        if exponent < 0 {
            characters += [0x30, 0x2E] + [UInt8](repeating: 0x30, count: -exponent - 1) + digits
        } else if digits.count <= exponent + 1 {
            characters += digits + [UInt8](repeating: 0x30, count: exponent + 1 - digits.count)
        } else {
            characters += digits[...exponent] + [0x2E] + digits[(exponent + 1)...]
        }
        return String(decoding: characters, as: UTF8.self)
    }

    private func scientific(minimumDigits: Int) -> String {
        var characters: [UInt8] = isNegative ? [0x2D] : []
        characters.append(digits[0])
        if digits.count > 1 { characters += [0x2E] + digits[1...] }
        let power = String(exponent.magnitude)
        let padding = String(repeating: "0", count: max(0, minimumDigits - power.count))
        return String(decoding: characters, as: UTF8.self) + "e" + (exponent < 0 ? "-" : "+") + padding
            + power
    }
}
