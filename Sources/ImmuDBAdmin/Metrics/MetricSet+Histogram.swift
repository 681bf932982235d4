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
    /// The histograms of a name by the values of one label. Those without an open bucket are left out, and
    /// those of one value whose bounds differ, as they cannot be added.
    func histograms(_ name: String, by label: String) -> [String: MetricHistogram] {
        var found: [String: MetricHistogram?] = [:]
        for (labels, histogram) in histograms(name) {
            guard let key = labels[label] else { continue }
            guard let known = found[key] else {
                found[key] = .some(histogram)
                continue
            }
            found[key] = .some(known.flatMap { $0 + histogram })
        }
        return found.compactMapValues { $0 }
    }

    /// Each histogram of a name with its labels.
    private func histograms(_ name: String) -> [[String: String]: MetricHistogram] {
        var found: [[String: String]: MetricHistogram] = [:]
        for series in self[name + "_bucket"] {
            guard let bound = series.labels["le"].flatMap(Self.bound) else { continue }
            var labels = series.labels
            labels["le"] = nil
            found[labels, default: MetricHistogram(buckets: [], sum: 0, count: 0)].buckets.append(
                HistogramBucket(upperBound: bound, count: series.value))
        }
        for series in self[name + "_sum"] { found[series.labels]?.sum = series.value }
        for series in self[name + "_count"] { found[series.labels]?.count = series.value }
        return found.compactMapValues { histogram in
            var histogram = histogram
            histogram.buckets.sort { $0.upperBound < $1.upperBound }
            return histogram.buckets.last?.upperBound == .infinity ? histogram : nil
        }
    }

    private static func bound(_ text: String) -> Double? {
        if text == "+Inf" { return .infinity }
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }
}
