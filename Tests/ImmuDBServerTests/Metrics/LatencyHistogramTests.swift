import Testing

@testable import ImmuDBServer

@Suite struct LatencyHistogramTests {
    @Test func everyDurationIsInItsBucketAndAllAbove() {
        let histogram = LatencyHistogram()
        for nanoseconds: UInt64 in [0, 100_000, 100_001, 5_000_000, 10_000_000_000, 10_000_000_001] {
            histogram.record(nanoseconds: nanoseconds)
        }
        let reading = histogram.reading
        #expect(reading.count == 6)
        #expect(reading.cumulative == [2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 6])
        #expect(abs(reading.sum - 20.005_200_002) < 1e-9)
        let coarse = reading.samples([], bounds: LatencyHistogram.grpcBounds)
        #expect(coarse.map(\.value) == [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 6, reading.sum, 6])
        #expect(coarse[0].labels.map(\.value) == ["0.005"])
    }
}
