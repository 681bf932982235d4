import ImmuDBProofs

/// A transaction as far as it can be made before its id is known: everything that hashes entries.
struct PreparedTransaction: Sendable {
    /// The entries with the hashes of their values.
    var batch: EntryBatch
    var metadata: TxMetadata
    var version: UInt16
    var eh: Digest
    /// The header of a replicated transaction, which is kept as it is.
    var original: TxHeader?

    /// Checks limits and hashes.
    /// - Parameter valueHashes: of values that are not at hand; the entries' values are empty then.
    /// - Throws: `invalidArgument` with the limit that is exceeded.
    init(
        _ batch: EntryBatch, valueHashes: [Digest]? = nil, metadata: TxMetadata, version: UInt16,
        limits: StoreMetadata
    ) throws(StorageError) {
        try Self.check(batch, metadata, version, limits)
        self.batch = batch
        self.metadata = metadata
        self.version = version
        let hashes = valueHashes ?? batch.values.hashes
        self.batch.setHashes(hashes)
        eh = EntryTree.root(of: try Self.digests(of: batch, hashes, version: version))
    }

    private static func digests(
        of batch: EntryBatch, _ hashes: [Digest], version: UInt16
    ) throws(StorageError) -> [Digest] {
        var digests = EntryDigest.Batch(version: version, count: batch.count)
        var index = 0
        try batch.forEachHead { (head) throws(StorageError) in
            do throws(FormatError) {
                try digests.add(head: head, valueHash: hashes[index])
            } catch {
                throw StorageError(.invalidArgument, error.message)
            }
            index += 1
        }
        return digests.finish()
    }

    private static func check(
        _ batch: EntryBatch, _ metadata: TxMetadata, _ version: UInt16, _ limits: StoreMetadata
    ) throws(StorageError) {
        guard batch.count > 0 || metadata.truncatedUpTo != nil else {
            throw StorageError(.invalidArgument, "a transaction needs at least one entry")
        }
        let entriesMax = version == 0 ? min(limits.maxTxEntries, 65535) : limits.maxTxEntries
        guard UInt64(batch.count) <= entriesMax else {
            throw StorageError(
                .invalidArgument, "\(batch.count) entries, the store allows \(entriesMax) in a transaction")
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
        guard batch.shortestKey > 0 else { throw StorageError(.invalidArgument, "a key is empty") }
        guard UInt64(batch.longestKey) <= limits.maxKeyLength else {
            throw StorageError(
                .invalidArgument,
                "a key of \(batch.longestKey) bytes, the store allows \(limits.maxKeyLength)")
        }
        guard UInt64(batch.longestValue) <= limits.maxValueLength else {
            throw StorageError(
                .invalidArgument,
                "a value of \(batch.longestValue) bytes, the store allows \(limits.maxValueLength)")
        }
        guard !batch.hasRepeatedKey else {
            throw StorageError(.invalidArgument, "a key occurs twice in one transaction")
        }
    }

    func header(id: UInt64, timestamp: Int64, blRoot: Digest, prevAlh: Digest) -> TxHeader {
        TxHeader(
            id: id, timestamp: timestamp, blTxID: id - 1, blRoot: blRoot, prevAlh: prevAlh, version: version,
            metadata: metadata, entryCount: UInt32(truncatingIfNeeded: batch.count), eh: eh)
    }
}
