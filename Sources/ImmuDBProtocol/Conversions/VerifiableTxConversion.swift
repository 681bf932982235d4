package import ImmuDBProofs

/// A transaction with the proof that links it to another one, read but not yet verified.
package struct WireVerifiableTx: Sendable, Hashable {
    package var tx: WireTx
    package var dualProof: DualProof
    /// Signature over the target of the proof; nil if the server has no key.
    package var signature: StateSignature?

    package init(tx: WireTx, dualProof: DualProof, signature: StateSignature? = nil) {
        self.tx = tx
        self.dualProof = dualProof
        self.signature = signature
    }
}

extension WireVerifiableTx {
    /// Reads a verifiable transaction.
    /// - Throws: `ProtocolError` for a missing transaction or proof, and what these refuse.
    package init(wire message: Immudb_Schema_VerifiableTx) throws(ProtocolError) {
        try WireField.require(message.hasTx, "tx")
        try WireField.require(message.hasDualProof, "dualProof")
        self.init(
            tx: try WireField.inside("tx") { () throws(ProtocolError) in try WireTx(wire: message.tx) },
            dualProof: try WireField.inside("dualProof") { () throws(ProtocolError) in
                try DualProof(wire: message.dualProof)
            },
            signature: try StateSignature.optional(message.hasSignature ? message.signature : nil))
    }
}

extension Immudb_Schema_VerifiableTx {
    /// Writes a verifiable transaction.
    /// - Throws: `ProtocolError` if a part has no form on the wire.
    package init(_ verifiable: WireVerifiableTx) throws(ProtocolError) {
        self.init()
        tx = try WireField.inside("tx") { () throws(ProtocolError) in try Immudb_Schema_Tx(verifiable.tx) }
        dualProof = try WireField.inside("dualProof") { () throws(ProtocolError) in
            try Immudb_Schema_DualProof(verifiable.dualProof)
        }
        if let signature = verifiable.signature { self.signature = Immudb_Schema_Signature(signature) }
    }
}

extension StateSignature {
    /// Reads the `signature` field of a verifiable answer.
    static func optional(_ message: Immudb_Schema_Signature?) throws(ProtocolError) -> StateSignature? {
        guard let message else { return nil }
        return try WireField.inside("signature") { () throws(ProtocolError) in
            try StateSignature(wire: message)
        }
    }
}
