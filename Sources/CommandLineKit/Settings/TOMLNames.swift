/// Names in TOML text that would need quotes: the parser library ends the process at a letter that is not
/// ASCII outside of quotations and comments, instead of refusing it.
package enum TOMLNames {
    /// - Returns: line of the first such letter, from 1; nil when there is none.
    package static func lineOfForeignLetter(in text: String) -> Int? {
        let bytes = Array(text.utf8)
        var (index, line) = (0, 1)
        // What ends the quotation or comment one is in.
        var ending: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                // Only long quotations go over lines.
                if ending.count < 3 { ending = [] }
                index += 1
            } else if ending.isEmpty {
                if byte >= 0x80 { return line }
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
}
