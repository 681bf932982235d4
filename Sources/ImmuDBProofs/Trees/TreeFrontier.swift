/// The right border of an accumulative tree: enough to append leaves and to know the root, in O(log n)
/// memory, without reading anything back.
public struct TreeFrontier: Sendable, Hashable {
    /// Number of leaves.
    public private(set) var size: UInt64 = 0
    /// Roots of the full subtrees that make up the tree, largest first: one per set bit of `size`.
    private var peaks: [Digest] = []

    /// The empty tree.
    public init() {}

    /// The border of the tree of the first `size` leaves of a digest log.
    /// - Throws: `FormatError` for a size over `Limits.treeLeavesMax`, and what the source throws.
    public init(size: UInt64, from source: some DigestSource) throws {
        guard size > 0 else { return }
        try AccumulativeTree.check(first: 1, size: size)
        self.size = size
        var low: UInt64 = 0
        while low < size {
            let rest = size - low
            let peak: UInt64 = 1 << UInt64(UInt64.bitWidth - 1 - rest.leadingZeroBitCount)
            peaks.append(try AccumulativeTree.rangeRoot(low, low + peak, in: source))
            low += peak
        }
    }

    /// Root of the tree; nil for the empty one, which has none.
    public var root: Digest? {
        guard var current = peaks.last else { return nil }
        for peak in peaks.dropLast().reversed() { current = SHA256.node(peak, current) }
        return current
    }

    /// Adds a leaf. One hash, and one join on average.
    /// - Parameter payload: the Alh of transaction `size + 1`.
    public mutating func append(_ payload: Digest) {
        var current = SHA256.leaf(payload)
        for _ in 0..<(~size).trailingZeroBitCount {
            current = SHA256.node(peaks.removeLast(), current)
        }
        peaks.append(current)
        size += 1
    }

    /// Adds a leaf and appends to `log` the digests that the digest log gets for it.
    /// - Parameter payload: the Alh of transaction `size + 1`.
    /// - Returns: the new root, which is also the last digest emitted.
    @discardableResult
    public mutating func append(_ payload: Digest, emitting log: inout [Digest]) -> Digest {
        var current = SHA256.leaf(payload)
        log.append(current)
        for _ in 0..<(~size).trailingZeroBitCount {
            current = SHA256.node(peaks.removeLast(), current)
            log.append(current)
        }
        peaks.append(current)
        size += 1
        for index in peaks.indices.dropLast().reversed() {
            current = SHA256.node(peaks[index], current)
            log.append(current)
        }
        return current
    }
}
