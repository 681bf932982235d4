/// Writes bytes so that the word scanner reads the same bytes back.
package enum WordQuoting {
    private static let bare = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+.,:;/@%=~^*?!&|<>()[]{}$`".utf8)

    /// The shortest form: bare, else in double quotes with escapes.
    package static func quoted(_ bytes: [UInt8]) -> String {
        isBare(bytes) ? String(decoding: bytes, as: UTF8.self) : "\"" + escaped(bytes) + "\""
    }

    /// Plain signs, letters and digits of all scripts.
    private static func isBare(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty else { return false }
        if bytes.allSatisfy(bare.contains) { return true }
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.value < 0x80
                ? bare.contains(UInt8(truncatingIfNeeded: scalar.value))
                : scalar.properties.isAlphabetic && isVisible(scalar)
        }
    }

    /// The bytes between double quotes.
    package static func escaped(_ bytes: [UInt8]) -> String {
        var result = ""
        var index = 0
        while index < bytes.count {
            guard let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: index) else {
                result += hexadecimal(bytes[index])
                index += 1
                continue
            }
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += hexadecimal(bytes[index])
            case _ where scalar.value >= 0x80 && !isVisible(scalar):
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
            index += length
        }
        return result
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
            .nonspacingMark, .enclosingMark, .spaceSeparator:
            false
        default: true
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        "\\x" + String(decoding: Encodings.hex([byte]), as: UTF8.self)
    }
}
