import Testing

@testable import TerminalUI

@Suite struct SparklineTests {
    @Test func newestValuesAtTheRight() {
        #expect(Sparkline.text([0, 1, 2, 4], width: 6, isUnicode: true) == "  ▁▃▅█")
        #expect(Sparkline.text([0, 1, 2, 4], width: 2, isUnicode: true) == "▅█")
        #expect(Sparkline.text([0, 4], width: 2, isUnicode: false) == "_@")
        #expect(Sparkline.text([], width: 3, isUnicode: true) == "   ")
        #expect(Sparkline.text([1], width: 0, isUnicode: true) == "")
    }

    @Test func gapsAndStrangeValues() {
        #expect(Sparkline.text([nil, .nan, .infinity, 1], width: 4, isUnicode: true) == "   █")
        #expect(Sparkline.text([0, 0], width: 2, isUnicode: true) == "▁▁")
        #expect(Sparkline.text([-1, 10], width: 2, isUnicode: true, ceiling: 5) == "▁█")
    }

    @Test func bars() {
        #expect(Sparkline.bar(0.5, width: 4, isUnicode: false) == "##..")
        #expect(Sparkline.bar(7, width: 2, isUnicode: false) == "##")
        #expect(Sparkline.bar(nil, width: 2, isUnicode: false) == "  ")
    }
}

@Suite struct HistogramQuantileTests {
    private let buckets = [
        HistogramBucket(upperBound: 0.1, count: 50), HistogramBucket(upperBound: 0.5, count: 90),
        HistogramBucket(upperBound: 1, count: 100), HistogramBucket(upperBound: .infinity, count: 100),
    ]

    @Test func valuesBetweenBounds() throws {
        #expect(HistogramQuantile.value(0.5, of: buckets) == 0.1)
        #expect(HistogramQuantile.value(0.25, of: buckets) == 0.05)
        let p95 = try #require(HistogramQuantile.value(0.95, of: buckets))
        #expect((p95 - 0.75).magnitude < 1e-9)
        #expect(HistogramQuantile.value(0.9, of: buckets.reversed()) == 0.5)
    }

    @Test func whatCannotBeSaid() {
        #expect(HistogramQuantile.value(0.5, of: []) == nil)
        #expect(HistogramQuantile.value(0.5, of: Array(buckets.dropLast())) == nil)
        #expect(HistogramQuantile.value(2, of: buckets) == nil)
        let empty = [HistogramBucket(upperBound: .infinity, count: 0)]
        #expect(HistogramQuantile.value(0.5, of: empty) == nil)
        let falling = [
            HistogramBucket(upperBound: 1, count: 5), HistogramBucket(upperBound: .infinity, count: 3),
        ]
        #expect(HistogramQuantile.value(0.5, of: falling) == nil)
        // All in the open bucket: at least its lower bound.
        let open = [
            HistogramBucket(upperBound: 1, count: 0), HistogramBucket(upperBound: .infinity, count: 3),
        ]
        #expect(HistogramQuantile.value(0.5, of: open) == 1)
    }
}
