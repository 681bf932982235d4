import SystemCodecs
import Testing

@Suite("LZW") struct LZWTests {
    /// Packs 9-bit codes, most significant bit first.
    private func packed(_ codes: [UInt16]) -> [UInt8] {
        var bits = codes.flatMap { code in (0..<9).map { code >> UInt16(8 - $0) & 1 } }
        while bits.count % 8 != 0 { bits.append(0) }
        return stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | UInt8($1) }
        }
    }

    @Test func knownStream() throws {
        // "ababab": literals a, b, then 258 = "ab", then 258 again.
        let stream = packed([256, 97, 98, 258, 258, 257])
        #expect(LZW.compress(Array("ababab".utf8)) == stream)
        #expect(try LZW.expand(stream, byteCount: 6) == Array("ababab".utf8))
    }

    @Test func codeThatIsBeingAssigned() throws {
        // "aaaa": a, then 258 = "aa" used in the moment it is assigned.
        let stream = packed([256, 97, 258, 97, 257])
        #expect(LZW.compress(Array("aaaa".utf8)) == stream)
        #expect(try LZW.expand(stream, byteCount: 4) == Array("aaaa".utf8))
    }

    @Test func nothing() throws {
        #expect(LZW.compress([]) == packed([256, 257]))
        #expect(try LZW.expand(packed([257]), byteCount: 0) == [])
    }

    @Test func codesNeverAssigned() {
        let streams: [[UInt16]] = [
            [256, 258, 257], [256, 97, 259, 257], [258, 257], [256, 97, 98, 256, 258, 257],
        ]
        for codes in streams {
            #expect(throws: CodecError.malformed) { try LZW.expand(packed(codes), byteCount: 3) }
        }
    }

    @Test func noStreamExpandsBeyondWhatIsAllowed() {
        let stream = LZW.compress([UInt8](repeating: 0, count: 1 << 20))
        #expect(throws: CodecError.wrongLength(expected: 10)) { try LZW.expand(stream, byteCount: 10) }
    }

    @Test func everyLengthAroundTheWidthsAndTheClear() throws {
        // Pairs that do not repeat assign one code per byte: widths grow at 512, 1024, 2048, the table ends
        // at 4095.
        var state: UInt32 = 1
        let bytes = (0..<9000).map { _ -> UInt8 in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        for around in [254, 766, 1790, 3837, 7675] {
            for length in around - 6...around + 6 {
                let sample = Array(bytes.prefix(length))
                #expect(try LZW.expand(LZW.compress(sample), byteCount: length) == sample, "\(length)")
            }
        }
    }
}
