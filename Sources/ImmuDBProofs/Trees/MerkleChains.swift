internal import CImmuDBShims

/// Hashes from nodes to roots: each joins the one before it with a sibling.
///
/// The hashes of one chain have to follow each other; those of different chains need not wait for each other,
/// and are made side by side.
struct MerkleChains {
    private var digests: [Digest] = []
    /// Of all chains, one behind another.
    private var siblings: [Digest] = []
    /// Number of siblings of each chain.
    private var lengths: [Int] = []
    /// For each chain one bit for each sibling, from the lowest: whether it stands on the left.
    private var areLeft: [UInt64] = []

    /// - Parameter siblings: how many to expect, of all chains together. It may come from outside: memory is
    ///   taken for what four chains can have at most.
    init(siblings count: Int) { siblings.reserveCapacity(min(count, 4 * UInt64.bitWidth)) }

    /// Begins a chain.
    /// - Returns: its place among the roots.
    mutating func begin(from start: Digest) -> Int {
        digests.append(start)
        lengths.append(0)
        areLeft.append(0)
        return digests.count - 1
    }

    /// Adds a sibling to the chain begun last. A chain has at most 64, one for each bit of a tree's size; who
    /// takes siblings from a proof has compared their number with the sizes.
    mutating func join(_ sibling: Digest, isLeft: Bool) {
        guard let last = lengths.indices.last else { return }
        if isLeft { areLeft[last] |= 1 << UInt64(lengths[last]) }
        lengths[last] += 1
        siblings.append(sibling)
    }

    /// Where the chains lead.
    consuming func roots() -> [Digest] {
        digests.withUnsafeMutableBytes { digests in
            siblings.withUnsafeBytes { siblings in
                immu_sha256_chains(
                    digests.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    siblings.baseAddress?.assumingMemoryBound(to: UInt8.self), lengths, areLeft,
                    lengths.count)
            }
        }
        return digests
    }
}
