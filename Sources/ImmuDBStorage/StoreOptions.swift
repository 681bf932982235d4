package import SystemIO

/// How a store is opened. What concerns the format counts at creation only: an existing directory
/// keeps its own.
package struct StoreOptions: Sendable {
    /// Nothing on disk is changed, not even by recovery, which then happens in memory.
    package var readOnly = false
    /// True: a commit returns when its transaction is on disk (group commit). False: when the operating
    /// system has it, which survives the end of the process but not a power cut.
    package var synced = true
    /// Take the lock of the directory itself. Off when a server directory above is locked already.
    package var locksDirectory = true
    /// Build the key index when opening. Off for programs that only walk over transactions.
    package var buildsIndex = true
    /// Header version of new transactions, 0 or 1.
    package var writeTxHeaderVersion: UInt16 = 1
    /// Put 0 instead of the time into new headers.
    package var excludesCommitTime = false
    /// Format choices for a new directory.
    package var newStore = StoreMetadata()
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
