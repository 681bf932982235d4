/// Every fixed bound of this module, with its unit in the name. What a directory itself fixes at creation
/// (entries per transaction, key and value length, chunk size) is in ``StoreMetadata``.
package enum Limits {
    /// Bytes of a log chunk's metadata block; the reference reads header and block with one 4 KiB read.
    package static let chunkMetadataBytesMax = 4088
    /// Pairs in one metadata map.
    package static let metadataPairsMax = 64
    /// Data bytes of one chunk file that a directory may ask for.
    package static let chunkDataBytesMax: UInt64 = 1 << 40
    /// Number of the last chunk file a log may have.
    package static let chunkNumberMax: UInt64 = 999_999_999
    /// Chunk files of one log kept open at a time.
    package static let openChunksPerLogMax = 32
    /// Bytes a log collects in memory before it hands them to the operating system.
    package static let writeBufferBytes = 1 << 18
    /// Bytes read at first when the length of a transaction record is unknown.
    package static let recordWindowBytes = 4096
    /// Bytes read ahead by a sequential walk over a log.
    package static let readAheadBytes = 1 << 20
    /// Entries a store may allow in one transaction.
    package static let entriesPerTransactionMax: UInt64 = 1 << 24
    /// Bytes a store may allow in one key; the record stores the length in 16 bits.
    package static let keyBytesMax: UInt64 = 65535
    /// Bytes a store may allow in one value; the record stores the length in 32 bits.
    package static let valueBytesMax: UInt64 = 0xffff_ffff
    /// Value logs a store may have; their number takes 7 bits of an offset, 0 means none.
    package static let valueLogsMax = 127
    /// Parsed headers kept in memory.
    package static let cachedHeadersMax = 2048
    /// Leaves after which the tree files are made durable without being asked.
    package static let treeSyncLeaves: UInt64 = 100_000
    /// Keys copied out of the index in one go by a scan: first page, later pages.
    package static let scanPageKeysFirst = 16
    package static let scanPageKeysMax = 512
    /// Keys in one node of the index.
    static let indexNodeKeysMax = 64
    /// Tree sizes whose root an integrity check remembers for transactions whose tree lags behind.
    package static let checkedRootsMax = 4_000_000
    /// Damaged commit entries at the end of the commit log that recovery looks behind.
    package static let damagedCommitTailMax: UInt64 = 100_000
}
