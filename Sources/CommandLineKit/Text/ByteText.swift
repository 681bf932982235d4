/// Carries arbitrary bytes through `String`-based argument parsing without loss.
///
/// Bytes that are not valid UTF-8 travel as the private-use scalars U+F0080...U+F00FF, one for each byte.
/// Text that already holds such a scalar has its UTF-8 bytes carried one by one, so that every byte
/// sequence has exactly one text and comes back unchanged.
package enum ByteText {
    private static let carrierBase: UInt32 = 0xF0000
    private static let carriers: ClosedRange<UInt32> = 0xF0080...0xF00FF

    /// The text that stands for the bytes.
    package static func text(of bytes: [UInt8]) -> String {
        var result = String.UnicodeScalarView()
        var index = 0
        while index < bytes.count {
            if let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: index),
                !carriers.contains(scalar.value)
            {
                result.append(scalar)
                index += length
            } else {
                appendCarrier(of: bytes[index], to: &result)
                index += 1
            }
        }
        return String(result)
    }

    /// The bytes that a text stands for.
    package static func bytes(of text: String) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in text.unicodeScalars {
            if carriers.contains(scalar.value) {
                result.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                result += Array(String(scalar).utf8)
            }
        }
        return result
    }

    /// ASCII bytes need no carrier: only bytes from 0x80 on can be invalid.
    private static func appendCarrier(of byte: UInt8, to view: inout String.UnicodeScalarView) {
        if let scalar = Unicode.Scalar(carrierBase + UInt32(byte)) { view.append(scalar) }
    }
}
