import ImmuDBProofs

/// Digests of the tree that proofs asked for lately, each in the place that its position decides: those near
/// the root are in every proof.
struct DigestCache: Sendable {
    /// Positions counted from 1; 0 for an empty place.
    private var positions: [UInt64] = []
    private var digests: [Digest] = []
    private var insertions = 0

    subscript(position: UInt64) -> Digest? {
        guard !positions.isEmpty else { return nil }
        let place = place(position)
        return positions[place] == position &+ 1 ? digests[place] : nil
    }

    mutating func insert(_ digest: Digest, at position: UInt64) {
        if insertions >= positions.count, positions.count < Limits.cachedTreeDigestsMax { grow() }
        insertions += 1
        let place = place(position)
        positions[place] = position &+ 1
        digests[place] = digest
    }

    /// Positions of nodes follow patterns of powers of two: mixed, they do not fall on each other.
    private func place(_ position: UInt64) -> Int {
        Int((position &* 0x9e37_79b9_7f4a_7c15) >> 32) & (positions.count - 1)
    }

    private mutating func grow() {
        let old = (positions, digests)
        let count = min(Limits.cachedTreeDigestsMax, max(Limits.cachedTreeDigestsMin, positions.count * 2))
        positions = [UInt64](repeating: 0, count: count)
        digests = [Digest](repeating: .zero, count: count)
        for (position, digest) in zip(old.0, old.1) where position > 0 {
            positions[place(position - 1)] = position
            digests[place(position - 1)] = digest
        }
    }
}
