package import ImmuDBProofs

/// One version of a key, as the index knows it.
package struct IndexedVersion: Sendable, Hashable {
    /// Transaction that wrote it.
    package var txID: UInt64
    package var metadata: KVMetadata
    /// Bytes of the value.
    package var valueLength: UInt32
    /// Stored value offset, see ``ValueLocation``.
    package var valueOffset: UInt64
    /// SHA-256 of the value.
    package var valueHash: Digest
    /// Number of the version among the key's indexed versions, from 1; deletions count.
    package var revision: UInt64

    package init(
        txID: UInt64, metadata: KVMetadata, valueLength: UInt32, valueOffset: UInt64, valueHash: Digest,
        revision: UInt64
    ) {
        self.txID = txID
        self.metadata = metadata
        self.valueLength = valueLength
        self.valueOffset = valueOffset
        self.valueHash = valueHash
        self.revision = revision
    }

    /// The entry this version is, to read its value with.
    package func entry(key: [UInt8]) -> StoredEntry {
        StoredEntry(
            key: key, metadata: metadata, valueLength: valueLength, valueOffset: valueOffset,
            valueHash: valueHash)
    }
}

/// A key with one of its versions.
package struct IndexedKey: Sendable, Hashable {
    package var key: [UInt8]
    package var version: IndexedVersion

    package init(key: [UInt8], version: IndexedVersion) {
        self.key = key
        self.version = version
    }
}

/// Which keys a scan visits. Keys outside the prefix are never visited, whatever the bounds say.
package struct KeyRange: Sendable, Hashable {
    package var prefix: [UInt8]
    /// Where to start: lower bound, or upper bound when descending; empty for none.
    package var seek: [UInt8]
    package var inclusiveSeek: Bool
    /// Where to stop; empty for none.
    package var end: [UInt8]
    package var inclusiveEnd: Bool
    package var descending: Bool

    package init(
        prefix: [UInt8] = [], seek: [UInt8] = [], inclusiveSeek: Bool = true, end: [UInt8] = [],
        inclusiveEnd: Bool = true, descending: Bool = false
    ) {
        self.prefix = prefix
        self.seek = seek
        self.inclusiveSeek = inclusiveSeek
        self.end = end
        self.inclusiveEnd = inclusiveEnd
        self.descending = descending
    }
}

/// Finds versions by key: derived data, fed behind every commit, as a cache of the transaction log.
///
/// Every question carries `upTo`: versions of later transactions, and keys that have no other, do not exist
/// for it. So an id is all it takes for a snapshot. Entries marked not indexable never get in.
package protocol KeyIndex: AnyObject, Sendable {
    /// The last transaction added.
    var indexedTxID: UInt64 { get }
    /// Hands over the entries of the next transaction. Returns soon; the work happens behind.
    /// - Parameter alh: the transaction's accumulative hash, by which the index knows the log it belongs to.
    func add(_ entries: EncodedEntries, txID: UInt64, alh: Digest)
    /// Why no more can be added for now; nil when it can.
    var refusal: StorageError? { get }
    /// Returns when everything handed over up to a transaction can be found.
    func catchUp(upTo id: UInt64)
    /// Writes everything committed to disk.
    func flush() throws(StorageError)
    /// Brings the files into their smallest and fastest form.
    func compact() throws(StorageError)
    /// Writes what would take long to find out again, and closes the files.
    func close() throws(StorageError)
    /// Number of versions of a key.
    func revisionCount(_ key: [UInt8], upTo: UInt64) throws(StorageError) -> UInt64
    /// A version by its number, from 1; nil when there is none.
    func version(
        _ key: [UInt8], revision: UInt64, upTo: UInt64
    ) throws(StorageError) -> IndexedVersion?
    /// The newest version.
    func latest(_ key: [UInt8], upTo: UInt64) throws(StorageError) -> IndexedVersion?
    /// Versions oldest first, or newest first when descending, after skipping `offset` of them.
    func history(
        _ key: [UInt8], offset: UInt64, limit: Int, descending: Bool, upTo: UInt64
    ) throws(StorageError) -> [IndexedVersion]
    /// Up to `limit` keys of a range, each with its newest version.
    func page(_ range: KeyRange, limit: Int, upTo: UInt64) throws(StorageError) -> [IndexedKey]
    /// Number of keys with the prefix, deleted and expired ones included.
    func count(prefix: [UInt8], upTo: UInt64) throws(StorageError) -> UInt64
    /// Number of keys of a range whose newest version is not a deletion.
    func liveCount(_ range: KeyRange, upTo: UInt64) throws(StorageError) -> UInt64
}

/// The entries of a transaction as its record holds them: one allocation for all of them.
package struct EncodedEntries: Sendable {
    package var bytes: [UInt8]
    package var count: Int

    package init(bytes: [UInt8], count: Int) {
        self.bytes = bytes
        self.count = count
    }

    init(_ entries: [StoredEntry]) {
        var bytes: [UInt8] = []
        TransactionRecord.append(entries, to: &bytes)
        self.init(bytes: bytes, count: entries.count)
    }
}

extension KeyIndex {
    func add(_ entries: [StoredEntry], txID: UInt64, alh: Digest) {
        add(EncodedEntries(entries), txID: txID, alh: alh)
    }
}
