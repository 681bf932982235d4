internal import ImmuDBRecords

/// What a condition says about the values of one column. Bounds are inclusive; they only narrow a scan, the
/// condition is evaluated anyway.
struct ColumnRange {
    var low: SQLValue?
    var high: SQLValue?
    /// Text all values begin with.
    var prefix: String?

    /// Whether there is one value only.
    var isFixed: Bool {
        guard let low, let high else { return false }
        return low == high
    }

    func intersection(_ other: ColumnRange) throws(SQLError) -> ColumnRange {
        var range = self
        if let bound = other.low {
            if let low {
                range.low = try Comparison.compare(low, bound) < 0 ? bound : low
            } else {
                range.low = bound
            }
        }
        if let bound = other.high {
            if let high {
                range.high = try Comparison.compare(high, bound) > 0 ? bound : high
            } else {
                range.high = bound
            }
        }
        range.prefix = prefix ?? other.prefix
        return range
    }

    /// Nil when nothing is known any more.
    func hull(_ other: ColumnRange) throws(SQLError) -> ColumnRange? {
        var range = ColumnRange()
        if let low, let bound = other.low { range.low = try Comparison.compare(low, bound) < 0 ? low : bound }
        if let high, let bound = other.high {
            range.high = try Comparison.compare(high, bound) > 0 ? high : bound
        }
        return range.low == nil && range.high == nil ? nil : range
    }
}
