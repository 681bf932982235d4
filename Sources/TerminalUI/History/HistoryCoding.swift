/// One history entry per line of the file: backslash is written `\\`, line feed `\n`, carriage return `\r`,
/// NUL `\0`.
package enum HistoryCoding {
    package static func encode(_ entry: String) -> [UInt8] {
        var line: [UInt8] = []
        for byte in entry.utf8 {
            switch byte {
            case 0x5c: line += Array(#"\\"#.utf8)
            case 0x0a: line += Array(#"\n"#.utf8)
            case 0x0d: line += Array(#"\r"#.utf8)
            case 0x00: line += Array(#"\0"#.utf8)
            default: line.append(byte)
            }
        }
        return line + [0x0a]
    }

    /// `line` without its line feed. An unknown escape stands for itself.
    package static func decode(_ line: some Sequence<UInt8>) -> String {
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in line {
            guard isEscaped else {
                if byte == 0x5c { isEscaped = true } else { bytes.append(byte) }
                continue
            }
            isEscaped = false
            switch byte {
            case UInt8(ascii: "n"): bytes.append(0x0a)
            case UInt8(ascii: "r"): bytes.append(0x0d)
            case UInt8(ascii: "0"): bytes.append(0x00)
            case 0x5c: bytes.append(0x5c)
            default: bytes += [0x5c, byte]
            }
        }
        return String(decoding: isEscaped ? bytes + [0x5c] : bytes, as: UTF8.self)
    }
}
