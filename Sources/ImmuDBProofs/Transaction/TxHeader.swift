/// A transaction header: everything about a transaction but its entries, which enter as `eh`.
public struct TxHeader: Sendable, Hashable {
    /// Transaction id, from 1, without gaps.
    public var id: UInt64
    /// Commit time, Unix seconds; 0 when the database leaves it out.
    public var timestamp: Int64
    /// Number of leading transactions that were in the accumulative tree when this one was built.
    public var blTxID: UInt64
    /// Root of the accumulative tree over those; zeros when `blTxID` is 0.
    public var blRoot: Digest
    /// Accumulative linear hash of the previous transaction.
    public var prevAlh: Digest
    /// 0 or 1. Anything else has no defined hash.
    public var version: UInt16
    /// Version 1 only.
    public var metadata: TxMetadata
    /// Number of entries; must fit 16 bits in version 0.
    public var entryCount: UInt32
    /// Root of the tree over the entry digests.
    public var eh: Digest

    public init(
        id: UInt64, timestamp: Int64, blTxID: UInt64, blRoot: Digest, prevAlh: Digest, version: UInt16 = 1,
        metadata: TxMetadata = .none, entryCount: UInt32, eh: Digest
    ) {
        self.id = id
        self.timestamp = timestamp
        self.blTxID = blTxID
        self.blRoot = blRoot
        self.prevAlh = prevAlh
        self.version = version
        self.metadata = metadata
        self.entryCount = entryCount
        self.eh = eh
    }

    /// Hash of the header without id and predecessor: SHA-256 over time, version, metadata (version 1),
    /// entry count (16 bits in version 0, 32 in version 1), Eh, BlTxID and BlRoot, all big-endian.
    /// - Throws: `FormatError` for an unknown version, metadata or too many entries in version 0.
    public func innerHash() throws(FormatError) -> Digest {
        var stream = SHA256.Stream()
        stream.update(bigEndian: timestamp)
        stream.update(bigEndian: version)
        switch version {
        case 0:
            stream.update(bigEndian: try entryCountForVersion0())
        case 1:
            let encoded = metadata.encoded
            stream.update(bigEndian: UInt16(truncatingIfNeeded: encoded.count))
            stream.update(encoded)
            stream.update(bigEndian: entryCount)
        default:
            throw FormatError("transaction \(id) has unsupported header version \(version)")
        }
        stream.update(eh)
        stream.update(bigEndian: blTxID)
        stream.update(blRoot)
        return stream.finish()
    }

    /// Accumulative linear hash: `SHA-256(id || prevAlh || innerHash)`.
    /// - Throws: as `innerHash()`.
    public func alh() throws(FormatError) -> Digest {
        TxHeader.advance(prevAlh, to: id, inner: try innerHash())
    }

    /// One step of the linear chain.
    public static func advance(_ prevAlh: Digest, to id: UInt64, inner: Digest) -> Digest {
        var stream = SHA256.Stream()
        stream.update(bigEndian: id)
        stream.update(prevAlh)
        stream.update(inner)
        return stream.finish()
    }

    func entryCountForVersion0() throws(FormatError) -> UInt16 {
        guard metadata.isEmpty else {
            throw FormatError("transaction \(id) has header version 0, which carries no metadata")
        }
        guard let count = UInt16(exactly: entryCount) else {
            throw FormatError("transaction \(id) has \(entryCount) entries, header version 0 allows 65535")
        }
        return count
    }
}
