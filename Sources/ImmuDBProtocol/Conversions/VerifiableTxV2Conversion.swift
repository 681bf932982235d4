package import ImmuDBProofs

/// A transaction with the short proof that links it to another one, read but not yet verified.
package struct WireVerifiableTxV2: Sendable, Hashable {
    package var tx: WireTx
    package var dualProof: DualProofV2
    /// Signature over the target of the proof; nil if the server has no key.
    package var signature: StateSignature?

    package init(tx: WireTx, dualProof: DualProofV2, signature: StateSignature? = nil) {
        self.tx = tx
        self.dualProof = dualProof
        self.signature = signature
    }
}

extension WireVerifiableTxV2 {
    /// Reads a verifiable transaction.
    /// - Throws: `ProtocolError` for a missing transaction or proof, and what these refuse.
    package init(wire message: Immudb_Schema_VerifiableTxV2) throws(ProtocolError) {
        try WireField.require(message.hasTx, "tx")
        try WireField.require(message.hasDualProof, "dualProof")
        self.init(
            tx: try WireField.inside("tx") { () throws(ProtocolError) in try WireTx(wire: message.tx) },
            dualProof: try WireField.inside("dualProof") { () throws(ProtocolError) in
                try DualProofV2(wire: message.dualProof)
            },
            signature: try StateSignature.optional(message.hasSignature ? message.signature : nil))
    }
}

extension Immudb_Schema_VerifiableTxV2 {
    /// Writes a verifiable transaction.
    /// - Throws: `ProtocolError` if a part has no form on the wire.
    package init(_ verifiable: WireVerifiableTxV2) throws(ProtocolError) {
        self.init()
        tx = try WireField.inside("tx") { () throws(ProtocolError) in try Immudb_Schema_Tx(verifiable.tx) }
        dualProof = try WireField.inside("dualProof") { () throws(ProtocolError) in
            try Immudb_Schema_DualProofV2(verifiable.dualProof)
        }
        if let signature = verifiable.signature { self.signature = Immudb_Schema_Signature(signature) }
    }
}
