/// An entry of a transaction, as far as hashes cover it.
public struct TxEntry: Sendable, Hashable {
    /// Store key, with its kind prefix.
    public var key: [UInt8]
    public var metadata: KVMetadata
    /// SHA-256 of the value.
    public var valueHash: Digest
    /// Length of the value in bytes; not covered by any hash.
    public var valueLength: UInt32

    public init(key: [UInt8], metadata: KVMetadata = .none, valueHash: Digest, valueLength: UInt32) {
        self.key = key
        self.metadata = metadata
        self.valueHash = valueHash
        self.valueLength = valueLength
    }

    /// Digest under a header version.
    /// - Throws: `FormatError`, see ``EntryDigest/make(key:metadata:valueHash:version:)``.
    public func digest(version: UInt16) throws(FormatError) -> Digest {
        try EntryDigest.make(key: key, metadata: metadata, valueHash: valueHash, version: version)
    }
}
