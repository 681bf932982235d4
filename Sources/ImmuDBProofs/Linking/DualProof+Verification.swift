extension DualProof {
    /// Checks that the target is an extension of the history that the source ends.
    ///
    /// At least one of the two Alhs must be the caller's trusted state; the other may be computed from the
    /// header inside the proof.
    /// - Parameters:
    ///   - source: id of the older transaction, from 1.
    ///   - target: id of the newer one, or the same.
    /// - Throws: `VerificationFailure`: `wrongSubject` for headers of other transactions,
    ///   `unsupportedVersion` or `malformedMessage` for headers without hash, `malformedProof` for parts of
    ///   a shape that no honest proof has, `limitExceeded`, `fork` when a hash does not lead where it must.
    public func verify(
        source: UInt64, target: UInt64, sourceAlh: Digest, targetAlh: Digest
    ) throws(VerificationFailure) {
        var trace = ProofTrace.off
        try verify(
            source: source, target: target, sourceAlh: sourceAlh, targetAlh: targetAlh, mismatch: .fork,
            trace: &trace)
    }

    /// - Parameter mismatch: verdict for hashes that do not lead where they must: `fork` when something is
    ///   trusted, `malformedProof` at first contact.
    func verify(
        source: UInt64, target: UInt64, sourceAlh: Digest, targetAlh: Digest, mismatch: Verdict,
        trace: inout ProofTrace
    ) throws(VerificationFailure) {
        try trace.require(
            sourceHeader.id == source && targetHeader.id == target, "subject of the proof",
            else: .wrongSubject,
            "the proof links \(sourceHeader.id) to \(targetHeader.id), asked was \(source) to \(target)")
        try trace.require(
            source >= 1 && source <= target, "subject of the proof", else: .malformedProof,
            "no proof can lead from transaction \(source) to \(target)")
        try LinkChecks.header(
            sourceHeader, "source \(source)", is: sourceAlh, mismatch: mismatch, trace: &trace)
        try LinkChecks.header(
            targetHeader, "target \(target)", is: targetAlh, mismatch: mismatch, trace: &trace)
        try verifyTrees(sourceAlh: sourceAlh, mismatch: mismatch, trace: &trace)
        try verifyChains(sourceAlh: sourceAlh, targetAlh: targetAlh, mismatch: mismatch, trace: &trace)
    }

    /// Checks everything but the headers, for who has just made the proof of headers that are known to have
    /// these hashes.
    package func verifyPaths(sourceAlh: Digest, targetAlh: Digest) throws(VerificationFailure) {
        var trace = ProofTrace.off
        try verifyTrees(sourceAlh: sourceAlh, mismatch: .fork, trace: &trace)
        try verifyChains(sourceAlh: sourceAlh, targetAlh: targetAlh, mismatch: .fork, trace: &trace)
    }

    /// The source is in the newer tree, the older tree is a prefix of it, its last leaf is the one claimed.
    private func verifyTrees(
        sourceAlh: Digest, mismatch: Verdict, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let newSize = targetHeader.blTxID
        let leaves = SHA256.leaves([sourceAlh, targetBlTxAlh])
        let folded = FoldedPaths(of: self, source: leaves[0], last: leaves[1])
        if sourceHeader.id < newSize {
            try AccumulativeTree.verifyInclusion(
                inclusionProof, of: sourceHeader.id, in: newSize, leafHash: leaves[0],
                root: targetHeader.blRoot, title: "source in the tree of the target", mismatch: mismatch,
                folded: folded.inclusion, trace: &trace)
        }
        if sourceHeader.blTxID > 0 {
            try AccumulativeTree.verifyConsistency(
                consistencyProof, from: sourceHeader.blTxID, to: newSize, oldRoot: sourceHeader.blRoot,
                newRoot: targetHeader.blRoot, mismatch: mismatch, folded: folded.consistency, trace: &trace)
        }
        if newSize > 0 {
            try AccumulativeTree.verifyInclusion(
                lastInclusionProof, of: newSize, in: newSize, leafHash: leaves[1],
                root: targetHeader.blRoot, title: "last leaf of the tree of the target", mismatch: mismatch,
                folded: folded.last, trace: &trace)
        }
    }

    /// The chain leads to the target, and what was trusted through a chain is what the newer tree holds.
    private func verifyChains(
        sourceAlh: Digest, targetAlh: Digest, mismatch: Verdict, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let newSize = targetHeader.blTxID
        let isInTree = sourceHeader.id < newSize
        try linearProof.verify(
            source: isInTree ? newSize : sourceHeader.id, target: targetHeader.id,
            sourceAlh: isInTree ? targetBlTxAlh : sourceAlh, targetAlh: targetAlh, mismatch: mismatch,
            trace: &trace)
        try LinearAdvanceProof.verify(
            linearAdvanceProof, start: sourceHeader.blTxID, end: isInTree ? sourceHeader.id : newSize,
            endAlh: isInTree ? sourceAlh : targetBlTxAlh, treeRoot: targetHeader.blRoot, treeSize: newSize,
            mismatch: mismatch, trace: &trace)
    }
}

/// Where the paths of a proof lead, hashed side by side. A path that does not have the length that it must
/// have is left out; the check of its length refuses it.
private struct FoldedPaths {
    private(set) var inclusion: Digest?
    private(set) var consistency: (old: Digest, new: Digest)?
    private(set) var last: Digest?

    /// - Parameters:
    ///   - source: hash of the source's leaf.
    ///   - last: hash of the last leaf of the target's tree.
    init(of proof: DualProof, source sourceLeaf: Digest, last lastLeaf: Digest) {
        let source = proof.sourceHeader
        let newSize = proof.targetHeader.blTxID
        let consistencyTerms = proof.consistencyProof
        var chains = MerkleChains(
            siblings: proof.inclusionProof.count + proof.lastInclusionProof.count
                + 2 * consistencyTerms.count)
        func fold(_ terms: [Digest], of i: UInt64, _ leaf: Digest) -> Int? {
            guard terms.count == AccumulativeTree.inclusionTermCount(of: i, in: newSize) else { return nil }
            return MerklePath.add(leaf, index: i - 1, last: newSize - 1, terms: terms, to: &chains)
        }
        let inclusion = source.id < newSize ? fold(proof.inclusionProof, of: source.id, sourceLeaf) : nil
        let last = fold(proof.lastInclusionProof, of: newSize, lastLeaf)
        let count = AccumulativeTree.consistencyTermCount(from: source.blTxID, to: newSize)
        var consistency: (old: Int, new: Int)?
        if let start = consistencyTerms.first, consistencyTerms.count == count {
            consistency = AccumulativeTree.addConsistency(
                start: start, consistencyTerms, from: source.blTxID, to: newSize, to: &chains)
        }
        let roots = chains.roots()
        self.inclusion = inclusion.map { roots[$0] }
        self.last = last.map { roots[$0] }
        self.consistency = consistency.map { (roots[$0.old], roots[$0.new]) }
    }
}

/// Checks that both kinds of dual proof share.
enum LinkChecks {
    static func header(
        _ header: TxHeader, _ subject: @autoclosure () -> String, is alh: Digest, mismatch: Verdict,
        trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let computed = try header.verifiedAlh(subject(), trace: &trace)
        try trace.compare(
            "Alh of \(subject()) is the expected one", [.init("transaction", header.id)], computed: computed,
            expected: alh, else: mismatch, "\(subject()) is not the transaction it is claimed to be")
    }
}
