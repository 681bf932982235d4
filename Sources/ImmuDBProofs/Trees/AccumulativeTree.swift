/// Arithmetic of the database-wide, append-only Merkle tree.
///
/// Leaves are numbered from 1; the payload of leaf `n` is the Alh of transaction `n`, its hash
/// `SHA-256(0x00 || payload)`. The root of the first `n` leaves is the RFC 6962 tree hash of their hashes.
/// Appending leaf `n` emits `1 + popcount(n - 1)` digests, which are stored one after the other: the leaf
/// hash, then, for every set bit of `n - 1` from the lowest, the node that joins the full subtree of that
/// size ending to the left with what was built so far. The last one emitted is the root of size `n`.
/// Consequence: the root of every subtree that a proof needs is in the log, at a position that follows
/// from numbers alone, so each proof term costs one read.
public enum AccumulativeTree {
    /// Number of digests emitted for leaves 1 to `n`, in O(log n).
    /// - Returns: the exact count; `UInt64.max` when it exceeds 64 bits, which no real log reaches.
    public static func count(_ n: UInt64) -> UInt64 {
        guard n <= Limits.treeLeavesMax else { return .max }
        // One for each leaf, and one for each bit set in a number below n. These numbers fall into blocks,
        // one for each bit of n: the bits above are fixed there, those below run through all values.
        var total = n
        var rest = n
        var above: UInt64 = 0
        while rest != 0 {
            let place = UInt64(UInt64.bitWidth - 1 - rest.leadingZeroBitCount)
            let block: UInt64 = 1 << place
            total += above << place + place * (block >> 1)
            above += 1
            rest ^= block
        }
        return total
    }

    /// Root of the first `size` leaves.
    /// - Throws: `FormatError` for size 0 (it has no root) or a size over `Limits.treeLeavesMax`, and what
    ///   the source throws.
    public static func root(size: UInt64, in source: some DigestSource) throws -> Digest {
        try check(first: 1, size: size)
        return try rangeRoot(0, size, in: source)
    }

    /// Digests to append to the log for leaf `size + 1`. The last one is the new root.
    /// - Parameters:
    ///   - payload: the Alh of transaction `size + 1`.
    ///   - size: number of leaves already in the log.
    /// - Throws: `FormatError` when the tree would exceed `Limits.treeLeavesMax`, and what the source
    ///   throws.
    public static func append(
        _ payload: Digest, size: UInt64, in source: some DigestSource
    ) throws -> [Digest] {
        guard size < Limits.treeLeavesMax else {
            throw FormatError(
                "the tree has \(size) leaves, no more than \(Limits.treeLeavesMax) are supported")
        }
        var current = SHA256.leaf(payload)
        var emitted = [current]
        emitted.reserveCapacity(1 + size.nonzeroBitCount)
        var end = size
        while end > 0 {
            let bit = end & (~end + 1)
            current = SHA256.node(try rangeRoot(end - bit, end, in: source), current)
            emitted.append(current)
            end -= bit
        }
        return emitted
    }

    /// Root of the leaves with indexes `low ..< high` (from 0), which must be a node of the tree of size
    /// `high`: `low` a multiple of the smallest power of two that is not below `high - low`.
    static func rangeRoot(_ low: UInt64, _ high: UInt64, in source: some DigestSource) throws -> Digest {
        let last = high - 1
        // Every set bit of the last index inside the range stands for one join emitted before this node.
        let joins = (last - low).nonzeroBitCount
        return try source.digest(at: count(last) + UInt64(joins))
    }

    static func check(first: UInt64, size: UInt64) throws(FormatError) {
        guard first >= 1, first <= size else {
            throw FormatError("a tree of \(size) leaves has no leaf or root \(first)")
        }
        guard size <= Limits.treeLeavesMax else {
            throw FormatError("tree size \(size) is over the limit of \(Limits.treeLeavesMax) leaves")
        }
    }

    /// The largest power of two below `n`; requires `n > 1`.
    static func split(_ n: UInt64) -> UInt64 {
        1 << UInt64(UInt64.bitWidth - 1 - (n - 1).leadingZeroBitCount)
    }
}
