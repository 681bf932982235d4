package import ImmuDBProofs
import Synchronization

extension Store {
    /// A committed transaction. Eh and Alh are recomputed and compared with record and commit log.
    /// - Throws: `transactionNotFound`, `corrupted`, `inputOutput`, `closed`.
    package func transaction(_ id: UInt64) throws(StorageError) -> StoredTransaction {
        let (entry, record) = try record(id)
        // Whoever reads a transaction may want proofs about it.
        headers.withLock { $0.insert(HeaderCache.Cached(record)) }
        return StoredTransaction(
            header: record.header, alh: record.alh, entries: record.entries, logOffset: entry.offset,
            size: entry.size)
    }

    /// The header of a committed transaction, with `eh` recomputed.
    package func header(_ id: UInt64) throws(StorageError) -> TxHeader {
        try cachedHeader(id).header
    }

    /// Accumulative hash of a committed transaction; the hash of nothing for id 0.
    package func alh(_ id: UInt64) throws(StorageError) -> Digest {
        id == 0 ? .ofNothing : try cachedHeader(id).alh
    }

    /// The value of an entry, checked against the entry's hash.
    /// - Parameter txID: the entry's transaction, for messages.
    /// - Throws: `valueDiscarded`, `corrupted`, `inputOutput`.
    package func value(of entry: StoredEntry, txID: UInt64? = nil) throws(StorageError) -> [UInt8] {
        try requireOpen()
        let location = ValueLocation(stored: entry.valueOffset)
        guard entry.valueLength > 0 else {
            if entry.valueHash == .ofNothing { return [] }
            guard location.offset == 0 else {
                throw StorageError(
                    .corrupted, "the entry has a hash and a place for its value, but no length", file: "tx",
                    txID: txID)
            }
            throw StorageError(
                .valueDiscarded, "the value was discarded before this copy was made", file: "tx", txID: txID)
        }
        let isCached = entry.valueLength <= Limits.cachedValueBytesMax
        if isCached, let value = values.value(at: entry.valueOffset, hash: entry.valueHash),
            value.count == Int(entry.valueLength)
        {
            return value
        }
        let generation = isCached ? values.generation : 0
        let log = try valueLog(location, txID: txID)
        let value: [UInt8]
        do throws(StorageError) {
            value = try log.value(entry.valueLength, at: location.offset)
        } catch {
            var error = error
            error.txID = txID
            throw error
        }
        guard SHA256.hash(value) == entry.valueHash else {
            throw log.fault(
                .corrupted, "the value is not the one that was written: its hash differs",
                at: location.offset,
                txID: txID)
        }
        if isCached {
            values.insert(value, at: entry.valueOffset, hash: entry.valueHash, generation: generation)
        }
        return value
    }

    /// The value of an indexed version.
    package func value(of version: IndexedVersion, key: [UInt8]) throws(StorageError) -> [UInt8] {
        try value(of: version.entry(key: key), txID: version.txID)
    }

    /// Root of the accumulative tree over the first `size` transactions; zeros for size 0.
    /// - Throws: `transactionNotFound` for a size beyond the committed transactions.
    package func rootOfTree(_ size: UInt64) throws(StorageError) -> Digest {
        try requireCommitted(size)
        return try logs.tree.root(size: size)
    }

    func valueLog(_ location: ValueLocation, txID: UInt64?) throws(StorageError) -> ChunkedLog {
        if location.log == 0 {
            guard metadata.embeddedValues else {
                // A value that was discarded before this copy was made has no length either.
                throw StorageError(
                    .corrupted, "the entry has a length, but names no log for its value", file: "tx",
                    txID: txID)
            }
            return logs.transactions.log
        }
        let number = Int(location.log) - 1
        guard number < logs.values.count else {
            throw StorageError(
                .corrupted, "the value is in a log that does not exist", file: "val_\(number)", txID: txID)
        }
        return logs.values[number]
    }

    func record(_ id: UInt64) throws(StorageError) -> (CommitEntry, TransactionRecord) {
        try requireOpen()
        guard id > 0 else { throw StorageError(.invalidArgument, "transactions are counted from 1") }
        try requireCommitted(id)
        let entry = try CommitLog(log: logs.commit, metadata: metadata).entry(id)
        return (entry, try logs.transactions.record(entry, id: id))
    }

    func cachedHeader(_ id: UInt64) throws(StorageError) -> HeaderCache.Cached {
        if let cached = headers.withLock({ $0[id] }) {
            try requireOpen()
            try requireCommitted(id)
            return cached
        }
        let record = try record(id).1
        let cached = HeaderCache.Cached(record)
        headers.withLock { $0.insert(cached) }
        return cached
    }

    func requireCommitted(_ id: UInt64) throws(StorageError) {
        let last = committed.id
        guard id <= last else {
            throw StorageError(.transactionNotFound, "the last transaction is \(last)", txID: id)
        }
    }

    func requireOpen() throws(StorageError) {
        guard !closed.load(ordering: .relaxed) else { throw StorageError(.closed, "the store is closed") }
    }
}

extension HeaderCache.Cached {
    init(_ record: TransactionRecord) {
        self.init(header: record.header, inner: record.inner, alh: record.alh)
    }

    init(_ header: TxHeader) throws(StorageError) {
        do throws(FormatError) {
            let inner = try header.innerHash()
            let alh = TxHeader.advance(header.prevAlh, to: header.id, inner: inner)
            self.init(header: header, inner: inner, alh: alh)
        } catch {
            throw StorageError(.corrupted, error.message, txID: header.id)
        }
    }
}
