package import ImmuDBProofs
import Synchronization
import SystemIO

extension Store {
    /// Commits a transaction.
    ///
    /// Hashing happens on the caller's thread before the writer lock is taken. When the store is synced the
    /// call returns once the transaction is on disk, together with others that waited; otherwise when the
    /// operating system has it.
    /// - Parameters:
    ///   - entries: at least one, unless the metadata names a truncation; keys unique.
    ///   - validate: called under the writer lock with an index that includes every transaction before this
    ///     one, also those still on their way to the disk. Throwing leaves the store unchanged. It must not
    ///     call the store's commit.
    /// - Throws: what `validate` throws; `invalidArgument`, `readOnly`, `writesRefused`, `closed`,
    ///   `inputOutput`. After an error of the last kind the fate of the transaction is known only after
    ///   reopening.
    package nonisolated(nonsending) func commit(
        _ entries: EntryBatch, metadata: TxMetadata = .none,
        validate: (@Sendable (IndexView) throws -> Void)? = nil
    ) async throws -> TxHeader {
        let prepared = try prepare(entries, metadata)
        guard let validate else { return try await submit(prepared) }
        return try await submit { view, _ in
            try validate(view)
            return prepared
        }
    }

    /// The same for entries that are not encoded yet.
    package nonisolated(nonsending) func commit(
        _ entries: [StoreEntry], metadata: TxMetadata = .none,
        validate: (@Sendable (IndexView) throws -> Void)? = nil
    ) async throws -> TxHeader {
        try await commit(EntryBatch(entries), metadata: metadata, validate: validate)
    }

    /// Commits a transaction whose entries depend on the state before it, or on its own id.
    /// - Parameter build: called like `validate` above, with the id the transaction is going to have.
    package nonisolated(nonsending) func commit(
        metadata: TxMetadata = .none, build: @Sendable (IndexView, UInt64) throws -> [StoreEntry]
    ) async throws -> TxHeader {
        try await submit { view, id in try prepare(EntryBatch(try build(view, id)), metadata) }
    }

    /// Waits until a transaction is committed and visible in the index.
    /// - Throws: `transactionNotFound` when no such transaction was begun, `writesRefused`.
    package nonisolated(nonsending) func waitForIndex(upTo id: UInt64) async throws {
        guard id > committed.id else { return index.catchUp(upTo: id) }
        guard id <= precommitted.id else {
            throw StorageError(.transactionNotFound, "the last transaction is \(precommitted.id)", txID: id)
        }
        try await waitUntilDurable(.transaction(id))
        index.catchUp(upTo: id)
    }

    private func prepare(
        _ entries: EntryBatch, _ metadata: TxMetadata
    ) throws(StorageError) -> PreparedTransaction {
        try PreparedTransaction(
            entries, metadata: metadata, version: options.writeTxHeaderVersion, limits: self.metadata)
    }

    /// Commits a transaction that depends on the state before it.
    private nonisolated(nonsending) func submit(
        _ make: (IndexView, UInt64) throws -> PreparedTransaction
    ) async throws -> TxHeader {
        let header = try writer.withLock { writer in
            try requireTurn(writer)
            let last = precommitted.id
            let prepared = try make(IndexView(index: index, upTo: last), last + 1)
            return try precommit(try noting { () throws(StorageError) in try place(prepared) }, &writer)
        }
        if options.synced { try await waitUntilDurable(.transaction(header.id)) }
        return header
    }

    /// Gives a transaction its id and appends it to the logs. It has passed ``requireTurn(_:)``; its values
    /// have their places.
    func precommit(_ placed: PreparedTransaction, _ writer: inout WriterState) throws -> TxHeader {
        let header = try header(of: placed, after: precommitted)
        let cached = try HeaderCache.Cached(header)
        try noting { () throws(StorageError) in
            try append(placed, header, alh: cached.alh, &writer)
            if !options.synced { try finishUnsynced(&writer) }
        }
        headers.withLock { $0.insert(cached) }
        return header
    }

    /// Runs what must not fail half-way: after an error nothing can be written any more.
    private func noting<T>(_ body: () throws(StorageError) -> T) throws(StorageError) -> T {
        do throws(StorageError) {
            return try body()
        } catch {
            failure.note(refusal(after: error))
            throw error
        }
    }

    private func header(
        of prepared: PreparedTransaction, after last: State
    ) throws(StorageError) -> TxHeader {
        guard let original = prepared.original else {
            return prepared.header(
                id: last.id + 1, timestamp: options.excludesCommitTime ? 0 : options.clock.now().seconds,
                blRoot: logs.tree.root, prevAlh: last.alh)
        }
        try requireFit(original, after: last)
        return original
    }

    private func append(
        _ placed: PreparedTransaction, _ header: TxHeader, alh: Digest, _ writer: inout WriterState
    ) throws(StorageError) {
        let log = logs.transactions.log
        var head: [UInt8] = []
        head.reserveCapacity(Limits.recordHeadBytesMax)
        var batch = placed.batch
        if metadata.embeddedValues { batch.embedValues(recordPrefixAt: log.end, prefix: &head) }
        let entryBytes = batch.bytes
        let prefix = head.count
        TransactionRecord.append(header, to: &head)
        let count = head.count - prefix + entryBytes.count + Digest.byteCount
        guard let size = UInt32(exactly: count) else {
            throw StorageError(.invalidArgument, "the transaction record is too long", txID: header.id)
        }
        let offset = try log.append(head, entryBytes, alh.bytes) + UInt64(prefix)
        try logs.tree.append(alh)
        if options.buildsIndex {
            let encoded = EncodedEntries(bytes: entryBytes, count: batch.count)
            index.add(encoded, txID: header.id, alh: alh)
        }
        let entry = CommitEntry(offset: offset, size: size, alh: metadata.version >= 2 ? alh : nil)
        enqueue(QueuedTransaction(entry: entry, state: State(id: header.id, alh: alh)), &writer)
    }

    func enqueue(_ transaction: QueuedTransaction, _ writer: inout WriterState) {
        writer.queue.append(transaction)
        watermarks.withLock { $0.precommitted = transaction.state }
        precommits.reached(transaction.state.id)
    }

    /// Hands the queued transactions to the operating system, records before the entries that name them.
    func finishUnsynced(_ writer: inout WriterState) throws(StorageError) {
        for log in logs.values { try log.flush() }
        try logs.transactions.log.flush()
        let allowed = takeAllowed(&writer)
        if let last = allowed.last {
            try logs.commit.append(allowed.map(\.entry).bytes)
            try logs.commit.flush()
            watermarks.withLock { $0.committed = last.state }
        }
        if logs.tree.unsyncedLeaves >= Limits.treeSyncLeaves { try logs.tree.sync() }
    }

    /// Takes no lock that writers hold.
    func requireWritable() throws(StorageError) {
        try requireOpen()
        guard !options.readOnly else {
            throw StorageError(.readOnly, "the store was opened for reading only")
        }
        guard !isRetired.load(ordering: .relaxed) else {
            throw StorageError(.closed, "the store is being closed")
        }
        if let failure = failure.first { throw failure }
        if let refusal = index.refusal { throw self.refusal(after: refusal) }
    }

    /// Whether one more transaction can get its id.
    func requireTurn(_ writer: borrowing WriterState) throws(StorageError) {
        try requireWritable()
        guard !options.awaitsAllowance || writer.queue.count < Limits.waitingTransactionsMax else {
            throw StorageError(
                .tooManyWaiting,
                "\(writer.queue.count) transactions wait to be allowed, at most "
                    + "\(Limits.waitingTransactionsMax) can; allow them, then try again")
        }
    }

    func refusal(after error: StorageError) -> StorageError {
        StorageError(
            .writesRefused,
            "writing failed before (\(error.message)); reading goes on, open the store again to write",
            file: error.file, offset: error.offset, cause: error.cause)
    }
}

extension [CommitEntry] {
    /// The entries as the commit log holds them.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * CommitEntry.byteCount)
        for entry in self { entry.append(to: &bytes) }
        return bytes
    }
}
