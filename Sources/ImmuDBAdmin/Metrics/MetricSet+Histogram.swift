import TerminalUI

/// A histogram of Prometheus: cumulative buckets, their sum and their count.
struct MetricHistogram: Sendable, Hashable {
    var buckets: [HistogramBucket]
    var sum: Double
    var count: Double

    /// The part below which so much of the observations lies; nil when nothing was observed.
    func quantile(_ part: Double) -> Double? { HistogramQuantile.value(part, of: buckets) }

    var average: Double? { count > 0 ? sum / count : nil }

    /// What was observed since an earlier moment; nil when the server was started again in between.
    func since(_ earlier: MetricHistogram?) -> MetricHistogram? {
        guard let earlier else { return nil }
        guard count >= earlier.count, sum >= earlier.sum, buckets.count == earlier.buckets.count else {
            return nil
        }
        var difference = self
        difference.sum -= earlier.sum
        difference.count -= earlier.count
        for (index, bucket) in earlier.buckets.enumerated() {
            guard buckets[index].upperBound == bucket.upperBound, buckets[index].count >= bucket.count else {
                return nil
            }
            difference.buckets[index].count -= bucket.count
        }
        return difference
    }

    /// Both together; their bounds must be the same.
    static func + (left: MetricHistogram, right: MetricHistogram) -> MetricHistogram? {
        guard left.buckets.map(\.upperBound) == right.buckets.map(\.upperBound) else { return nil }
        var result = left
        result.sum += right.sum
        result.count += right.count
        for index in right.buckets.indices { result.buckets[index].count += right.buckets[index].count }
        return result
    }
}

extension MetricSet {
    /// The histograms of a name by the values of one label; those without an open bucket are left out.
    func histograms(_ name: String, by label: String) -> [String: MetricHistogram] {
        var found: [String: MetricHistogram] = [:]
        for series in self[name + "_bucket"] {
            guard let key = series.labels[label], let bound = series.labels["le"].flatMap(Self.bound) else {
                continue
            }
            found[key, default: MetricHistogram(buckets: [], sum: 0, count: 0)].buckets.append(
                HistogramBucket(upperBound: bound, count: series.value))
        }
        for series in self[name + "_sum"] {
            if let key = series.labels[label] { found[key]?.sum = series.value }
        }
        for series in self[name + "_count"] {
            if let key = series.labels[label] { found[key]?.count = series.value }
        }
        return found.compactMapValues { histogram in
            var histogram = histogram
            histogram.buckets.sort { $0.upperBound < $1.upperBound }
            guard histogram.buckets.last?.upperBound == .infinity else { return nil }
            return histogram
        }
    }

    private static func bound(_ text: String) -> Double? {
        if text == "+Inf" { return .infinity }
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }
}
