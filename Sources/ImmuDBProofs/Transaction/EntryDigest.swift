/// The digest of one entry, leaf payload of the tree inside a transaction.
public enum EntryDigest {
    /// Digest of an entry whose value hash is known.
    ///
    /// Version 0: `SHA-256(key || valueHash)`. Version 1: `SHA-256(u16 metadata length || metadata ||
    /// u16 key length || key || valueHash)`.
    /// - Parameter key: the store key with its kind prefix.
    /// - Throws: `FormatError` for an unknown version, metadata in version 0, or a key over 65535 bytes.
    public static func make(
        key: [UInt8], metadata: KVMetadata, valueHash: Digest, version: UInt16
    ) throws(FormatError) -> Digest {
        var stream = SHA256.Stream()
        switch version {
        case 0:
            guard metadata.isEmpty else {
                throw FormatError("entry metadata has no digest in header version 0")
            }
            stream.update(key)
        case 1:
            guard let keyCount = UInt16(exactly: key.count) else {
                throw FormatError("key has \(key.count) bytes, at most 65535 can be hashed")
            }
            let encoded = metadata.encoded
            stream.update(bigEndian: UInt16(truncatingIfNeeded: encoded.count))
            stream.update(encoded)
            stream.update(bigEndian: keyCount)
            stream.update(key)
        default:
            throw FormatError("unsupported header version \(version)")
        }
        stream.update(valueHash)
        return stream.finish()
    }
}
