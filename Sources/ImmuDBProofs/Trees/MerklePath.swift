/// Shape of an audit path: the arithmetic that both trees share.
///
/// A tree over `last + 1` leaves is split at the largest power of two below its size, so the path of a
/// leaf is fixed by the two numbers alone: how many siblings it has and on which side each one is.
enum MerklePath {
    /// Number of siblings on the way from leaf `index` (from 0) to the root of a tree whose last leaf is
    /// `last`. Requires `index <= last`.
    @inline(__always)
    static func length(index: UInt64, last: UInt64) -> Int {
        let inner = UInt64.bitWidth - (index ^ last).leadingZeroBitCount
        // Above the fork with the right border every sibling is on the left: one per set bit. The smart
        // shift yields 0 for a distance of 64.
        return inner + (index >> inner).nonzeroBitCount
    }

    /// Hashes from the leaf to the root. The number of terms must be `length(index:last:)`.
    static func fold(_ leafHash: Digest, index: UInt64, last: UInt64, terms: [Digest]) -> Digest {
        var current = leafHash
        var index = index
        var last = last
        for term in terms {
            if index.isMultiple(of: 2), index != last {
                current = SHA256.node(current, term)
            } else {
                current = SHA256.node(term, current)
            }
            index >>= 1
            last >>= 1
        }
        return current
    }
}
