/// Hexadecimal and base64, both directions, strict.
package enum Encodings {
    private static let hexDigits = Array("0123456789abcdef".utf8)
    private static let base64Digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Lower-case hexadecimal digits, two for each byte.
    package static func hex(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            result.append(hexDigits[Int(byte >> 4)])
            result.append(hexDigits[Int(byte & 0x0F)])
        }
        return result
    }

    /// The bytes of an even number of hexadecimal digits of either case; nil for anything else.
    package static func bytes(hex digits: [UInt8]) -> [UInt8]? {
        guard digits.count.isMultiple(of: 2) else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = nibble(digits[index]), let low = nibble(digits[index + 1]) else { return nil }
            result.append(high << 4 | low)
        }
        return result
    }

    /// The value of one hexadecimal digit.
    package static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Standard base64 (RFC 4648, section 4) with padding.
    package static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for index in stride(from: 0, to: bytes.count, by: 3) {
            let first = bytes[index]
            let second = index + 1 < bytes.count ? bytes[index + 1] : 0
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            result.append(base64Digits[Int(first >> 2)])
            result.append(base64Digits[Int((first & 0x03) << 4 | second >> 4)])
            result.append(
                index + 1 < bytes.count
                    ? base64Digits[Int((second & 0x0F) << 2 | third >> 6)] : UInt8(ascii: "="))
            result.append(index + 2 < bytes.count ? base64Digits[Int(third & 0x3F)] : UInt8(ascii: "="))
        }
        return result
    }

    /// The bytes of standard base64 with padding; nil for anything else, also for bits that no encoder sets.
    package static func bytes(base64 digits: [UInt8]) -> [UInt8]? {
        guard digits.count.isMultiple(of: 4) else { return nil }
        var result: [UInt8] = []
        var padding = 0
        for index in stride(from: 0, to: digits.count, by: 4) {
            var group: UInt32 = 0
            for digit in digits[index..<index + 4] {
                if digit == UInt8(ascii: "=") {
                    padding += 1
                    group <<= 6
                } else {
                    guard padding == 0, let value = base64Value(digit) else { return nil }
                    group = group << 6 | UInt32(value)
                }
            }
            guard padding <= 2, padding == 0 || index + 4 == digits.count else { return nil }
            let bytes = [
                UInt8(truncatingIfNeeded: group >> 16), UInt8(truncatingIfNeeded: group >> 8),
                UInt8(truncatingIfNeeded: group),
            ]
            guard bytes[(3 - padding)...].allSatisfy({ $0 == 0 }) else { return nil }
            result += bytes[..<(3 - padding)]
        }
        return result
    }

    private static func base64Value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
