/// A bucket of a cumulative histogram: how many observations were at most this large.
package struct HistogramBucket: Sendable, Hashable {
    /// Largest value that counts; infinity in the last bucket.
    package var upperBound: Double
    /// Observations up to it, those of the buckets before included.
    package var count: Double

    package init(upperBound: Double, count: Double) {
        self.upperBound = upperBound
        self.count = count
    }
}

/// Quantiles of values that are only known by bucket.
package enum HistogramQuantile {
    /// The value below which a part of the observations lies, assuming that they are spread evenly inside
    /// a bucket. In the last, open bucket the answer is its lower bound: more is not known.
    /// - Parameters:
    ///   - part: 0 to 1.
    ///   - buckets: cumulative, in any order; the bounds must differ.
    /// - Returns: nil without observations, without an open bucket, or for counts that fall.
    package static func value(_ part: Double, of buckets: [HistogramBucket]) -> Double? {
        guard (0...1).contains(part) else { return nil }
        let sorted = buckets.sorted { $0.upperBound < $1.upperBound }
        guard let last = sorted.last, last.upperBound == .infinity, last.count.isFinite, last.count > 0 else {
            return nil
        }
        // Counts of a histogram include those of the buckets below.
        guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.count <= $1.count }) else { return nil }
        var (lower, before) = (0.0, 0.0)
        let rank = part * last.count
        for bucket in sorted {
            guard bucket.count.isFinite, bucket.count >= before, !bucket.upperBound.isNaN else { return nil }
            if bucket.count >= rank, bucket.count > before || rank == 0 {
                guard bucket.upperBound.isFinite else { return lower }
                // Bounds below zero start where they end: how far they reach down is unknown.
                let start = min(lower, bucket.upperBound)
                guard bucket.count > before else { return start }
                return start + (bucket.upperBound - start) * (rank - before) / (bucket.count - before)
            }
            (lower, before) = (bucket.upperBound, bucket.count)
        }
        return lower
    }
}
