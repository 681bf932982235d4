/// The hashes from a node to a root: each joins the one before it with a sibling.
///
/// The hashes of one chain have to follow each other; those of different chains need not wait for each other,
/// and are made side by side.
struct MerkleChain {
    private let start: Digest
    private(set) var siblings: [Digest] = []
    /// One bit for each sibling, from the lowest: whether it stands on the left.
    private var areLeft: UInt64 = 0

    init(from start: Digest, siblingsExpected count: Int = 0) {
        self.start = start
        siblings.reserveCapacity(count)
    }

    /// Adds the next sibling; a chain has at most 64, one for each bit of a tree's size.
    mutating func join(_ sibling: Digest, isLeft: Bool) {
        if isLeft { areLeft |= 1 << UInt64(siblings.count) }
        siblings.append(sibling)
    }

    /// The roots that chains lead to.
    static func roots(_ chains: [MerkleChain]) -> [Digest] {
        var current = chains.map(\.start)
        guard let steps = chains.map(\.siblings.count).max() else { return [] }
        withUnsafeTemporaryAllocation(of: Digest.self, capacity: 2 * chains.count) { pairs in
            pairs.initialize(repeating: .zero)
            for step in 0..<steps {
                var count = 0
                for (index, chain) in chains.enumerated() where step < chain.siblings.count {
                    let isLeft = chain.areLeft >> UInt64(step) & 1 == 1
                    pairs[2 * count] = isLeft ? chain.siblings[step] : current[index]
                    pairs[2 * count + 1] = isLeft ? current[index] : chain.siblings[step]
                    count += 1
                }
                SHA256.nodes(pairs, count: count)
                var next = 0
                for index in chains.indices where step < chains[index].siblings.count {
                    current[index] = pairs[next]
                    next += 1
                }
            }
        }
        return current
    }
}
