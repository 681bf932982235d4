import ImmuDBProofs

/// One run of an integrity check.
struct CheckWalk {
    let metadata: StoreMetadata
    let transactions: TransactionLog
    let commit: CommitLog
    let values: [ChunkedLog]
    let faultLimit: Int
    /// Entries in the commit log, and the transaction to stop at.
    let written: UInt64
    let last: UInt64
    var report = IntegrityReport()
    var tree: CheckedTree
    var bytesRead: UInt64 = 0
    /// Where the next record is expected; nil behind a damaged one.
    var end: UInt64? = 0
    /// Hash of the transaction before; nil behind a damaged one.
    var previous: Digest? = .ofNothing
    /// Below this transaction values may be discarded.
    var truncatedUpTo: UInt64 = 0
    /// The last values found missing, as the faults they are unless a truncation covers them.
    var discarded: [IntegrityFault] = []

    init(_ layout: StoreLayout, faultLimit: Int, last: UInt64?) throws(StorageError) {
        guard try layout.isCreated() else {
            throw StorageError(.storeNotFound, "the directory holds no commit log", file: layout.commit.name)
        }
        let logs = try layout.openLogs(for: nil)
        metadata = logs.metadata
        commit = CommitLog(log: logs.commit, metadata: logs.metadata)
        transactions = TransactionLog(log: logs.transactions, commit: commit, limits: logs.metadata)
        values = logs.values
        written = try commit.writtenEntries()
        self.last = last ?? .max
        self.faultLimit = faultLimit
        tree = CheckedTree(layout)
        if let fault = tree.openingFault { report.faults.append(fault) }
    }

    var isFull: Bool { report.faults.count >= faultLimit }

    mutating func add(_ fault: IntegrityFault) {
        if isFull { report.isComplete = false } else { report.faults.append(fault) }
    }

    mutating func run(_ progress: (CheckProgress) -> Bool) {
        var id: UInt64 = 0
        while id < last {
            id += 1
            let entry: CommitEntry?
            do throws(StorageError) {
                entry = id <= written ? try commit.entry(id) : nil
            } catch {
                add(IntegrityFault(error, kind: .commitEntry, txID: id))
                break
            }
            guard let found = record(id, entry) else {
                // Behind the commit log, the first thing that is no record is the end.
                guard let entry else { break }
                end = entry.end
                previous = entry.alh
                tree.skip()
                if isFull { break }
                continue
            }
            check(found.record, at: found.offset)
            let done = CheckProgress(
                transactionsDone: id, transactionsTotal: max(min(written, last), id), bytesRead: bytesRead)
            if isFull || !progress(done) {
                report.isComplete = id >= min(written, last) && !isFull
                break
            }
        }
        checkDiscarded()
    }

    /// Finds a transaction's record behind its predecessor, and compares the commit entry with it.
    private mutating func record(
        _ id: UInt64, _ entry: CommitEntry?
    ) -> (record: TransactionRecord, offset: UInt64)? {
        var chained: (record: TransactionRecord, offset: UInt64)?
        do throws(StorageError) {
            if let end, let previous {
                chained = try transactions.next(
                    after: id - 1, alh: previous, at: end, size: UInt64(entry?.size ?? 0))
            }
            guard let entry else { return chained }
            if let found = chained {
                let expected = CommitEntry(
                    offset: found.offset, size: UInt32(truncatingIfNeeded: found.record.size),
                    alh: metadata.version >= 2 ? found.record.alh : nil)
                if entry != expected {
                    let place = commit.log.place(of: commit.offset(of: id))
                    add(
                        IntegrityFault(
                            kind: .commitEntry, file: place.file, offset: place.position, txID: id,
                            message: "the entry does not describe the record of the transaction"))
                }
                return found
            }
            let record = try transactions.record(entry, id: id)
            add(unexpectedPlace(record, entry, id))
            return (record, entry.offset)
        } catch {
            add(IntegrityFault(error, kind: .transaction, txID: id))
            return nil
        }
    }

    /// The record is intact, but not where the one before ends, or of another history.
    private func unexpectedPlace(
        _ record: TransactionRecord, _ entry: CommitEntry, _ id: UInt64
    ) -> IntegrityFault {
        let place = transactions.log.place(of: entry.offset)
        let message =
            previous != nil && record.header.prevAlh != previous
            ? "the record does not continue the chain of transaction \(id - 1)"
            : "the bytes between the record and the one before are not what was written"
        return IntegrityFault(
            kind: previous != nil && record.header.prevAlh == previous ? .transaction : .chain,
            file: place.file, offset: place.position, txID: id, message: message)
    }

    private mutating func check(_ record: TransactionRecord, at offset: UInt64) {
        let header = record.header
        bytesRead += UInt64(record.size)
        report.transactions += 1
        report.entries += UInt64(record.entries.count)
        report.last = Store.State(id: header.id, alh: record.alh)
        end = offset + UInt64(record.size)
        previous = record.alh
        truncatedUpTo = max(truncatedUpTo, header.metadata.truncatedUpTo ?? 0)
        if let message = tree.check(header) {
            let place = transactions.log.place(of: offset)
            add(
                IntegrityFault(
                    kind: .chain, file: place.file, offset: place.position, txID: header.id, message: message)
            )
        }
        for fault in tree.append(record.alh, id: header.id) { add(fault) }
        report.treeLeaves = tree.comparedLeaves
        checkValues(record, recordAt: offset)
    }

    /// Values may be missing below the last truncation only.
    private mutating func checkDiscarded() {
        for fault in discarded where fault.txID ?? 0 >= truncatedUpTo { add(fault) }
    }
}
