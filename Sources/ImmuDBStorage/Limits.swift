/// Every fixed bound of this module, with its unit in the name. What a directory itself fixes at creation
/// (entries per transaction, key and value length, chunk size) is in ``StoreMetadata``.
package enum Limits {
    /// Bytes of a log chunk's metadata block; the reference reads header and block with one 4 KiB read.
    package static let chunkMetadataBytesMax = 4088
    /// Bytes read of a lock file, which holds the number of a process.
    static let lockFileBytesMax = 64
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
    /// Bytes written at a time when a new chunk file is filled with zeros.
    package static let zeroBlockBytes = 1 << 20
    /// Bytes a compressed stream may have beyond twice those it holds; longer ones are refused unread.
    package static let compressedOverheadBytes: UInt64 = 1024
    /// Transactions that may wait for an allowance from outside.
    package static let waitingTransactionsMax = 1000
    /// Turns that whoever syncs leaves to other writers while new transactions keep arriving.
    static let gatheringTurnsMax = 64
    /// A lone writer looks for others in one of so many rounds.
    static let roundsAloneMax = 8
    /// Bytes of a transaction record before its entries and behind them.
    static let recordHeadBytesMax = 512
    /// Bytes read at first when the length of a transaction record is unknown.
    package static let recordWindowBytes = 4096
    /// Bytes read ahead by a sequential walk over a log.
    package static let readAheadBytes = 1 << 20
    /// Bytes read from a backup file at a time.
    static let backupReadBytes = 1 << 20
    /// Roots of the tree that a check of a backup remembers for transactions whose tree lags behind.
    static let backupRootsMax = 65_536
    /// Entries a store may allow in one transaction.
    package static let entriesPerTransactionMax: UInt64 = 1 << 24
    /// Bytes a store may allow in one key; the record stores the length in 16 bits.
    package static let keyBytesMax: UInt64 = 65535
    /// Bytes a store may allow in one value; the record stores the length in 32 bits.
    package static let valueBytesMax: UInt64 = 0xffff_ffff
    /// Value logs a store may have; their number takes 7 bits of an offset, 0 means none.
    package static let valueLogsMax = 127
    /// Parsed headers kept in memory, a power of two: at first, and when many were read.
    static let cachedHeadersMin = 64
    package static let cachedHeadersMax = 2048
    /// Microseconds from which on a sync counts as slow.
    static let slowSyncMicroseconds = 150
    /// Time that the syncs of values and records together take from which on another thread than the
    /// caller's waits for them.
    static let holdingSyncMicroseconds = 2_000
    /// Values that were read and checked and are kept in memory, for each store.
    static let cachedValuesMax = 4096
    /// Bytes of the longest of them.
    static let cachedValueBytesMax: UInt32 = 512
    /// Leaves after which the tree files are made durable without being asked.
    package static let treeSyncLeaves: UInt64 = 100_000
    /// Digests of the tree kept in memory for proofs, for each store: powers of two, 40 bytes each.
    static let cachedTreeDigestsMin = 1 << 10
    static let cachedTreeDigestsMax = 1 << 16
    /// Entries at the end of the tree's commit log that opening looks at: at least what one sync writes.
    package static let checkedTreeTailMax: UInt64 = 2 * treeSyncLeaves
    /// Keys copied out of the index in one go by a scan: first page, later pages.
    package static let scanPageKeysFirst = 16
    package static let scanPageKeysMax = 512
    /// Bytes of the values of a transaction up to which they are copied together, to be hashed and written
    /// as one.
    static let joinedValuesBytesMax = 1 << 20
    /// Bytes by which a table grows or shrinks before the budget of all indexes is told.
    static let indexReportBytes = 4096
    /// Keys or versions of a table between the one that is read and the one that is asked of memory.
    static let indexFetchAhead = 8
    /// Keys of a table in one piece of its order: when it is made, and before it is split.
    static let indexOrderPieceKeys = 256
    static let indexOrderPieceKeysMax = 512
    /// New keys of a table are put into its order one by one while they are fewer than this part of it.
    static let indexOrderRebuildPart = 32
    /// Memory for the key indexes of all stores that share a budget, in bytes.
    package static let indexBudgetBytes = 192 << 20
    /// Entries inserted into the index under one lock.
    static let indexInsertionEntries = 64
    /// Estimated memory of a key in a table of the index beside its bytes, and of each version.
    static let indexTableBytesPerKey = 120
    static let indexTableBytesPerVersion = 96
    /// Entries waiting for the index that wake its thread.
    static let indexQueueWakeEntries = 1024
    /// Places that transactions taken from the queue may leave empty at its beginning.
    static let indexQueueGapMax = 4096
    /// Full tables waiting to be written before whoever fills another helps to write one.
    static let indexFullTablesMax = 2
    /// Full tables that cannot be written because the disk refuses, before commits are refused.
    static let indexStuckTablesMax = 8
    /// Bytes of a table below which it is not written early to make room.
    static let indexSmallTableBytes = 1 << 16
    /// Bytes at which a leaf of a run, and a page above the leaves, ends.
    static let indexLeafBytes = 8192
    static let indexInnerPageBytes = 16_384
    /// Children of a page above the leaves: usually, and at least when keys are very long.
    static let indexPageChildren = 128
    static let indexPageChildrenMin = 4
    /// A run gets a second tree, of the newest versions, when there are older ones for more than this part
    /// of its keys; a leaf with up to so many versions for each key is in both.
    static let indexHeadsPart: UInt64 = 4
    static let indexSharedLeafVersions = 2
    /// Parts of the page cache, each with a lock, and the bytes at which there is another one.
    static let indexCacheShardsMax = 16
    /// Sizes that the page cache takes on while tables grow and shrink, at most.
    static let indexCacheStepsMax = 64
    static let indexCacheShardBytes = 1 << 20
    /// Estimated memory of a cached page beside its bytes.
    static let indexCachedPageExtraBytes = 160
    /// Runs of one size that are merged into one.
    static let indexMergeRuns = 4
    /// Versions below which runs count as equally small.
    static let indexSmallRunVersions: UInt64 = 4096
    /// Bytes that one step of a merge writes.
    static let indexMergeStepBytes: UInt64 = 1 << 20
    /// Runs that a manifest may list.
    static let indexRunsMax = 100_000
    /// Bytes of a manifest.
    static let indexManifestBytesMax = 1 << 24
    /// Attempts to read around damage before giving up.
    static let indexRepairsMax = 3
    /// What a store may leave to be indexed at its next opening instead of writing it when it is closed.
    static let indexUnwrittenVersionsMax = 4096
    static let indexUnwrittenTransactionsMax: UInt64 = 1024
    /// Transactions between two reports of progress.
    static let indexProgressTransactions: UInt64 = 1000
    /// Bytes of values that an integrity check reads and hashes together.
    static let checkedValuesBytes = 1 << 20
    /// Tree sizes whose root an integrity check remembers for transactions whose tree lags behind.
    package static let checkedRootsMax = 4_000_000
    /// Damaged commit entries at the end of the commit log that recovery looks behind.
    package static let damagedCommitTailMax: UInt64 = 100_000
    /// Commit entries at the end of the commit log that opening looks at one by one: at least what one sync
    /// covers.
    package static let checkedCommitTailMax: UInt64 = 4096
    /// Reads recorded for one transaction: keys asked for, walks, and the keys that walks passed.
    package static let recordedReadsMax = 100_000
    /// Transactions whose keys wait to be derived, before whoever commits derives them.
    static let mappedTransactionsWaitingMax = 1024
    /// Bytes between two values that are read along with them.
    static let valueGapBytesMax: UInt64 = 512
    /// Bytes of the values that are read at once.
    static let valueStretchBytesMax: UInt64 = 1 << 18
}
