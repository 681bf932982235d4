internal import ImmuDBProofs

/// Identity of a document within its collection: 1 to 32 bytes, written as hexadecimal digits.
public struct DocumentID: Sendable, Hashable, CustomStringConvertible {
    /// The bytes, 1 to ``Limits/documentIDBytesMax``.
    public let bytes: [UInt8]

    /// Why a text is no id.
    public enum Problem: Error, Sendable, Hashable {
        /// Not an even number of hexadecimal digits; the text says what is wrong.
        case notHexadecimal(String)
        /// No byte at all.
        case empty
        /// More than ``Limits/documentIDBytesMax`` bytes.
        case tooLong
    }

    /// Of 1 to ``Limits/documentIDBytesMax`` bytes; nil for any other number.
    public init?(bytes: [UInt8]) {
        guard (1...Limits.documentIDBytesMax).contains(bytes.count) else { return nil }
        self.bytes = bytes
    }

    /// Of hexadecimal digits in either case.
    /// - Throws: ``Problem``.
    public init(text: String) throws(Problem) {
        let bytes = try DocumentID.decode(text)
        guard !bytes.isEmpty else { throw .empty }
        guard let id = DocumentID(bytes: bytes) else { throw .tooLong }
        self = id
    }

    /// A fresh one: seconds since 1970 (`u32`), a transaction id (`u64`) and a counter (`u32`), big-endian.
    package init(seconds: Int64, txID: UInt64, counter: UInt32) {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: seconds))
        bytes.append(bigEndian: txID)
        bytes.append(bigEndian: counter)
        self.bytes = bytes
    }

    /// Lower-case hexadecimal digits.
    public var description: String { Hex.encode(bytes) }

    private static func decode(_ text: String) throws(Problem) -> [UInt8] {
        let digits = [UInt8](text.utf8)
        for digit in digits where !isDigit(digit) {
            // Named as the byte it is, which for ASCII is the character.
            let number = String(digit, radix: 16, uppercase: true)
            let code = String(repeating: "0", count: 4 - number.count) + number
            let name = (0x20..<0x7F).contains(digit) ? " '\(Character(UnicodeScalar(digit)))'" : ""
            throw .notHexadecimal("encoding/hex: invalid byte: U+\(code)\(name)")
        }
        guard digits.count.isMultiple(of: 2), let bytes = Hex.decode(text) else {
            throw .notHexadecimal("encoding/hex: odd length hex string")
        }
        return bytes
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
