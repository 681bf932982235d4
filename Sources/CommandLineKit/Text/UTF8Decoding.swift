/// Strict UTF-8, one scalar at a time.
package enum UTF8Decoding {
    /// The scalar that starts at a position, and its length in bytes; nil if no valid scalar starts there.
    package static func scalar(in bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        guard bytes.indices.contains(index) else { return nil }
        let first = bytes[index]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let (length, smallest): (Int, UInt32)
        var value: UInt32
        switch first {
        case 0xC2...0xDF: (length, smallest, value) = (2, 0x80, UInt32(first & 0x1F))
        case 0xE0...0xEF: (length, smallest, value) = (3, 0x800, UInt32(first & 0x0F))
        case 0xF0...0xF4: (length, smallest, value) = (4, 0x10000, UInt32(first & 0x07))
        default: return nil
        }
        guard bytes.count - index >= length else { return nil }
        for offset in 1..<length {
            let byte = bytes[index + offset]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }

    /// The text if every byte belongs to a valid scalar, else nil.
    package static func text(of bytes: [UInt8]) -> String? {
        String(validating: bytes, as: UTF8.self)
    }
}
