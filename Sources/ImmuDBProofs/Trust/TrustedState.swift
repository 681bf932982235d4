/// What a client remembers of a database: the only thing it has to keep.
public struct TrustedState: Sendable, Hashable {
    /// Name of the database, as the client chose it.
    public var database: String
    /// Last transaction proven; 0 when nothing is trusted yet.
    public var txID: UInt64
    /// Accumulative linear hash of that transaction; `Digest.ofNothing` for 0.
    public var alh: Digest
    /// Signature the server gave for this state, if any.
    public var signature: StateSignature?

    public init(database: String, txID: UInt64, alh: Digest, signature: StateSignature? = nil) {
        self.database = database
        self.txID = txID
        self.alh = alh
        self.signature = signature
    }

    /// The state of an empty database.
    public static func empty(database: String) -> TrustedState {
        TrustedState(database: database, txID: 0, alh: .ofNothing)
    }

    /// Bytes a server signs: u32 name length, name, u64 transaction id, Alh.
    public var signedBytes: [UInt8] {
        var bytes: [UInt8] = []
        let name = [UInt8](database.utf8)
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: name.count))
        bytes += name
        bytes.append(bigEndian: txID)
        bytes += alh.bytes
        return bytes
    }
}

/// An ECDSA signature over a state.
public struct StateSignature: Sendable, Hashable {
    /// Uncompressed X9.63 point (65 bytes). Informational: it never replaces a configured key.
    public var publicKey: [UInt8]
    /// ASN.1 DER `SEQUENCE { INTEGER r, INTEGER s }`.
    public var signature: [UInt8]

    public init(publicKey: [UInt8], signature: [UInt8]) {
        self.publicKey = publicKey
        self.signature = signature
    }
}
