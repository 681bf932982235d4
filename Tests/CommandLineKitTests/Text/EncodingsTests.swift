import CommandLineKit
import Testing

@Suite struct EncodingsTests {
    @Test func knownValues() {
        #expect(String(decoding: Encodings.hex([0, 255, 16]), as: UTF8.self) == "00ff10")
        for (text, encoded) in [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ] {
            #expect(String(decoding: Encodings.base64(Array(text.utf8)), as: UTF8.self) == encoded)
        }
    }

    @Test func bothComeBack() {
        var generator = SeededGenerator(seed: 7)
        for count in 0..<64 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(Encodings.bytes(hex: Encodings.hex(bytes)) == bytes)
            #expect(Encodings.bytes(base64: Encodings.base64(bytes)) == bytes)
        }
    }

    @Test func refuses() {
        for wrong in ["0", "0g", "0x", " 0"] { #expect(Encodings.bytes(hex: Array(wrong.utf8)) == nil) }
        for wrong in ["Zg", "Zg=", "Zg===", "Zh==", "=Zg=", "Zg==Zg==", "Z-==", "===="] {
            #expect(Encodings.bytes(base64: Array(wrong.utf8)) == nil, "\(wrong)")
        }
    }
}
