import SystemCodecs
import Testing

@Suite("Compression formats") struct CompressionFormatTests {
    static let samples: [[UInt8]] = {
        var samples: [[UInt8]] = [[], [0], [255], [1, 1], Array("value-1".utf8)]
        var state: UInt64 = 88_172_645_463_325_252
        func next() -> UInt8 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        samples.append((0..<70_000).map { _ in next() })
        samples.append((0..<70_000).map { _ in next() % 3 })
        samples.append([UInt8](repeating: 7, count: 100_000))
        samples.append((0..<5000).map { UInt8(truncatingIfNeeded: $0) })
        return samples
    }()

    @Test(arguments: CompressionFormat.allCases, [-2, -1, 0, 1, 6, 9])
    func roundTrip(format: CompressionFormat, level: Int) throws {
        for sample in Self.samples {
            let stream = try format.compress(sample, level: level)
            #expect(try format.expand(stream, byteCount: sample.count) == sample)
        }
    }

    @Test(arguments: CompressionFormat.allCases)
    func theNumberOfBytesMustBeRight(format: CompressionFormat) throws {
        for sample in Self.samples.prefix(8) {
            let stream = try format.compress(sample, level: 1)
            for count in [sample.count - 1, sample.count + 1, 0, -1, 1 << 20] where count != sample.count {
                #expect(throws: CodecError.self) { try format.expand(stream, byteCount: count) }
            }
        }
    }

    @Test(arguments: CompressionFormat.allCases)
    func damagedStreams(format: CompressionFormat) throws {
        let sample = Array("the same words, the same words again and the same words".utf8)
        let stream = try format.compress(sample, level: 6)
        #expect(throws: CodecError.self) { try format.expand(stream + [0], byteCount: sample.count) }
        for length in 0..<stream.count {
            #expect(throws: CodecError.self) {
                try format.expand(Array(stream.prefix(length)), byteCount: sample.count)
            }
        }
        for index in stream.indices {
            for bit in 0..<8 {
                var flipped = stream
                flipped[index] ^= 1 << UInt8(bit)
                do throws(CodecError) {
                    #expect(try format.expand(flipped, byteCount: sample.count).count == sample.count)
                } catch {
                    #expect(!error.description.isEmpty)
                }
            }
        }
    }

    @Test func levelsOutOfRangeAreRefused() {
        for level in [-3, 10, 1000] {
            #expect(throws: CodecError.refused) { try CompressionFormat.zlib.compress([1], level: level) }
        }
    }

    @Test func numbersOfTheFormat() {
        #expect(CompressionFormat.allCases.map(\.rawValue) == [0, 1, 2, 3, 4])
    }
}
