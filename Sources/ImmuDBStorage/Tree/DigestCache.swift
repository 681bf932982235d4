import ImmuDBProofs

/// Digests of the tree that proofs asked for lately, each in the place that its position decides: those near
/// the root are in every proof.
struct DigestCache: Sendable {
    /// Positions counted from 1; 0 for an empty place.
    private var positions: [UInt64] = []
    private var digests: [Digest] = []

    subscript(position: UInt64) -> Digest? {
        guard !positions.isEmpty else { return nil }
        let place = Self.place(position)
        return positions[place] == position &+ 1 ? digests[place] : nil
    }

    mutating func insert(_ digest: Digest, at position: UInt64) {
        if positions.isEmpty {
            positions = [UInt64](repeating: 0, count: Limits.cachedTreeDigests)
            digests = [Digest](repeating: .zero, count: Limits.cachedTreeDigests)
        }
        let place = Self.place(position)
        positions[place] = position &+ 1
        digests[place] = digest
    }

    /// Positions of nodes follow patterns of powers of two: mixed, they do not fall on each other.
    private static func place(_ position: UInt64) -> Int {
        Int((position &* 0x9e37_79b9_7f4a_7c15) >> 32) & (Limits.cachedTreeDigests - 1)
    }
}
