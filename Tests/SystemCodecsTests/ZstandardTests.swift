import Testing

@testable import SystemCodecs

/// Where the library is not installed there is nothing to test but that it says so.
@Suite struct ZstandardTests {
    private let text = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7 ^ $0) }

    private func compress(_ bytes: [UInt8], step: Int) throws -> [UInt8] {
        let compressor = try Zstandard.Compressor()
        var made: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            made += try compressor.compress(Array(bytes[start..<min(start + step, bytes.count)]))
        }
        return made + (try compressor.compress([], ends: true))
    }

    private func expand(_ frame: [UInt8], step: Int, count: Int = 10_000) throws -> ([UInt8], Bool) {
        let expander = try Zstandard.Expander()
        var made: [UInt8] = []
        for start in stride(from: 0, to: frame.count, by: step) {
            expander.take(Array(frame[start..<min(start + step, frame.count)]))
            while true {
                let bytes = try expander.expand(atMost: count)
                if bytes.isEmpty { break }
                #expect(bytes.count <= count)
                made += bytes
            }
        }
        return (made, expander.isComplete)
    }

    @Test(.enabled(if: Zstandard.isThere), arguments: [1, 1000, 1 << 20])
    func piecesComeBack(step: Int) throws {
        let bytes = Array(text.prefix(step == 1 ? 3_000 : text.count))
        let frame = try compress(bytes, step: step)
        #expect(frame.starts(with: Zstandard.mark))
        #expect(try expand(frame, step: step) == (bytes, true))
        #expect(try expand(compress([], step: 1), step: 1) == ([], true))
        // A thousand times as much as went in.
        let zeros = [UInt8](repeating: 0, count: 3_000_000)
        let small = try compress(zeros, step: 1 << 16)
        #expect(small.count < 3_000)
        #expect(try expand(small, step: step, count: 100_000) == (zeros, true))
    }

    @Test(.enabled(if: Zstandard.isThere)) func damage() throws {
        let frame = try compress(Array(text.prefix(5_000)), step: 1 << 20)
        for index in frame.indices {
            var damaged = frame
            damaged[index] ^= 1 << (index % 8)
            do {
                let (bytes, isComplete) = try expand(damaged, step: 1 << 20)
                #expect(!isComplete || bytes == Array(text.prefix(5_000)), "byte \(index)")
            } catch {
                #expect(error as? CodecError == .malformed)
            }
        }
        #expect(try !expand(Array(frame.dropLast()), step: 100).1)
    }

    @Test(.enabled(if: !Zstandard.isThere)) func withoutTheLibrary() {
        #expect(throws: CodecError.refused) { _ = try Zstandard.Compressor() }
        #expect(throws: CodecError.refused) { _ = try Zstandard.Expander() }
    }

    @Test func levelsAreBounded() {
        #expect(throws: CodecError.refused) { _ = try Zstandard.Compressor(level: 0) }
        #expect(throws: CodecError.refused) { _ = try Zstandard.Compressor(level: 23) }
    }
}
