package import ImmuDBProofs

extension TxHeader {
    /// Reads a header. The root of an empty tree may be left out; all other hashes have 32 bytes.
    /// - Throws: `ProtocolError` for hashes of another length, a version other than 0 and 1, a
    ///   negative number of entries, id 0, a tree that does not end before the transaction, and, in
    ///   version 0, metadata or more than 65535 entries.
    package init(wire message: Immudb_Schema_TxHeader) throws(ProtocolError) {
        guard message.version == 0 || message.version == 1 else {
            throw ProtocolError(
                .unsupportedVersion, "version",
                problem: "header version \(message.version), known are 0 and 1")
        }
        guard message.id > 0 else {
            throw ProtocolError(.malformedMessage, "id", problem: "0 is no transaction")
        }
        guard message.blTxID < message.id else {
            throw ProtocolError(
                .malformedMessage, "blTxId",
                problem: "\(message.blTxID) is not before transaction \(message.id)")
        }
        let entryCount = try WireField.unsigned(message.nentries, "nentries")
        let metadata = try WireField.inside("metadata") { () throws(ProtocolError) in
            try TxMetadata(wire: message.metadata)
        }
        if message.version == 0 {
            guard metadata.isEmpty else {
                throw ProtocolError(.malformedMessage, "metadata", problem: "not allowed in header version 0")
            }
            guard message.nentries <= WireLimits.version0EntriesMax else {
                throw ProtocolError(
                    .malformedMessage, "nentries",
                    problem:
                        "\(message.nentries), header version 0 counts to \(WireLimits.version0EntriesMax)")
            }
        }
        let blRoot =
            message.blTxID == 0
            ? try WireField.digest(message.blRoot, "blRoot", absent: .zero)
            : try WireField.digest(message.blRoot, "blRoot")
        self.init(
            id: message.id, timestamp: message.ts, blTxID: message.blTxID, blRoot: blRoot,
            prevAlh: try WireField.digest(message.prevAlh, "prevAlh"),
            version: UInt16(message.version == 0 ? 0 : 1), metadata: metadata, entryCount: entryCount,
            eh: try WireField.digest(message.eH, "eH"))
    }
}

extension Immudb_Schema_TxHeader {
    /// Writes a header.
    /// - Throws: `ProtocolError` if the number of entries exceeds 31 bits.
    package init(_ header: TxHeader) throws(ProtocolError) {
        self.init()
        id = header.id
        prevAlh = header.prevAlh.wire
        ts = header.timestamp
        nentries = try WireField.signed(header.entryCount, "nentries")
        eH = header.eh.wire
        blTxID = header.blTxID
        blRoot = header.blRoot.wire
        version = Int32(header.version)
        if !header.metadata.isEmpty { metadata = Immudb_Schema_TxMetadata(header.metadata) }
    }
}
