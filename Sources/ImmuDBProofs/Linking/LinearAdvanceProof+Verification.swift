extension LinearAdvanceProof {
    /// Checks that the transactions after `start`, known so far through the chain, are the leaves of the
    /// newer tree, and that their chain ends in the trusted hash.
    ///
    /// Without this check a server could show a transaction through the chain and later prove a forged one
    /// of the same id through the tree (the linear-fake attack).
    /// - Parameters:
    ///   - proof: nil is accepted exactly when there is nothing to show (`end <= start + 1`).
    ///   - start: size of the older tree.
    ///   - end: last transaction to cover, `endAlh` its Alh.
    ///   - treeRoot: root of the newer tree, of size `treeSize`.
    /// - Throws: `VerificationFailure`: `fork` when the proof is needed but absent or leads elsewhere,
    ///   `malformedProof` for counts that do not fit, `limitExceeded` for more terms than
    ///   `Limits.linearProofTermsMax`.
    public static func verify(
        _ proof: LinearAdvanceProof?, start: UInt64, end: UInt64, endAlh: Digest, treeRoot: Digest,
        treeSize: UInt64
    ) throws(VerificationFailure) {
        var trace = ProofTrace.off
        try verify(
            proof, start: start, end: end, endAlh: endAlh, treeRoot: treeRoot, treeSize: treeSize,
            mismatch: .fork, trace: &trace)
    }

    static func verify(
        _ proof: LinearAdvanceProof?, start: UInt64, end: UInt64, endAlh: Digest, treeRoot: Digest,
        treeSize: UInt64, mismatch: Verdict, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let title = "linear advance"
        try trace.require(
            end >= start, title, else: .malformedProof, "the tree cannot advance from \(start) to \(end)")
        guard let range = LinearAdvanceRange(start: start, end: end) else { return }
        guard let proof else {
            let failure = VerificationFailure(
                mismatch,
                "nothing shows that transactions \(range.first) to \(end), trusted through the chain, "
                    + "are the ones in the tree of size \(treeSize)")
            throw trace.refusal(title, failure)
        }
        let terms = proof.linearProofTerms
        try trace.require(
            terms.count <= Limits.linearProofTermsMax, title, else: .limitExceeded,
            "the proof has \(terms.count) terms, at most \(Limits.linearProofTermsMax) are accepted")
        guard let first = terms.first, UInt64(terms.count) == range.termCount,
            UInt64(proof.inclusionProofs.count) == range.termCount - 1
        else {
            let failure = VerificationFailure(
                .malformedProof,
                "advancing from \(start) to \(end) takes \(range.termCount) terms and one path less, "
                    + "the proof has \(terms.count) and \(proof.inclusionProofs.count)")
            throw trace.refusal(title, failure)
        }
        var current = first
        for (index, id) in range.provenInTree.enumerated() {
            try AccumulativeTree.verifyInclusion(
                proof.inclusionProofs[index], of: id, in: treeSize, leafHash: SHA256.leaf(current),
                root: treeRoot, title: "\(title), transaction \(id)", mismatch: mismatch, trace: &trace)
            current = TxHeader.advance(current, to: id + 1, inner: terms[index + 1])
        }
        try trace.compare(
            "\(title), end", [.init("transaction", end)], computed: current, expected: endAlh,
            else: mismatch, "the transactions in the tree do not lead to transaction \(end)")
    }
}
