package import ImmuDBProofs

extension LinearAdvanceProof {
    /// Reads a linear advance proof. Of its tree paths only the terms are filled in on the wire.
    /// - Throws: `ProtocolError` for too many terms or paths and for terms that have not 32 bytes.
    package init(wire message: Immudb_Schema_LinearAdvanceProof) throws(ProtocolError) {
        self.init(
            linearProofTerms: try WireField.digests(
                message.linearProofTerms, "linearProofTerms", max: WireLimits.linearProofTermsMax),
            inclusionProofs: try WireField.list(
                message.inclusionProofs, "inclusionProofs", max: WireLimits.linearProofTermsMax
            ) { (path) throws(ProtocolError) in
                try WireField.digests(path.terms, "terms", max: WireLimits.treeProofTermsMax)
            })
    }
}

extension Immudb_Schema_LinearAdvanceProof {
    /// Writes a linear advance proof.
    package init(_ proof: LinearAdvanceProof) {
        self.init()
        linearProofTerms = proof.linearProofTerms.wire
        inclusionProofs = proof.inclusionProofs.map { path in
            var message = Immudb_Schema_InclusionProof()
            message.terms = path.wire
            return message
        }
    }
}
