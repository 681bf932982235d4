extension DualProofV2 {
    /// Checks that the target extends the history that the source ends, for trees that do not lag.
    /// - Parameters: as for ``DualProof/verify(source:target:sourceAlh:targetAlh:)``.
    /// - Throws: `VerificationFailure`: `wrongSubject` for headers of other transactions,
    ///   `unsupportedVersion` or `malformedMessage` for headers without hash, `malformedProof` for a tree
    ///   that lags or parts of a shape that no honest proof has, `fork` when a hash does not lead where it
    ///   must.
    public func verify(
        source: UInt64, target: UInt64, sourceAlh: Digest, targetAlh: Digest
    ) throws(VerificationFailure) {
        var trace = ProofTrace.off
        try verify(
            source: source, target: target, sourceAlh: sourceAlh, targetAlh: targetAlh, mismatch: .fork,
            trace: &trace)
    }

    func verify(
        source: UInt64, target: UInt64, sourceAlh: Digest, targetAlh: Digest, mismatch: Verdict,
        trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let title = "subject of the proof"
        try trace.require(
            sourceHeader.id == source && targetHeader.id == target, title, else: .wrongSubject,
            "the proof links \(sourceHeader.id) to \(targetHeader.id), asked was \(source) to \(target)")
        try trace.require(
            source >= 1 && source <= target, title, else: .malformedProof,
            "no proof can lead from transaction \(source) to \(target)")
        try LinkChecks.header(
            sourceHeader, "source \(source)", is: sourceAlh, mismatch: mismatch, trace: &trace)
        try LinkChecks.header(
            targetHeader, "target \(target)", is: targetAlh, mismatch: mismatch, trace: &trace)
        try trace.require(
            sourceHeader.blTxID == source - 1 && targetHeader.blTxID == target - 1, "tree sizes",
            else: .malformedProof,
            "trees of \(sourceHeader.blTxID) and \(targetHeader.blTxID) leaves lag behind transactions "
                + "\(source) and \(target)")
        guard source < target else {
            // Same id: two headers that hash alike are one header, anything else is two histories.
            return try trace.compare(
                "source and target are one", [.init("transaction", source)], computed: sourceAlh,
                expected: targetAlh, else: mismatch, "two hashes are shown for transaction \(source)")
        }
        let leafHash = SHA256.leaf(sourceAlh)
        try AccumulativeTree.verifyInclusion(
            inclusionProof, of: source, in: target - 1, leafHash: leafHash, root: targetHeader.blRoot,
            title: "source in the tree of the target", mismatch: mismatch, trace: &trace)
        // There is no tree before transaction 1; the tree of size 1 has its leaf as root.
        try AccumulativeTree.verifyConsistency(
            consistencyProof, from: max(1, source - 1), to: target - 1,
            oldRoot: source == 1 ? leafHash : sourceHeader.blRoot, newRoot: targetHeader.blRoot,
            mismatch: mismatch, trace: &trace)
    }
}
