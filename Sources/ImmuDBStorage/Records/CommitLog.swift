/// Reads the entries of the commit log.
struct CommitLog: Sendable {
    let log: ChunkedLog
    /// Bytes of one entry.
    let entryBytes: UInt64

    init(log: ChunkedLog, metadata: StoreMetadata) {
        self.log = log
        entryBytes = UInt64(metadata.commitEntryBytes)
    }

    /// Log offset of an entry; transactions are counted from 1.
    func offset(of id: UInt64) -> UInt64 { (id - 1) * entryBytes }

    /// Number of entries, without a cut one at the end and without zeros from preallocation or a crash.
    func writtenEntries() throws(StorageError) -> UInt64 {
        var high = log.end / entryBytes
        guard high > 0, try isZero(high) else { return high }
        var low: UInt64 = 0
        // Entries are a run of non-zero ones followed by zeros.
        while low < high {
            let middle = low + (high - low) / 2
            if try isZero(middle + 1) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func isZero(_ id: UInt64) throws(StorageError) -> Bool {
        try log.read(Int(entryBytes), at: offset(of: id)).allSatisfy { $0 == 0 }
    }

    func entry(_ id: UInt64) throws(StorageError) -> CommitEntry {
        guard let entry = CommitEntry(try log.read(Int(entryBytes), at: offset(of: id))) else {
            throw log.fault(.corrupted, "the commit entry cannot be read", at: offset(of: id), txID: id)
        }
        return entry
    }
}
