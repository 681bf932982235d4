package import ImmuDBProofs

/// A value, its path in the tree of its transaction, and the proof of that transaction, read but not yet
/// verified.
package struct WireVerifiableEntry: Sendable, Hashable {
    package var entry: WireEntry
    package var verifiableTx: WireVerifiableTx
    /// For a value behind a reference: the path of the reference.
    package var inclusionProof: EntryInclusionProof

    package init(entry: WireEntry, verifiableTx: WireVerifiableTx, inclusionProof: EntryInclusionProof) {
        self.entry = entry
        self.verifiableTx = verifiableTx
        self.inclusionProof = inclusionProof
    }
}

extension WireVerifiableEntry {
    /// Reads a verifiable value.
    /// - Throws: `ProtocolError` for a missing part, and what the parts refuse.
    package init(wire message: Immudb_Schema_VerifiableEntry) throws(ProtocolError) {
        try WireField.require(message.hasEntry, "entry")
        try WireField.require(message.hasVerifiableTx, "verifiableTx")
        try WireField.require(message.hasInclusionProof, "inclusionProof")
        self.init(
            entry: try WireField.inside("entry") { () throws(ProtocolError) in
                try WireEntry(wire: message.entry)
            },
            verifiableTx: try WireField.inside("verifiableTx") { () throws(ProtocolError) in
                try WireVerifiableTx(wire: message.verifiableTx)
            },
            inclusionProof: try WireField.inside("inclusionProof") { () throws(ProtocolError) in
                try EntryInclusionProof(wire: message.inclusionProof)
            })
    }
}

extension Immudb_Schema_VerifiableEntry {
    /// Writes a verifiable value.
    /// - Throws: `ProtocolError` if a part has no form on the wire.
    package init(_ verifiable: WireVerifiableEntry) throws(ProtocolError) {
        self.init()
        entry = Immudb_Schema_Entry(verifiable.entry)
        verifiableTx = try WireField.inside("verifiableTx") { () throws(ProtocolError) in
            try Immudb_Schema_VerifiableTx(verifiable.verifiableTx)
        }
        inclusionProof = Immudb_Schema_InclusionProof(verifiable.inclusionProof)
    }
}
