import CommandLineKit
import Testing

@Suite struct ByteTextTests {
    @Test func textStaysText() {
        #expect(ByteText.text(of: Array("häß 🙂".utf8)) == "häß 🙂")
    }

    @Test func everyByteSequenceComesBack() {
        var generator = SeededGenerator(seed: 99)
        var samples: [[UInt8]] = [[], [0xff], [0xc3], Array("\u{F0080}\u{F00FF}".utf8), [0xed, 0xa0, 0x80]]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...16, using: &generator)
            samples.append((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
        }
        var texts: Set<[UInt8]> = []
        for bytes in samples {
            let text = ByteText.text(of: bytes)
            #expect(ByteText.bytes(of: text) == bytes)
            texts.insert(Array(text.utf8))
        }
        #expect(texts.count == Set(samples).count)
    }
}
