internal import Synchronization

/// How long something took, in buckets. Recording takes no lock and allocates nothing.
final class LatencyHistogram: Sendable {
    /// Upper bounds of the buckets, in seconds. The ones from 5 ms on are those that dashboards expect of
    /// gRPC servers.
    static let bounds: [Double] = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]
    private static let nanosecondBounds = bounds.map { UInt64($0 * 1e9) }
    static let grpcBounds = Array(bounds[5...])

    private let buckets: [Bucket]
    private let nanoseconds = Atomic<UInt64>(0)

    private final class Bucket: Sendable {
        let count = Atomic<UInt64>(0)
    }

    /// A moment's content. `cumulative` has one figure per bound, and one for everything.
    struct Reading: Sendable {
        var cumulative: [UInt64]
        var sum: Double
        var count: UInt64 { cumulative.last ?? 0 }
    }

    init() {
        buckets = (0...Self.bounds.count).map { _ in Bucket() }
    }

    func record(nanoseconds elapsed: UInt64) {
        // Most calls are fast: the search from below is short.
        let index = Self.nanosecondBounds.firstIndex { elapsed <= $0 } ?? Self.nanosecondBounds.count
        buckets[index].count.wrappingAdd(1, ordering: .relaxed)
        nanoseconds.wrappingAdd(elapsed, ordering: .relaxed)
    }

    var reading: Reading {
        var total: UInt64 = 0
        let cumulative = buckets.map { bucket -> UInt64 in
            total &+= bucket.count.load(ordering: .relaxed)
            return total
        }
        return Reading(
            cumulative: cumulative, sum: Double(nanoseconds.load(ordering: .relaxed)) / 1e9)
    }
}

extension LatencyHistogram.Reading {
    /// The samples of a histogram, with every bound or with some of them.
    func samples(_ labels: [MetricFamily.Label], bounds: [Double]) -> [MetricFamily.Sample] {
        var samples: [MetricFamily.Sample] = []
        for (bound, count) in zip(LatencyHistogram.bounds, cumulative) where bounds.contains(bound) {
            samples.append(
                MetricFamily.Sample(
                    suffix: "_bucket", labels + [MetricFamily.Label("le", PrometheusText.number(bound))],
                    Double(count)))
        }
        let all = Double(count)
        samples.append(
            MetricFamily.Sample(suffix: "_bucket", labels + [MetricFamily.Label("le", "+Inf")], all))
        samples.append(MetricFamily.Sample(suffix: "_sum", labels, sum))
        samples.append(MetricFamily.Sample(suffix: "_count", labels, all))
        return samples
    }
}
