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
        walk(index: index, last: last, terms) { term, isLeft in
            current = isLeft ? SHA256.node(term, current) : SHA256.node(current, term)
        }
        return current
    }

    /// The same hashes, to be made side by side with others.
    /// - Returns: the place of the root.
    static func add(
        _ leafHash: Digest, index: UInt64, last: UInt64, terms: [Digest], to chains: inout MerkleChains
    ) -> Int {
        let place = chains.begin(from: leafHash)
        walk(index: index, last: last, terms) { chains.join($0, isLeft: $1) }
        return place
    }

    /// Visits the siblings from the leaf up, each with the side on which it stands.
    @inline(__always)
    private static func walk(
        index: UInt64, last: UInt64, _ terms: [Digest], _ body: (_ term: Digest, _ isLeft: Bool) -> Void
    ) {
        var index = index
        var last = last
        for term in terms {
            body(term, !index.isMultiple(of: 2) || index == last)
            index >>= 1
            last >>= 1
        }
    }
}
