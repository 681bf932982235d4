package import SystemCodecs
package import SystemIO

/// How a store is opened. What concerns the format counts at creation only: an existing directory
/// keeps its own.
package struct StoreOptions: Sendable {
    /// Nothing on disk is changed, not even by recovery, which then happens in memory.
    package var readOnly = false
    /// True: a commit returns when its transaction is on disk (group commit). False: when the operating
    /// system has it, which survives the end of the process but not a power cut.
    package var synced = true
    /// Transactions become committed only as far as ``Store/allowCommit(upTo:)`` says, for a replica that
    /// must not be ahead of others. What recovery finds behind the commit log waits as well.
    package var awaitsAllowance = false
    /// Take the lock of the directory itself. Off when a server directory above is locked already.
    package var locksDirectory = true
    /// Build the key index when opening. Off for programs that only walk over transactions.
    package var buildsIndex = true
    /// Memory of the key index; to be shared by all stores of a process.
    package var indexBudget = IndexBudget()
    /// Whether a thread of the budget writes and merges the files of the key index; otherwise that happens
    /// only when memory demands it.
    package var indexesInBackground = true
    /// Called while an index is made for transactions that exist already.
    package var indexProgress: @Sendable (IndexProgress) -> Void = { _ in }
    /// Makes the mapper of derived keys; nil when there are none.
    package var keyMapper: (@Sendable () -> any KeyMapper)?
    /// Header version of new transactions, 0 or 1.
    package var writeTxHeaderVersion: UInt16 = 1
    /// Put 0 instead of the time into new headers.
    package var excludesCommitTime = false
    /// Format choices for a new directory.
    package var newStore = StoreMetadata()
    /// Value logs that new values go to in turn, 1 to 127; missing ones are made. Others are only read.
    /// Programs that are told of fewer cannot read the values in the rest.
    package var valueLogCount = 1
    /// Compression of new value logs; existing ones keep their own.
    package var compression = CompressionFormat.none
    /// 1 fastest to 9 smallest, -1 default, -2 Huffman codes only; stored in the files, LZW does not use it.
    package var compressionLevel = 1
    /// Mode bits of directories and files created, before the process umask.
    package var directoryPermissions: UInt32 = 0o755
    package var filePermissions: UInt32 = 0o644
    package var clock: any WallClock = SystemClock()
    /// Called with one sentence for everything recovery did.
    package var note: @Sendable (String) -> Void = { _ in }

    package init() {}

    /// What a database of a server uses: values up to 32 MiB, chunks of 512 MiB.
    package static var serverDefaults: StoreOptions {
        var options = StoreOptions()
        options.newStore = .serverDefaults
        return options
    }
}
