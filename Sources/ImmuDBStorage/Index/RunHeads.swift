/// The second tree of a run: its keys, each with the number of its versions and the newest of them, for
/// those who want no more. A leaf of the first tree on which hardly any key has an older version, and the
/// last key ends, is in both.
struct RunHeads: Sendable {
    private var tree = RunPageTree()
    /// A leaf of the first tree that would do, if the key it ends with has no more versions.
    private var candidate: RunPageTree.Child?
    /// Whether the leaf of heads has those of the leaf of the first tree that is being filled, and no other.
    private var isAligned = true
    /// Whether the two trees differ.
    private var hasLeaves = false

    /// Notes that a leaf of the first tree is full.
    mutating func leafWritten(_ leaf: RunPageTree.Child, groups: Int, versions: Int) {
        candidate = versions <= groups * Limits.indexSharedLeafVersions ? leaf : nil
    }

    /// Notes that the key that the last leaf ended with has another version, on a new leaf.
    mutating func keyGoesOn() {
        candidate = nil
        isAligned = tree.leaf.isEmpty
    }

    /// Adds a key.
    /// - Parameter ordinal: number of the newest version, from 0.
    /// - Parameter leafIsEmpty: whether the leaf of the first tree ended with the key.
    mutating func keyEnded(
        _ key: [UInt8], hash: UInt64, ordinal: UInt64, newest: KeyVersion, leafIsEmpty: Bool,
        to file: inout RunPageFile
    ) throws(StorageError) {
        if let shared = candidate, isAligned {
            candidate = nil
            tree.leaf.reset()
            return try tree.add(shared, to: &file)
        }
        tree.leaf.beginGroup(key, txID: newest.txID, ordinal: ordinal, hash: hash)
        tree.leaf.append(newest)
        tree.leaf.endGroup()
        // After a leaf that could have been shared, the next one shall be.
        let endsLeaf = tree.leaf.isFull || candidate != nil
        if endsLeaf { try writeLeaf(to: &file) }
        candidate = nil
        if endsLeaf || leafIsEmpty { isAligned = leafIsEmpty && tree.leaf.isEmpty }
    }

    /// - Returns: the root; none when it would say what the first tree says.
    mutating func finish(to file: inout RunPageFile) throws(StorageError) -> PageReference {
        if !tree.leaf.isEmpty { hasLeaves = true }
        return hasLeaves ? try tree.finish(to: &file) : .none
    }

    private mutating func writeLeaf(to file: inout RunPageFile) throws(StorageError) {
        guard let child = try tree.writeLeaf(to: &file) else { return }
        hasLeaves = true
        try tree.add(child, to: &file)
    }
}
