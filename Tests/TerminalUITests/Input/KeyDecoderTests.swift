import Testing

@testable import TerminalUI

/// Bytes from an array; nil is a silence.
private struct ArraySource: ByteSource {
    var bytes: [UInt8?]

    init(_ text: String) {
        bytes = text.utf8.map { $0 }
    }

    init(_ bytes: [UInt8?]) {
        self.bytes = bytes
    }

    mutating func next(milliseconds: Int32?) throws(TerminalError) -> ByteEvent {
        while let first = bytes.first {
            bytes.removeFirst()
            if let first { return .byte(first) }
            if milliseconds != nil { return .timeout }
        }
        return .end
    }
}

@Suite struct KeyDecoderTests {
    private func decode(_ source: ArraySource) throws -> [KeyInput] {
        var source = source
        var decoder = KeyDecoder()
        var keys: [KeyInput] = []
        while true {
            let key = try decoder.next(from: &source)
            if key == .end { return keys }
            keys.append(key)
        }
    }

    @Test func textIsUnicode() throws {
        #expect(try decode(ArraySource("aé世🎉")) == [0x61, 0xe9, 0x4e16, 0x1f389].map { .scalar($0) })
    }

    @Test(arguments: [
        ("\u{1b}[A", KeyAction.up), ("\u{1b}OB", .down), ("\u{1b}[3~", .delete), ("\u{1b}[H", .lineStart),
        ("\u{1b}[4~", .lineEnd), ("\u{1b}[1;5C", .wordRight), ("\u{1b}\r", .newline), ("\u{1b}[200~", .paste),
    ])
    func sequencesAreActions(text: String, action: KeyAction) throws {
        #expect(try decode(ArraySource(text)) == [.action(action)])
    }

    @Test func unknownSequencesVanishWhole() throws {
        #expect(
            try decode(ArraySource("a\u{1b}[99;99~b\u{1b}[?1;2cc")) == [0x61, 0x62, 0x63].map { .scalar($0) })
    }

    @Test func theEscapeKeyIsToldFromASequenceBySilence() throws {
        #expect(try decode(ArraySource([0x1b, nil, 0x5b, 0x41])) == [0x1b, 0x5b, 0x41].map { .scalar($0) })
        #expect(try decode(ArraySource("\u{1b}b")) == [0x1b, 0x62].map { .scalar($0) })
        #expect(try decode(ArraySource([0x1b, 0x5b, nil, 0x78])) == [0x1b, 0x5b, 0x78].map { .scalar($0) })
    }

    @Test func invalidBytesAreReplaced() throws {
        #expect(
            try decode(ArraySource([0xff, 0xc3, 0x61, 0xe4]))
                == [0xfffd, 0xfffd, 0x61, 0xfffd].map { .scalar($0) })
    }

    private func paste(_ source: ArraySource) throws -> (text: [UInt32], rest: ArraySource) {
        var source = source
        var decoder = KeyDecoder()
        return (try decoder.paste(from: &source), source)
    }

    @Test func pastesEndAtTheirMark() throws {
        let (text, rest) = try paste(ArraySource("a\r\nb\rc\nd\te\u{1b}[31m\u{7}\u{9b}é\u{1b}[201~next"))
        #expect(
            String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init))) == "a\nb\nc\nd\te[31mé")
        #expect(rest.bytes.count == 4)
    }

    @Test func pastesWithoutAnEndStopAtSilence() throws {
        #expect(try paste(ArraySource([0x61, nil, 0x62])).text == [0x61])
    }

    @Test func hugePastesAreCutAndStillFindTheirEnd() throws {
        let bytes = [UInt8](repeating: 0x61, count: Limits.pasteBytesMax + 5000) + Array("\u{1b}[201~z".utf8)
        // Reversed so that taking a byte is cheap.
        var source = ReversedSource(bytes: bytes.reversed())
        var decoder = KeyDecoder()
        #expect(try decoder.paste(from: &source).count == Limits.pasteBytesMax)
        #expect(source.bytes == [0x7a])
    }

    @Test func randomBytesAlwaysTerminate() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let bytes: [UInt8?] = (0..<60).map { _ in
                Bool.random(using: &generator) ? 0x1b : UInt8.random(in: .min ... .max, using: &generator)
            }
            #expect(try decode(ArraySource(bytes)).count <= 60 * 2, "seed \(seed)")
        }
    }
}

private struct ReversedSource: ByteSource {
    var bytes: [UInt8]

    mutating func next(milliseconds: Int32?) throws(TerminalError) -> ByteEvent {
        bytes.popLast().map { .byte($0) } ?? .end
    }
}
