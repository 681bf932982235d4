import ImmuDBRecords

/// The members of a JSON object with their values as they stand in the text, digits and all.
struct JSONMembers {
    private(set) var members: [(name: String, value: [UInt8])] = []

    /// The value of a name, the last one when there are several.
    subscript(_ name: String) -> [UInt8]? { members.last { $0.name == name }?.value }

    /// The text that is the value of a name; nil for any other value.
    func text(_ name: String) -> String? {
        self[name].flatMap(Self.text)
    }

    /// - Parameter text: one line.
    /// - Throws: `TableError` without a line.
    init(_ text: [UInt8]) throws(TableError) {
        var scanner = Scanner(text: text)
        scanner.skipBlanks()
        guard scanner.take(UInt8(ascii: "{")) else { throw TableError("the line is no JSON object") }
        scanner.skipBlanks()
        if !scanner.take(UInt8(ascii: "}")) {
            while true {
                scanner.skipBlanks()
                let name = try Self.string(try scanner.value())
                scanner.skipBlanks()
                guard scanner.take(UInt8(ascii: ":")) else { throw TableError("a member without a colon") }
                scanner.skipBlanks()
                members.append((name, try scanner.value()))
                scanner.skipBlanks()
                if scanner.take(UInt8(ascii: ",")) { continue }
                guard scanner.take(UInt8(ascii: "}")) else { throw TableError("the object does not end") }
                break
            }
        }
        scanner.skipBlanks()
        guard scanner.isAtEnd else { throw TableError("something follows the object") }
    }

    private static func string(_ value: [UInt8]) throws(TableError) -> String {
        guard let name = text(of: value) else { throw TableError("a member without a name") }
        return name
    }

    private static func text(of value: [UInt8]) -> String? {
        do throws(SQLRecordError) {
            guard case .string(let text) = try JSONValue(parsing: String(decoding: value, as: UTF8.self))
            else { return nil }
            return text
        } catch {
            return nil
        }
    }

    /// Finds where values end; what is in them is checked by whoever reads them.
    private struct Scanner {
        let text: [UInt8]
        var position = 0

        var isAtEnd: Bool { position == text.count }

        mutating func skipBlanks() {
            while position < text.count, [0x20, 0x09, 0x0D, 0x0A].contains(text[position]) { position += 1 }
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard position < text.count, text[position] == byte else { return false }
            position += 1
            return true
        }

        mutating func value() throws(TableError) -> [UInt8] {
            let start = position
            var depth = 0
            scan: while position < text.count {
                switch text[position] {
                case UInt8(ascii: "\""): try skipString()
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    depth += 1
                    position += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"):
                    if depth == 0 { break scan }
                    if text[position] != UInt8(ascii: ","), text[position] != UInt8(ascii: ":") { depth -= 1 }
                    position += 1
                default: position += 1
                }
            }
            var end = position
            while end > start, [0x20, 0x09, 0x0D, 0x0A].contains(text[end - 1]) { end -= 1 }
            guard end > start else { throw TableError("a value is missing") }
            return Array(text[start..<end])
        }

        private mutating func skipString() throws(TableError) {
            position += 1
            while position < text.count {
                switch text[position] {
                case UInt8(ascii: "\\"): position += 2
                case UInt8(ascii: "\""):
                    position += 1
                    return
                default: position += 1
                }
            }
            throw TableError("a text that does not end")
        }
    }
}
