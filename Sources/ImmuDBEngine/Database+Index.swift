internal import ImmuDBStorage

extension Database {
    /// Writes out what the key index holds in memory.
    ///
    /// The index is derived from the transaction log, so nothing is lost without it.
    /// - Parameter isSynced: also waits until everything acknowledged is on disk.
    /// - Throws: `readOnly`, `storage`, `closed`.
    public func flushIndex(isSynced: Bool = true) async throws(EngineError) {
        try requireWritableFiles()
        try await awaitIndex(0)
        try translating { try store.index.flush() }
        if isSynced { try await flush() }
    }

    /// Brings the key index on disk into its smallest form.
    /// - Throws: `readOnly`, `storage`, `closed`.
    public func compactIndex() async throws(EngineError) {
        try requireWritableFiles()
        try await awaitIndex(0)
        try translating { try store.index.compact() }
    }
}
