package import ImmuDBProofs

extension DualProof {
    /// Reads a dual proof. The hash of the last transaction in the target's tree may be left out if
    /// that tree is empty.
    /// - Throws: `ProtocolError` for missing headers or chain, too many terms, and hashes that have not
    ///   32 bytes.
    package init(wire message: Immudb_Schema_DualProof) throws(ProtocolError) {
        try WireField.require(message.hasSourceTxHeader, "sourceTxHeader")
        try WireField.require(message.hasTargetTxHeader, "targetTxHeader")
        try WireField.require(message.hasLinearProof, "linearProof")
        let source = try WireField.inside("sourceTxHeader") { () throws(ProtocolError) in
            try TxHeader(wire: message.sourceTxHeader)
        }
        let target = try WireField.inside("targetTxHeader") { () throws(ProtocolError) in
            try TxHeader(wire: message.targetTxHeader)
        }
        let linear = try WireField.inside("linearProof") { () throws(ProtocolError) in
            try LinearProof(wire: message.linearProof)
        }
        var advance: LinearAdvanceProof?
        if message.hasLinearAdvanceProof {
            advance = try WireField.inside("LinearAdvanceProof") { () throws(ProtocolError) in
                try LinearAdvanceProof(wire: message.linearAdvanceProof)
            }
        }
        let targetBlTxAlh =
            target.blTxID == 0
            ? try WireField.digest(message.targetBlTxAlh, "targetBlTxAlh", absent: .zero)
            : try WireField.digest(message.targetBlTxAlh, "targetBlTxAlh")
        let termsMax = WireLimits.treeProofTermsMax
        self.init(
            sourceHeader: source, targetHeader: target,
            inclusionProof: try WireField.digests(message.inclusionProof, "inclusionProof", max: termsMax),
            consistencyProof: try WireField.digests(
                message.consistencyProof, "consistencyProof", max: termsMax),
            targetBlTxAlh: targetBlTxAlh,
            lastInclusionProof: try WireField.digests(
                message.lastInclusionProof, "lastInclusionProof", max: termsMax),
            linearProof: linear, linearAdvanceProof: advance)
    }
}

extension Immudb_Schema_DualProof {
    /// Writes a dual proof.
    /// - Throws: `ProtocolError` if a header has no form on the wire.
    package init(_ proof: DualProof) throws(ProtocolError) {
        self.init()
        sourceTxHeader = try WireField.inside("sourceTxHeader") { () throws(ProtocolError) in
            try Immudb_Schema_TxHeader(proof.sourceHeader)
        }
        targetTxHeader = try WireField.inside("targetTxHeader") { () throws(ProtocolError) in
            try Immudb_Schema_TxHeader(proof.targetHeader)
        }
        inclusionProof = proof.inclusionProof.wire
        consistencyProof = proof.consistencyProof.wire
        targetBlTxAlh = proof.targetBlTxAlh.wire
        lastInclusionProof = proof.lastInclusionProof.wire
        linearProof = Immudb_Schema_LinearProof(proof.linearProof)
        if let advance = proof.linearAdvanceProof {
            linearAdvanceProof = Immudb_Schema_LinearAdvanceProof(advance)
        }
    }
}
