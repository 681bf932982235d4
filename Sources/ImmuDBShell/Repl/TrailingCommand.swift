import CommandLineKit

/// A command with a backslash at the end of a statement, in place of its semicolon: `SELECT … \g FILE`.
struct TrailingCommand: Sendable, Hashable {
    let statement: [UInt8]
    /// From the backslash on.
    let command: [UInt8]

    /// Those that take the statement in front of them.
    private static let names: Set<String> = ["g", "gx", "gset", "watch", "e"]

    /// - Returns: nil when the text does not end in such a command outside of quotations and comments.
    init?(_ text: [UInt8]) {
        var index = 0
        while index < text.count {
            let next = index + 1 < text.count ? text[index + 1] : 0
            switch text[index] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                guard let end = StatementScanner.endOfQuotation(text, from: index) else { return nil }
                index = end
            case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
                index = text[index...].firstIndex(of: 0x0A) ?? text.count
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                guard let end = StatementScanner.endOfComment(text, from: index + 2) else { return nil }
                index = end
            case UInt8(ascii: "\\"):
                let rest = Array(text[index...])
                let name = rest.dropFirst().prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }
                guard Self.names.contains(String(decoding: name, as: UTF8.self)), !rest.contains(0x0A),
                    case let scanner = StatementScanner(Array(text[..<index])),
                    scanner.statements.isEmpty, scanner.opening == .statement
                else { return nil }
                statement = scanner.rest
                command = rest
                return
            default: index += 1
            }
        }
        return nil
    }
}
