package import ImmuDBProofs

extension DualProofV2 {
    /// Reads the short form of a dual proof.
    /// - Throws: `ProtocolError` for missing headers, too many terms, and hashes that have not 32 bytes.
    package init(wire message: Immudb_Schema_DualProofV2) throws(ProtocolError) {
        try WireField.require(message.hasSourceTxHeader, "sourceTxHeader")
        try WireField.require(message.hasTargetTxHeader, "targetTxHeader")
        self.init(
            sourceHeader: try WireField.inside("sourceTxHeader") { () throws(ProtocolError) in
                try TxHeader(wire: message.sourceTxHeader)
            },
            targetHeader: try WireField.inside("targetTxHeader") { () throws(ProtocolError) in
                try TxHeader(wire: message.targetTxHeader)
            },
            inclusionProof: try WireField.digests(
                message.inclusionProof, "inclusionProof", max: WireLimits.treeProofTermsMax),
            consistencyProof: try WireField.digests(
                message.consistencyProof, "consistencyProof", max: WireLimits.treeProofTermsMax))
    }
}

extension Immudb_Schema_DualProofV2 {
    /// Writes the short form of a dual proof.
    /// - Throws: `ProtocolError` if a header has no form on the wire.
    package init(_ proof: DualProofV2) throws(ProtocolError) {
        self.init()
        sourceTxHeader = try WireField.inside("sourceTxHeader") { () throws(ProtocolError) in
            try Immudb_Schema_TxHeader(proof.sourceHeader)
        }
        targetTxHeader = try WireField.inside("targetTxHeader") { () throws(ProtocolError) in
            try Immudb_Schema_TxHeader(proof.targetHeader)
        }
        inclusionProof = proof.inclusionProof.wire
        consistencyProof = proof.consistencyProof.wire
    }
}
