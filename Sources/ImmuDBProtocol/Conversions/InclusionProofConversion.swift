package import ImmuDBProofs

extension EntryInclusionProof {
    /// Reads the path of an entry in its transaction.
    /// - Throws: `ProtocolError` if `0 <= leaf < width` does not hold, for too many terms, and for
    ///   terms that have not 32 bytes.
    package init(wire message: Immudb_Schema_InclusionProof) throws(ProtocolError) {
        guard message.width >= 1 else {
            throw ProtocolError(.malformedMessage, "width", problem: "\(message.width), a tree has leaves")
        }
        guard message.leaf >= 0, message.leaf < message.width else {
            throw ProtocolError(
                .malformedMessage, "leaf", problem: "\(message.leaf) is outside a tree of \(message.width)")
        }
        self.init(
            leaf: message.leaf, width: message.width,
            terms: try WireField.digests(message.terms, "terms", max: WireLimits.entryProofTermsMax))
    }
}

extension Immudb_Schema_InclusionProof {
    /// Writes the path of an entry.
    package init(_ proof: EntryInclusionProof) {
        self.init()
        leaf = proof.leaf
        width = proof.width
        terms = proof.terms.wire
    }
}
