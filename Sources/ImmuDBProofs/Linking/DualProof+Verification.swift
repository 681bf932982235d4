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

    /// The source is in the newer tree, the older tree is a prefix of it, its last leaf is the one claimed.
    private func verifyTrees(
        sourceAlh: Digest, mismatch: Verdict, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let newSize = targetHeader.blTxID
        if sourceHeader.id < newSize {
            try AccumulativeTree.verifyInclusion(
                inclusionProof, of: sourceHeader.id, in: newSize, leafHash: SHA256.leaf(sourceAlh),
                root: targetHeader.blRoot, title: "source in the tree of the target", mismatch: mismatch,
                trace: &trace)
        }
        if sourceHeader.blTxID > 0 {
            try AccumulativeTree.verifyConsistency(
                consistencyProof, from: sourceHeader.blTxID, to: newSize, oldRoot: sourceHeader.blRoot,
                newRoot: targetHeader.blRoot, mismatch: mismatch, trace: &trace)
        }
        if newSize > 0 {
            try AccumulativeTree.verifyInclusion(
                lastInclusionProof, of: newSize, in: newSize, leafHash: SHA256.leaf(targetBlTxAlh),
                root: targetHeader.blRoot, title: "last leaf of the tree of the target", mismatch: mismatch,
                trace: &trace)
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

/// Checks that both kinds of dual proof share.
enum LinkChecks {
    static func header(
        _ header: TxHeader, _ subject: String, is alh: Digest, mismatch: Verdict, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let computed = try header.verifiedAlh(subject, trace: &trace)
        try trace.compare(
            "Alh of \(subject) is the expected one", [.init("transaction", header.id)], computed: computed,
            expected: alh, else: mismatch, "\(subject) is not the transaction it is claimed to be")
    }
}
