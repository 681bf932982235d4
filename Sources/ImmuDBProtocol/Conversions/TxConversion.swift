package import ImmuDBProofs

/// A transaction as a server hands it out.
package struct WireTx: Sendable, Hashable {
    package var header: TxHeader
    /// Entries as digests or raw values, in stored order; kinds that were not asked for are missing.
    package var entries: [WireTxEntry]
    /// Resolved key-value entries.
    package var kvEntries: [WireEntry]
    /// Resolved sorted-set entries.
    package var zEntries: [WireZEntry]

    package init(
        header: TxHeader, entries: [WireTxEntry] = [], kvEntries: [WireEntry] = [],
        zEntries: [WireZEntry] = []
    ) {
        self.header = header
        self.entries = entries
        self.kvEntries = kvEntries
        self.zEntries = zEntries
    }
}

extension WireTx {
    /// Reads a transaction. The number of entries is not compared with the header: kinds may have been
    /// left out on request, and a verifier recomputes the root anyway.
    /// - Throws: `ProtocolError` for a missing header, too many entries, and what header and entries
    ///   refuse.
    package init(wire message: Immudb_Schema_Tx) throws(ProtocolError) {
        try WireField.require(message.hasHeader, "header")
        let max = WireLimits.transactionEntriesMax
        self.init(
            header: try WireField.inside("header") { () throws(ProtocolError) in
                try TxHeader(wire: message.header)
            },
            entries: try WireField.list(message.entries, "entries", max: max) {
                (entry) throws(ProtocolError) in try WireTxEntry(wire: entry)
            },
            kvEntries: try WireField.list(message.kvEntries, "kvEntries", max: max) {
                (entry) throws(ProtocolError) in try WireEntry(wire: entry)
            },
            zEntries: try WireField.list(message.zEntries, "zEntries", max: max) {
                (entry) throws(ProtocolError) in try WireZEntry(wire: entry)
            })
    }
}

extension Immudb_Schema_Tx {
    /// Writes a transaction.
    /// - Throws: `ProtocolError` if header or an entry has no form on the wire.
    package init(_ tx: WireTx) throws(ProtocolError) {
        self.init()
        header = try WireField.inside("header") { () throws(ProtocolError) in
            try Immudb_Schema_TxHeader(tx.header)
        }
        entries = try WireField.list(tx.entries, "entries", max: WireLimits.transactionEntriesMax) {
            (entry) throws(ProtocolError) in try Immudb_Schema_TxEntry(entry)
        }
        kvEntries = tx.kvEntries.map { Immudb_Schema_Entry($0) }
        zEntries = tx.zEntries.map { Immudb_Schema_ZEntry($0) }
    }
}
