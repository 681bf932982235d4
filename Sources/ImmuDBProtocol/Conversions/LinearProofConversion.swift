package import ImmuDBProofs

extension LinearProof {
    /// Reads chain steps. Ids are taken as they are: the verifier compares them with what it expects.
    /// - Throws: `ProtocolError` for too many terms and for terms that have not 32 bytes.
    package init(wire message: Immudb_Schema_LinearProof) throws(ProtocolError) {
        self.init(
            sourceTxID: message.sourceTxID, targetTxID: message.targetTxID,
            terms: try WireField.digests(message.terms, "terms", max: WireLimits.linearProofTermsMax))
    }
}

extension Immudb_Schema_LinearProof {
    /// Writes chain steps.
    package init(_ proof: LinearProof) {
        self.init()
        sourceTxID = proof.sourceTxID
        targetTxID = proof.targetTxID
        terms = proof.terms.wire
    }
}
