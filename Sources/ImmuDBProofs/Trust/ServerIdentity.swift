/// The 12-byte identifier of a server, and its text form of 20 characters.
///
/// Text: base 32 with the alphabet `0...9a...v`, most significant bits first, no padding. The last character
/// carries one bit and four zero bits. A client compares the text and reads nothing into it.
public struct ServerIdentity: Sendable, Hashable, CustomStringConvertible {
    /// Size in bytes.
    public static let byteCount = 12
    /// Length of the text form in characters.
    public static let textCount = 20

    /// The 12 bytes.
    public let bytes: [UInt8]

    private static let alphabet = [UInt8]("0123456789abcdefghijklmnopqrstuv".utf8)

    /// - Throws: `FormatError` unless there are 12 bytes.
    public init(bytes: [UInt8]) throws(FormatError) {
        guard bytes.count == ServerIdentity.byteCount else {
            throw FormatError("a server identity has 12 bytes, not \(bytes.count)")
        }
        self.bytes = bytes
    }

    /// Reads the text form.
    /// - Throws: `FormatError` for another length, another character (upper case included) or set bits
    ///   after the last byte.
    public init(text: String) throws(FormatError) {
        let characters = [UInt8](text.utf8)
        guard characters.count == ServerIdentity.textCount else {
            throw FormatError("a server identity has 20 characters, not \(characters.count)")
        }
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bitCount = 0
        for character in characters {
            guard let value = ServerIdentity.value(of: character) else {
                throw FormatError("a server identity has no character with code \(character)")
            }
            buffer = (buffer << 5 | value) & 0xfff
            bitCount += 5
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bitCount)))
            }
        }
        guard buffer & 0xf == 0 else {
            throw FormatError("a server identity ends in a character that leaves no bits over")
        }
        try self.init(bytes: bytes)
    }

    /// The text form.
    public var text: String {
        var characters: [UInt8] = []
        var buffer: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            buffer = (buffer << 8 | UInt32(byte)) & 0xfff
            bitCount += 8
            while bitCount >= 5 {
                bitCount -= 5
                characters.append(ServerIdentity.alphabet[Int(buffer >> UInt32(bitCount) & 31)])
            }
        }
        if bitCount > 0 {
            characters.append(ServerIdentity.alphabet[Int(buffer << UInt32(5 - bitCount) & 31)])
        }
        return String(decoding: characters, as: UTF8.self)
    }

    public var description: String { text }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "v"): UInt32(character - UInt8(ascii: "a")) + 10
        default: nil
        }
    }
}
