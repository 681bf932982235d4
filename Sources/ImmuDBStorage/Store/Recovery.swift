import ImmuDBProofs

/// Finds out, when a store is opened, how many transactions it has (docs/formats.md, recovery).
///
/// The commit log decides. Behind its last good entry, records that continue the chain count as committed
/// too: they were complete, and their writers may have been told so. Everything after them is left-over.
struct Recovery {
    let transactions: TransactionLog
    let values: [ChunkedLog]
    let options: StoreOptions
    /// Header of the last committed transaction; nil for an empty store.
    private(set) var lastHeader: TxHeader?
    /// Complete transactions behind the last committed one, which wait for an allowance.
    private(set) var waiting: [CommitEntry] = []
    /// Where the values of transactions behind the commit log begin, by value log.
    private var firstValues: [Int: UInt64] = [:]

    init(
        transactions: TransactionLog, values: [ChunkedLog], options: StoreOptions
    ) {
        self.values = values
        self.transactions = transactions
        self.options = options
    }

    private var commitLog: CommitLog { transactions.commit }
    private var commit: ChunkedLog { commitLog.log }
    private var metadata: StoreMetadata { transactions.limits }

    /// Sets the ends of both logs, completes the commit log, and returns the last transaction.
    mutating func run() throws(StorageError) -> Store.State {
        let written = try commitLog.writtenEntries()
        let newest = try lastGoodEntry(written)
        var (count, state, end) = newest
        if let hole = try lowestHole(before: newest.count) {
            let before = try lastGoodEntry(hole - 1)
            if try isTorn(after: before, through: newest.count) {
                (count, state, end) = before
            } else {
                // Damage is left as it is: reading the transaction names it, the others can be read.
                lastHeader = try lastGoodHeader(newest.count)
            }
        }
        let good = count
        let goodEnd = end
        var committed = state
        var recovered: [CommitEntry] = []
        while let next = try transactions.next(after: state.id, alh: state.alh, at: end) {
            // Behind the commit log nothing says that the values reached the disk before the record did.
            if count >= written, try !hasValues(next.record) { break }
            noteValues(of: next.record)
            let entry = CommitEntry(
                offset: next.offset, size: UInt32(next.record.size),
                alh: metadata.version >= 2 ? next.record.alh : nil)
            state = Store.State(id: next.record.header.id, alh: next.record.alh)
            end = next.offset + UInt64(next.record.size)
            if count >= written, options.awaitsAllowance, !options.readOnly {
                waiting.append(entry)
            } else {
                recovered.append(entry)
                lastHeader = next.record.header
                committed = state
            }
            count += 1
        }
        guard count >= written else { throw try lostEntry(count + 1, expectedAt: end) }
        transactions.log.setEnd(end)
        try writeAgain(from: goodEnd)
        try transactions.log.distrust(from: min(goodEnd, end - min(end, 1)))
        try finishCommitLog(good: good, recovered)
        // What a failed sync left in memory may be entries too.
        let checked = min(commit.end, Limits.checkedCommitTailMax * commitLog.entryBytes)
        try commit.rewrite(from: commit.end - checked)
        // The process before may have ended without syncing what it wrote. Only last chunks are concerned:
        // a log syncs a chunk before it begins another.
        for log in values + [commit] { try log.distrust(from: log.end - min(log.end, 1)) }
        if !waiting.isEmpty {
            for log in values { try log.distrust(from: log.end - min(log.end, log.fileSize)) }
            options.note("\(waiting.count) complete transactions wait behind the commit log")
        }
        return committed
    }

    private mutating func noteValues(of record: TransactionRecord) {
        for entry in record.entries where entry.valueLength > 0 {
            let location = ValueLocation(stored: entry.valueOffset)
            guard location.log > 0, Int(location.log) <= values.count else { continue }
            let log = Int(location.log) - 1
            firstValues[log] = min(firstValues[log] ?? .max, location.offset)
        }
    }

    /// The process before may have ended because a sync had failed: what it was for may be in memory only,
    /// read until the machine stops and never written by later syncs.
    private func writeAgain(from end: UInt64) throws(StorageError) {
        try transactions.log.rewrite(from: end)
        for (log, offset) in firstValues { try values[log].rewrite(from: offset) }
    }

    /// The last entry that agrees with the record it points to. Entries behind it may be torn: the records
    /// were on disk before the entries were written, so what they stood for is found in the transaction log.
    private mutating func lastGoodEntry(
        _ written: UInt64
    ) throws(StorageError) -> (count: UInt64, state: Store.State, end: UInt64) {
        var id = written
        while id > 0 {
            guard written - id <= Limits.damagedCommitTailMax else {
                throw commit.fault(
                    .corrupted, "more than \(Limits.damagedCommitTailMax) commit entries are damaged",
                    at: commitLog.offset(of: id), txID: id)
            }
            let entry = try commitLog.entry(id)
            do throws(StorageError) {
                let record = try transactions.record(entry, id: id)
                lastHeader = record.header
                return (id, Store.State(id: id, alh: record.alh), entry.offset + UInt64(entry.size))
            } catch {
                guard error.code == .corrupted else { throw error }
            }
            id -= 1
        }
        return (0, .empty, 0)
    }

    private func lastGoodHeader(_ id: UInt64) throws(StorageError) -> TxHeader {
        try transactions.record(try commitLog.entry(id), id: id).header
    }

    /// The error for a transaction that the commit log lists but that cannot be read.
    private func lostEntry(_ id: UInt64, expectedAt end: UInt64) throws(StorageError) -> StorageError {
        let entry = try commitLog.entry(id)
        do throws(StorageError) {
            _ = try transactions.record(entry, id: id)
        } catch {
            return error
        }
        return transactions.log.fault(
            .corrupted, "the committed record does not continue the chain of transaction \(id - 1)",
            at: entry.offset, txID: id)
    }

    private func finishCommitLog(good: UInt64, _ recovered: [CommitEntry]) throws(StorageError) {
        let end = good * commitLog.entryBytes
        if try tailIsZero(from: end) {
            commit.setEnd(end)
        } else {
            options.note("the commit log is cut to \(good) entries")
            try commit.truncate(to: end)
        }
        guard !recovered.isEmpty else { return }
        for log in values { try log.distrust(from: log.end - min(log.end, log.fileSize)) }
        options.note("\(recovered.count) complete transactions were found behind the commit log and are kept")
        try transactions.log.sync()
        for log in values { try log.sync() }
        try commit.append(recovered.bytes)
        try commit.sync()
    }

    private func tailIsZero(from end: UInt64) throws(StorageError) -> Bool {
        var position = end
        while position < commit.end {
            let count = min(UInt64(Limits.readAheadBytes), commit.end - position)
            guard try commit.read(Int(count), at: position).allSatisfy({ $0 == 0 }) else { return false }
            position += count
        }
        return true
    }
}
