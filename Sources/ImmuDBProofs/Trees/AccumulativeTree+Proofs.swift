extension AccumulativeTree {
    /// Audit path of leaf `i` in the tree of the first `j` leaves, siblings from leaf to root.
    /// - Parameters: `1 <= i <= j`.
    /// - Throws: `FormatError` outside that range, and what the source throws.
    public static func inclusion(
        of i: UInt64, in j: UInt64, from source: some DigestSource
    ) throws -> [Digest] {
        try check(first: i, size: j)
        var terms: [Digest] = []
        var low: UInt64 = 0
        var high = j
        while high - low > 1 {
            let middle = low + split(high - low)
            if i - 1 < middle {
                terms.append(try rangeRoot(middle, high, in: source))
                high = middle
            } else {
                terms.append(try rangeRoot(low, middle, in: source))
                low = middle
            }
        }
        return terms.reversed()
    }

    /// Path of leaf `i` in the tree of size `i`, where every sibling is on the left.
    /// - Throws: as ``inclusion(of:in:from:)``.
    public static func lastInclusion(of i: UInt64, from source: some DigestSource) throws -> [Digest] {
        try inclusion(of: i, in: i, from: source)
    }

    /// Shows that the tree of size `j` extends the tree of size `i`.
    ///
    /// For `i < j` this is the RFC 6962 consistency proof, except that the starting node always comes
    /// first, also when `i` is a power of two. For `i == j` it is empty (size 1) or has two terms: the
    /// roots of the right and the left half of the topmost split.
    /// - Parameters: `1 <= i <= j`.
    /// - Throws: `FormatError` outside that range, and what the source throws.
    public static func consistency(
        from i: UInt64, to j: UInt64, in source: some DigestSource
    ) throws -> [Digest] {
        try check(first: i, size: j)
        guard i < j else {
            guard i > 1 else { return [] }
            let middle = split(i)
            return [try rangeRoot(middle, i, in: source), try rangeRoot(0, middle, in: source)]
        }
        var terms: [Digest] = []
        var low: UInt64 = 0
        var high = j
        while high != i {
            let middle = low + split(high - low)
            if i <= middle {
                terms.append(try rangeRoot(middle, high, in: source))
                high = middle
            } else {
                terms.append(try rangeRoot(low, middle, in: source))
                low = middle
            }
        }
        // What is left is the node that both trees share: the starting point.
        terms.append(try rangeRoot(low, high, in: source))
        return terms.reversed()
    }
}
