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

extension Database {
    /// The last transaction whose entries can be found by key. Behind the last committed one while the index
    /// is catching up; reads that need more wait for it.
    public var indexedTxID: UInt64 { store.index.indexedTxID }

    /// Waits until everything committed so far can be found by key.
    /// - Throws: `storage`, `closed`.
    public func waitForIndex() async throws(EngineError) { try await awaitIndex(0) }
}
