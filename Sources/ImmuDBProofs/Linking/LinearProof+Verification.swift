extension LinearProof {
    /// Re-computes the chain from `source` to `target`.
    /// - Throws: `VerificationFailure`: `wrongSubject` when the proof is about other transactions,
    ///   `malformedProof` for a number of terms that does not fit the ids, `limitExceeded` for more than
    ///   `Limits.linearProofTermsMax`, `fork` when the chain starts or ends elsewhere.
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
        let title = "linear chain"
        try trace.require(
            sourceTxID == source && targetTxID == target, title, else: .wrongSubject,
            "the chain shown goes from \(sourceTxID) to \(targetTxID), asked was \(source) to \(target)")
        try trace.require(
            source >= 1 && source <= target, title, else: .malformedProof,
            "a chain cannot go from transaction \(source) to \(target)")
        try trace.require(
            terms.count <= Limits.linearProofTermsMax, title, else: .limitExceeded,
            "the chain has \(terms.count) terms, at most \(Limits.linearProofTermsMax) are accepted")
        // The ids are the server's: compare before deriving anything from them.
        guard let start = terms.first, UInt64(terms.count - 1) == target - source else {
            let failure = VerificationFailure(
                .malformedProof, "the chain from \(source) to \(target) does not have \(terms.count) terms")
            throw trace.refusal(title, failure)
        }
        try trace.compare(
            "\(title), start", [.init("transaction", source)], computed: start, expected: sourceAlh,
            else: mismatch, "the chain does not start at transaction \(source)")
        var current = start
        var id = source
        for inner in terms.dropFirst() {
            id += 1
            current = TxHeader.advance(current, to: id, inner: inner)
        }
        try trace.compare(
            "\(title), end", [.init("transaction", target)] + ProofTrace.Input.terms(terms),
            computed: current, expected: targetAlh, else: mismatch,
            "the chain from transaction \(source) does not lead to transaction \(target)")
    }
}
