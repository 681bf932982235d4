package import ImmuDBProofs

/// An entry to be written.
package struct StoreEntry: Sendable, Hashable {
    /// Store key with its kind prefix, 1 byte up to the store's key limit, unique in its transaction.
    package var key: [UInt8]
    package var metadata: KVMetadata
    package var value: [UInt8]

    package init(key: [UInt8], metadata: KVMetadata = .none, value: [UInt8]) {
        self.key = key
        self.metadata = metadata
        self.value = value
    }
}

/// An entry as the transaction log holds it: the value is elsewhere.
package struct StoredEntry: Sendable, Hashable {
    package var key: [UInt8]
    package var metadata: KVMetadata
    /// Bytes of the value. 0 with a hash that is not that of nothing: the value was discarded.
    package var valueLength: UInt32
    /// Where the value is, as stored: see ``ValueLocation``.
    package var valueOffset: UInt64
    /// SHA-256 of the value.
    package var valueHash: Digest

    package init(
        key: [UInt8], metadata: KVMetadata, valueLength: UInt32, valueOffset: UInt64, valueHash: Digest
    ) {
        self.key = key
        self.metadata = metadata
        self.valueLength = valueLength
        self.valueOffset = valueOffset
        self.valueHash = valueHash
    }

    /// The part that hashes cover.
    package var txEntry: TxEntry {
        TxEntry(key: key, metadata: metadata, valueHash: valueHash, valueLength: valueLength)
    }
}

/// A transaction read from the log; its hashes have been recomputed.
package struct StoredTransaction: Sendable, Hashable {
    package var header: TxHeader
    /// Accumulative linear hash of the header.
    package var alh: Digest
    package var entries: [StoredEntry]
    /// Logical offset of the record in the transaction log.
    package var logOffset: UInt64
    /// Bytes of the record.
    package var size: UInt32

    package init(
        header: TxHeader, alh: Digest, entries: [StoredEntry], logOffset: UInt64, size: UInt32
    ) {
        self.header = header
        self.alh = alh
        self.entries = entries
        self.logOffset = logOffset
        self.size = size
    }
}

/// A stored value offset taken apart: bits 62 to 56 name the value log, bits 54 to 0 the position in it.
package struct ValueLocation: Sendable, Hashable {
    /// 0: the transaction log (embedded values) or nowhere; n: the directory `val_<n-1>`.
    package var log: UInt8
    /// Logical offset, below 2^55.
    package var offset: UInt64

    package static let offsetMask: UInt64 = (1 << 55) - 1

    package init(log: UInt8, offset: UInt64) {
        self.log = log
        self.offset = offset & Self.offsetMask
    }

    package init(stored: UInt64) {
        self.init(log: UInt8(truncatingIfNeeded: stored >> 56), offset: stored)
    }

    package var stored: UInt64 { UInt64(log) << 56 | offset }
}
