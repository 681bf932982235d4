/// Names in TOML text at which the parser library ends the process instead of refusing them: a letter that is
/// not ASCII outside of quotations and comments, and a table header that begins with no name.
package enum TOMLNames {
    /// - Returns: what is wrong with the first such name, with its line; nil when there is none.
    package static func problem(in text: String) -> String? {
        let bytes = Array(text.utf8)
        var (index, line) = (0, 1)
        var isAtStartOfLine = true
        // What ends the quotation or comment one is in.
        var ending: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                // Only long quotations go over lines.
                if ending.count < 3 { ending = [] }
                isAtStartOfLine = true
                index += 1
            } else if ending.isEmpty {
                if byte >= 0x80 { return "a name with other letters than A-Z needs quotes in line \(line)" }
                if byte == UInt8(ascii: "["), isAtStartOfLine, !beginsName(bytes[index...]) {
                    return "a table has no name in line \(line)"
                }
                if !isBlank(byte) { isAtStartOfLine = false }
                if byte == UInt8(ascii: "#") { ending = [0x0A] }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    let isLong = bytes[index...].prefix(3).elementsEqual([byte, byte, byte])
                    ending = Array(repeating: byte, count: isLong ? 3 : 1)
                    index += ending.count
                } else {
                    index += 1
                }
            } else if byte == UInt8(ascii: "\\"), ending.first == UInt8(ascii: "\""),
                index + 1 < bytes.count, bytes[index + 1] != 0x0A
            {
                index += 2
            } else if bytes[index...].starts(with: ending) {
                index += ending.count
                ending = []
            } else {
                index += 1
            }
        }
        return nil
    }

    /// Whether a name, a quotation or the end of the header is behind its one or two brackets.
    private static func beginsName(_ header: ArraySlice<UInt8>) -> Bool {
        var rest = header.dropFirst().drop(while: isBlank)
        if rest.first == UInt8(ascii: "[") { rest = rest.dropFirst().drop(while: isBlank) }
        guard let byte = rest.first else { return true }
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            return true
        default:
            return "-_\"']".utf8.contains(byte)
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
