package import ImmuDBProofs
import Synchronization
import SystemIO

extension RunKeyIndex {
    package func add(_ entries: EncodedEntries, txID: UInt64, alh: Digest) {
        let (bytes, wakes) = queue.withLock { queue -> (Int, Bool) in
            queue.append(Transaction(entries: entries, id: txID, alh: alh))
            let wakes = queue.entryCount >= Limits.indexQueueWakeEntries && !queue.isScheduled
            if wakes { queue.isScheduled = true }
            return (queue.bytes, wakes)
        }
        if wakes { schedule() }
        if bytes > budget.queueBytesMax { makeRoom() }
    }

    /// Back-pressure: whoever adds to a full queue inserts until it is not full any more.
    private func makeRoom() {
        while queue.withLock({ $0.bytes }) > budget.queueBytesMax {
            inserting.withLock { _ in
                if let next = queue.withLock({ $0.popFirst() }) { insert(next) }
            }
        }
    }

    /// Inserts what is queued, at least up to a transaction, unless that is done already.
    package func catchUp(upTo id: UInt64) {
        while indexedTxID < id {
            // One at a time, so that a reader who needs no more does not wait for all that is queued.
            let isDone = inserting.withLock { _ -> Bool in
                guard indexedTxID < id, let next = queue.withLock({ $0.popFirst() }) else { return true }
                insert(next)
                return false
            }
            if isDone { return }
        }
    }

    /// Only for the holder of the inserting lock.
    func insert(_ transaction: Transaction) {
        guard transaction.id > indexedTxID else { return }
        let table = layers.withLock { $0.active }
        table.insert(transaction.entries, txID: transaction.id, alh: transaction.alh)
        inserted.store(transaction.id, ordering: .releasing)
        guard isWritable else { return }
        let bytes = table.bytes
        if bytes >= budget.fullTableBytes { sealTable() }
        guard let biggest = reportMemory(activeTableBytes: bytes) else { return }
        if biggest === self {
            sealTable()
            writeFullTables()
        } else {
            biggest.writeEarly()
        }
    }

    /// Starts a new table. Only for the holder of the inserting lock.
    func sealTable() {
        let fullTables = layers.withLock { layers -> Int in
            guard !layers.active.isEmpty else { return 0 }
            layers.sealed.append(.table(layers.active))
            layers.active = KeyTable(firstTxID: layers.active.lastTxID + 1)
            return layers.fullTables
        }
        if fullTables > Limits.indexFullTablesMax { writeFullTables() } else { wake() }
    }

    /// Makes room for other indexes, unless this one is at work anyway.
    private func writeEarly() {
        let isSealed = inserting.withLockIfAvailable { _ in sealTable() } != nil
        if isSealed { writeFullTables() }
    }

    /// Has the background thread look for work.
    func wake() {
        let isNew = queue.withLock { queue -> Bool in
            defer { queue.isScheduled = true }
            return !queue.isScheduled
        }
        if isNew { schedule() }
    }

    private func schedule() {
        guard worksInBackground else { return }
        budget.queue.submit { [weak self] in self?.work() }
    }

    /// One turn of the background thread: what is queued, then one step of maintenance.
    private func work() {
        queue.withLock { $0.isScheduled = false }
        guard !isClosed.load(ordering: .relaxed) else { return }
        if let last = queue.withLock({ $0.lastTxID }) { catchUp(upTo: last) }
        if workStep() { wake() }
    }
}
