package import ImmuDBProofs

/// The state of a database as a server reports it. Nothing of it is trusted by being read.
package struct WireState: Sendable, Hashable {
    /// Database, last committed transaction, its hash, and the signature over these if there is one.
    package var state: TrustedState
    /// Last pre-committed transaction; neither signed nor part of a trusted state. Nil if not reported.
    package var precommitted: Precommitted?

    /// A transaction that is stored but may not be seen yet.
    package struct Precommitted: Sendable, Hashable {
        package var txID: UInt64
        package var alh: Digest

        package init(txID: UInt64, alh: Digest) {
            self.txID = txID
            self.alh = alh
        }
    }

    package init(_ state: TrustedState, precommitted: Precommitted? = nil) {
        self.state = state
        self.precommitted = precommitted
    }
}

extension WireState {
    /// Reads a state. Hashes may be left out where the transaction id is 0.
    /// - Throws: `ProtocolError` for an overlong name, hashes that have not 32 bytes, and an overlong
    ///   signature.
    package init(wire message: Immudb_Schema_ImmutableState) throws(ProtocolError) {
        try WireField.bound(
            message.db.utf8.count, "db", max: WireLimits.databaseNameBytesMax, unit: "bytes")
        var signature: StateSignature?
        if message.hasSignature {
            signature = try WireField.inside("signature") { () throws(ProtocolError) in
                try StateSignature(wire: message.signature)
            }
        }
        let alh =
            message.txID == 0
            ? try WireField.digest(message.txHash, "txHash", absent: .ofNothing)
            : try WireField.digest(message.txHash, "txHash")
        self.init(
            TrustedState(database: message.db, txID: message.txID, alh: alh, signature: signature))
        if message.precommittedTxID != 0 || !message.precommittedTxHash.isEmpty {
            precommitted = Precommitted(
                txID: message.precommittedTxID,
                alh: try WireField.digest(message.precommittedTxHash, "precommittedTxHash"))
        }
    }
}

extension Immudb_Schema_ImmutableState {
    /// Writes a state.
    package init(_ wire: WireState) {
        self.init()
        db = wire.state.database
        txID = wire.state.txID
        txHash = wire.state.alh.wire
        if let signature = wire.state.signature { self.signature = Immudb_Schema_Signature(signature) }
        if let precommitted = wire.precommitted {
            precommittedTxID = precommitted.txID
            precommittedTxHash = precommitted.alh.wire
        }
    }
}
