import ImmuDBProofs

/// A transaction as far as it can be made before its id is known: everything that hashes entries.
struct PreparedTransaction: Sendable {
    var entries: [StoreEntry]
    /// The values one behind another; nil when they are too big to be copied.
    var joinedValues: JoinedValues?
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
        let joined = JoinedValues(entries)
        let hashes =
            valueHashes ?? joined?.hashes
            ?? entries.map { $0.value.isEmpty ? Digest.ofNothing : SHA256.hash($0.value) }
        self.joinedValues = joined
        self.valueHashes = hashes
        var batch = EntryDigest.Batch(version: version, count: entries.count)
        do throws(FormatError) {
            for (index, entry) in entries.enumerated() {
                try batch.add(key: entry.key, metadata: entry.metadata, valueHash: hashes[index])
            }
        } catch {
            throw StorageError(.invalidArgument, error.message)
        }
        eh = EntryTree.root(of: batch.finish())
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
        var keys = DistinctKeys(capacity: entries.count)
        return entries.allSatisfy { keys.insert($0.key) }
    }

    func header(id: UInt64, timestamp: Int64, blRoot: Digest, prevAlh: Digest) -> TxHeader {
        TxHeader(
            id: id, timestamp: timestamp, blTxID: id - 1, blRoot: blRoot, prevAlh: prevAlh, version: version,
            metadata: metadata, entryCount: UInt32(truncatingIfNeeded: entries.count), eh: eh)
    }
}

/// Small values one behind another, as a value log without compression holds them.
struct JoinedValues: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each value ends.
    private(set) var ends: [UInt32] = []

    /// - Returns: nil when the values are so big that a copy costs more than it saves.
    init?(_ entries: [StoreEntry]) {
        var total = 0
        for entry in entries {
            total += entry.value.count
            guard total <= Limits.joinedValuesBytesMax else { return nil }
        }
        bytes.reserveCapacity(total)
        ends.reserveCapacity(entries.count)
        for entry in entries {
            bytes += entry.value
            ends.append(UInt32(truncatingIfNeeded: bytes.count))
        }
    }

    var hashes: [Digest] { SHA256.hashes(of: bytes, ends: ends) }

    /// Where each value is in a log that has them from an offset on; 0 for empty ones, which are nowhere.
    func offsets(from start: UInt64) -> [UInt64] {
        var offsets: [UInt64] = []
        offsets.reserveCapacity(ends.count)
        var previous: UInt32 = 0
        for end in ends {
            offsets.append(end == previous ? 0 : start + UInt64(previous))
            previous = end
        }
        return offsets
    }
}
