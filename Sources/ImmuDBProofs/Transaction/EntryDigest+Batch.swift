extension EntryDigest {
    /// Makes the digests of many entries, several at a time where the processor can.
    public struct Batch: Sendable {
        private let version: UInt16
        private var digests: [Digest] = []
        /// Messages not hashed yet, one behind another.
        private var messages: [UInt8] = []
        private var ends: [UInt32] = []

        /// - Parameters:
        ///   - version: header version of the transaction.
        ///   - count: how many entries to expect.
        public init(version: UInt16, count: Int = 0) {
            self.version = version
            digests.reserveCapacity(count)
        }

        /// Adds an entry.
        /// - Throws: as ``EntryDigest/make(key:metadata:valueHash:version:)``; the entry is then left out.
        public mutating func add(
            key: [UInt8], metadata: KVMetadata, valueHash: Digest
        ) throws(FormatError) {
            if version == 1, metadata.isEmpty, let keyCount = UInt16(exactly: key.count) {
                messages.append(bigEndian: UInt32(keyCount))
                messages.append(contentsOf: key)
                endMessage(valueHash)
            } else {
                hash()
                digests.append(
                    try EntryDigest.make(
                        key: key, metadata: metadata, valueHash: valueHash, version: version))
            }
        }

        /// Adds an entry whose metadata and key are encoded, each behind its length of two bytes: with the
        /// hash of the value, just what the digest of header version 1 covers.
        /// - Throws: `FormatError` for metadata in version 0 and for an unknown version; the entry is then
        ///   left out.
        public mutating func add(head: UnsafeRawBufferPointer, valueHash: Digest) throws(FormatError) {
            switch version {
            case 0:
                guard head.count >= 4, head[0] == 0, head[1] == 0 else {
                    throw FormatError("entry metadata has no digest in header version 0")
                }
                messages.append(contentsOf: head.dropFirst(4))
            case 1:
                messages.append(contentsOf: head)
            default:
                throw FormatError("unsupported header version \(version)")
            }
            endMessage(valueHash)
        }

        private mutating func endMessage(_ valueHash: Digest) {
            valueHash.withUnsafeBytes { messages.append(contentsOf: $0) }
            ends.append(UInt32(truncatingIfNeeded: messages.count))
            if messages.count >= Limits.digestBatchBytes { hash() }
        }

        /// The digests of all entries added, in their order.
        public mutating func finish() -> [Digest] {
            hash()
            return digests
        }

        private mutating func hash() {
            guard !ends.isEmpty else { return }
            digests += SHA256.hashes(of: messages, ends: ends)
            messages.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
        }
    }
}
