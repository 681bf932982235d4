/// The tree over the entries of one transaction; its root is `Eh`.
///
/// Leaves, in entry order, are `SHA-256(0x00 || entry digest)`. A level is joined pairwise from the left;
/// a last node without partner moves up unchanged. That is the RFC 6962 tree over the digests.
public enum EntryTree {
    /// Root over entry digests; `Digest.ofNothing` for no entries, which is legal for a transaction that
    /// only carries metadata.
    public static func root(of digests: [Digest]) -> Digest {
        guard !digests.isEmpty else { return .ofNothing }
        var level = SHA256.leaves(digests)
        SHA256.reduceToRoot(&level)
        return level[0]
    }

    /// Proof that the entry at `index` (from 0) is in the tree.
    /// - Throws: `FormatError` when there is no such entry or there are more than
    ///   `Limits.entryTreeLeavesMax`.
    public static func inclusion(
        of index: Int, in digests: [Digest]
    ) throws(FormatError) -> EntryInclusionProof {
        guard digests.indices.contains(index), digests.count <= Limits.entryTreeLeavesMax else {
            throw FormatError("a transaction of \(digests.count) entries has no entry \(index)")
        }
        var terms: [Digest] = []
        var level = SHA256.leaves(digests)
        var position = index
        while level.count > 1 {
            let sibling = position ^ 1
            if sibling < level.count { terms.append(level[sibling]) }
            level = SHA256.level(level)
            position >>= 1
        }
        return EntryInclusionProof(leaf: Int32(index), width: Int32(digests.count), terms: terms)
    }

    /// Checks that an entry digest is in the tree with the given root.
    ///
    /// Only membership is proven: the same path can be read as another index of a tree of another width
    /// when both lie on the right border.
    /// - Throws: `VerificationFailure`: `malformedProof` for an index, width or number of terms that no
    ///   honest proof has, `inclusionMismatch` when the path leads elsewhere.
    public static func verify(
        _ proof: EntryInclusionProof, digest: Digest, root: Digest
    ) throws(VerificationFailure) {
        var trace = ProofTrace.off
        try verify(proof, digest: digest, root: root, trace: &trace)
    }

    static func verify(
        _ proof: EntryInclusionProof, digest: Digest, root: Digest, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let title = "path from the entry to Eh"
        try trace.require(
            proof.width >= 1 && proof.leaf >= 0 && proof.leaf < proof.width, title, else: .malformedProof,
            "entry \(proof.leaf) of \(proof.width) does not exist")
        let index = UInt64(proof.leaf)
        let last = UInt64(proof.width) - 1
        let length = MerklePath.length(index: index, last: last)
        try trace.require(
            proof.terms.count == length, title, else: .malformedProof,
            "inclusion of entry \(index) of \(proof.width) takes \(length) terms, "
                + "the proof has \(proof.terms.count)"
        )
        let leafHash = SHA256.leaf(digest)
        let computed = MerklePath.fold(leafHash, index: index, last: last, terms: proof.terms)
        try trace.compare(
            title,
            [.init("entry", index), .init("entries", last + 1), .init("leaf hash", leafHash)]
                + ProofTrace.Input.terms(proof.terms),
            computed: computed, expected: root, else: .inclusionMismatch,
            "the entry is not part of the transaction: its path does not lead to Eh")
    }
}
