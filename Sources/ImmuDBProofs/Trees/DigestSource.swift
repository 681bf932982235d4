/// Read access to the digest log of an accumulative tree.
///
/// The log holds, leaf after leaf, the digests that ``AccumulativeTree`` emits for each: the leaf hash and
/// one digest per completed or partial subtree that ends there. Positions count digests from 0; leaf `n`
/// (from 1) starts at `AccumulativeTree.count(n - 1)`.
public protocol DigestSource {
    /// The digest at a position.
    /// - Throws: whatever the storage behind it throws, also for a position that was not written.
    func digest(at position: UInt64) throws -> Digest
}
