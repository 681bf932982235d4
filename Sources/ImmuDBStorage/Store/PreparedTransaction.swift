import ImmuDBProofs

/// A transaction as far as it can be made before its id is known: everything that hashes entries.
struct PreparedTransaction: Sendable {
    var entries: [StoreEntry]
    var valueHashes: [Digest]
    var metadata: TxMetadata
    var version: UInt16
    var eh: Digest
    /// The header of a replicated transaction, which is kept as it is.
    var original: TxHeader?

    /// Checks limits and hashes.
    /// - Parameter valueHashes: of values that are not at hand; the entries' values are empty then.
    /// - Throws: `invalidArgument` with the limit that is exceeded.
    init(
        _ entries: [StoreEntry], valueHashes: [Digest]? = nil, metadata: TxMetadata, version: UInt16,
        limits: StoreMetadata
    ) throws(StorageError) {
        try Self.check(entries, metadata, version, limits)
        self.entries = entries
        self.metadata = metadata
        self.version = version
        var digests: [Digest] = []
        digests.reserveCapacity(entries.count)
        let valueHashes =
            valueHashes ?? entries.map { $0.value.isEmpty ? Digest.ofNothing : SHA256.hash($0.value) }
        self.valueHashes = valueHashes
        do throws(FormatError) {
            for (entry, hash) in zip(entries, valueHashes) {
                digests.append(
                    try EntryDigest.make(
                        key: entry.key, metadata: entry.metadata, valueHash: hash, version: version))
            }
        } catch {
            throw StorageError(.invalidArgument, error.message)
        }
        eh = EntryTree.root(of: digests)
    }

    private static func check(
        _ entries: [StoreEntry], _ metadata: TxMetadata, _ version: UInt16, _ limits: StoreMetadata
    ) throws(StorageError) {
        guard !entries.isEmpty || metadata.truncatedUpTo != nil else {
            throw StorageError(.invalidArgument, "a transaction needs at least one entry")
        }
        let entriesMax = version == 0 ? min(limits.maxTxEntries, 65535) : limits.maxTxEntries
        guard UInt64(entries.count) <= entriesMax else {
            throw StorageError(
                .invalidArgument, "\(entries.count) entries, the store allows \(entriesMax) in a transaction")
        }
        guard metadata.extra.count <= ImmuDBProofs.Limits.txMetadataExtraBytesMax else {
            throw StorageError(
                .invalidArgument,
                "\(metadata.extra.count) bytes of extra transaction metadata, at most "
                    + "\(ImmuDBProofs.Limits.txMetadataExtraBytesMax) are possible")
        }
        guard version == 1 || (version == 0 && metadata.isEmpty) else {
            throw StorageError(.invalidArgument, "header version \(version) cannot carry this transaction")
        }
        for entry in entries {
            guard !entry.key.isEmpty else { throw StorageError(.invalidArgument, "a key is empty") }
            guard UInt64(entry.key.count) <= limits.maxKeyLength else {
                throw StorageError(
                    .invalidArgument,
                    "a key of \(entry.key.count) bytes, the store allows \(limits.maxKeyLength)")
            }
            guard UInt64(entry.value.count) <= limits.maxValueLength else {
                throw StorageError(
                    .invalidArgument,
                    "a value of \(entry.value.count) bytes, the store allows \(limits.maxValueLength)")
            }
        }
        guard hasUniqueKeys(entries) else {
            throw StorageError(.invalidArgument, "a key occurs twice in one transaction")
        }
    }

    private static func hasUniqueKeys(_ entries: [StoreEntry]) -> Bool {
        guard entries.count > 1 else { return true }
        return Set(entries.lazy.map(\.key)).count == entries.count
    }

    func header(id: UInt64, timestamp: Int64, blRoot: Digest, prevAlh: Digest) -> TxHeader {
        TxHeader(
            id: id, timestamp: timestamp, blTxID: id - 1, blRoot: blRoot, prevAlh: prevAlh, version: version,
            metadata: metadata, entryCount: UInt32(truncatingIfNeeded: entries.count), eh: eh)
    }
}
