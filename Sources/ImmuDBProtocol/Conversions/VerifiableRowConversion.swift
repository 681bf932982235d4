package import ImmuDBProofs

/// A stored row with its proof, read but not yet verified. The schema that comes with it is not part of it.
package struct WireVerifiableRow: Sendable, Hashable {
    /// Transaction that wrote it.
    package var txID: UInt64
    /// Encoded row.
    package var value: [UInt8]
    package var metadata: KVMetadata
    package var verifiableTx: WireVerifiableTx
    package var inclusionProof: EntryInclusionProof
}

extension WireVerifiableRow {
    /// Reads a verifiable row.
    /// - Throws: `ProtocolError` for a missing part, and what the parts refuse.
    package init(wire message: Immudb_Schema_VerifiableSQLEntry) throws(ProtocolError) {
        try WireField.require(message.hasSqlEntry, "sqlEntry")
        try WireField.require(message.hasVerifiableTx, "verifiableTx")
        try WireField.require(message.hasInclusionProof, "inclusionProof")
        self.init(
            txID: message.sqlEntry.tx, value: [UInt8](message.sqlEntry.value),
            metadata: KVMetadata(wire: message.sqlEntry.metadata),
            verifiableTx: try WireField.inside("verifiableTx") { () throws(ProtocolError) in
                try WireVerifiableTx(wire: message.verifiableTx)
            },
            inclusionProof: try WireField.inside("inclusionProof") { () throws(ProtocolError) in
                try EntryInclusionProof(wire: message.inclusionProof)
            })
    }
}
