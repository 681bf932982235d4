import Testing

@testable import SystemCodecs

@Suite struct DeflateExpanderTests {
    private let text = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7 ^ $0) }

    private func expand(_ bytes: [UInt8], step: Int) throws -> [UInt8] {
        let expander = try DeflateExpander(.gzip)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            try expander.append(Array(bytes[start..<min(start + step, bytes.count)])) { result += $0 }
        }
        try expander.finish()
        return result
    }

    @Test(arguments: [1 << 20, 1000, 7])
    func oneStreamOrMany(_ step: Int) throws {
        let first = try Deflate.compress(text, in: .gzip, level: 6)
        let second = try Deflate.compress(Array("tail".utf8), in: .gzip, level: 1)
        #expect(try expand(first, step: step) == text)
        #expect(try expand(first + second, step: step) == text + Array("tail".utf8))
        // A thousand times as much as went in.
        let zeros = [UInt8](repeating: 0, count: 3_000_000)
        #expect(try expand(Deflate.compress(zeros, in: .gzip, level: 9), step: step) == zeros)
    }

    @Test func damage() throws {
        let stream = try Deflate.compress(Array("some text, some text".utf8), in: .gzip, level: 6)
        #expect(throws: CodecError.truncated) { try expand(Array(stream.dropLast()), step: 100) }
        #expect(throws: CodecError.malformed) { try expand(stream + [1, 2, 3], step: 100) }
        var changed = stream
        changed[stream.count - 6] ^= 1
        #expect(throws: CodecError.self) { try expand(changed, step: 100) }
        #expect(throws: CodecError.self) { try expand(Array("no gzip".utf8), step: 3) }
    }
}
