public import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBStorage

extension Database {
    /// Writes pairs in one transaction.
    /// - Parameters:
    ///   - writes: at least one, no key twice.
    ///   - conditions: all must hold just before the transaction.
    /// - Returns: the header of the new transaction, once it is as durable as the database promises.
    /// - Throws: `noEntries`, `illegalArguments` (empty key), `duplicateKey`, `limitExceeded`,
    ///   `preconditionFailed`, `invalidPrecondition`, `readOnly`, `storage`.
    public func set(
        _ writes: [KeyValueWrite], if conditions: [WriteCondition] = []
    ) async throws(EngineError) -> TxHeader {
        let entries = try batch(writes, valuePrefix: PlainRecord.plainValueKind)
        for condition in conditions { try check(condition) }
        guard !conditions.isEmpty else { return try await commit(entries) }
        let time = now
        return try await commit(entries) { index throws(EngineError) in
            for condition in conditions { try Database.require(condition, in: index, at: time) }
        }
    }

    /// Marks keys as deleted in one transaction. History keeps everything.
    /// - Throws: `keyNotFound` when one of them is absent, deleted or expired (nothing is written then), and
    ///   as `set`.
    public func delete(_ keys: [[UInt8]], sinceTx: UInt64 = 0) async throws(EngineError) -> TxHeader {
        let entries = try batch(
            keys.map { KeyValueWrite(key: $0, value: [], metadata: KVMetadata(isDeleted: true)) },
            valuePrefix: nil)
        guard sinceTx <= store.committed.id else { throw .txNotFound }
        let time = now
        return try await commit(entries) { index throws(EngineError) in
            for key in keys {
                guard let latest = try index.newest(PlainRecord.storeKey(for: key)),
                    !latest.metadata.isDeleted
                else { throw .keyNotFound }
                if latest.metadata.isExpired(at: time) { throw .keyExpired }
            }
        }
    }

    func commit(
        _ entries: EntryBatch,
        validate: (@Sendable (IndexView) throws -> Void)? = nil
    ) async throws(EngineError) -> TxHeader {
        try requireWritable()
        return try await translating {
            try await store.commit(entries, metadata: .none, validate: validate)
        }
    }

    /// - Throws: `readOnly`; `replica` when only a primary may write.
    package func requireWritable() throws(EngineError) {
        try requireWritableFiles()
        switch role {
        case .primary: return
        case .replica: throw .replicaIsReadOnly
        case .synchronousPrimary:
            throw .notSupported(
                "writing to database '\(name)', which has to wait for synchronous replicas; switch "
                    + "synchronous replication off to write without them")
        }
    }

    /// What also a replica changes: its own files.
    func requireWritableFiles() throws(EngineError) {
        guard !isReadOnly else {
            throw EngineError(.readOnly, "database \(name) is open for reading only")
        }
    }

    /// The entries of plain keys, checked.
    /// - Parameter valuePrefix: the kind of all values; nil for deletions, which store nothing.
    private func batch(
        _ writes: [KeyValueWrite], valuePrefix: UInt8?
    ) throws(EngineError) -> EntryBatch {
        guard !writes.isEmpty else { throw .noEntries }
        guard UInt64(writes.count) <= store.metadata.maxTxEntries else { throw .tooManyEntries }
        var keyBytes = writes.count
        var valueBytes = writes.count
        for write in writes {
            keyBytes += write.key.count
            valueBytes += write.value.count
        }
        var batch = EntryBatch(count: writes.count, keyBytes: keyBytes, valueBytes: valueBytes)
        for write in writes {
            guard !write.key.isEmpty else { throw .illegalArguments }
            let isNew = batch.append(
                keyPrefix: KeyKind.plain.rawValue, key: write.key, metadata: write.metadata,
                valuePrefix: valuePrefix, value: write.value)
            guard isNew else { throw .duplicateKey }
            try checkLengths(write)
        }
        return batch
    }

    func checkLengths(_ write: KeyValueWrite) throws(EngineError) {
        guard write.key.count <= keyBytesMax else { throw .keyTooLong }
        guard write.value.count <= valueBytesMax else { throw .valueTooLong }
    }

    func check(_ condition: WriteCondition) throws(EngineError) {
        switch condition {
        case .keyMustExist(let key), .keyMustNotExist(let key), .keyNotModifiedAfter(let key, _):
            guard !key.isEmpty else {
                throw EngineError(.invalidPrecondition, "invalid precondition: null key")
            }
            guard key.count <= keyBytesMax else {
                throw EngineError(
                    .invalidPrecondition,
                    "invalid precondition: invalid precondition: max key length exceeded")
            }
        }
        if case .keyNotModifiedAfter(_, txID: 0) = condition {
            throw EngineError(
                .invalidPrecondition, "invalid precondition: invalid precondition: invalid transaction ID")
        }
    }

    static func require(
        _ condition: WriteCondition, in index: IndexView, at time: Int64
    ) throws(EngineError) {
        func latest(_ key: [UInt8]) throws(EngineError) -> IndexedVersion? {
            try index.newest(PlainRecord.storeKey(for: key))
        }
        func exists(_ version: IndexedVersion?) -> Bool {
            guard let version else { return false }
            return !version.metadata.isDeleted && !version.metadata.isExpired(at: time)
        }
        func fail(_ name: String) -> EngineError {
            EngineError(.preconditionFailed, "precondition failed: \(name)")
        }
        switch condition {
        case .keyMustExist(let key):
            guard exists(try latest(key)) else { throw fail("KeyMustExist") }
        case .keyMustNotExist(let key):
            guard !exists(try latest(key)) else { throw fail("KeyMustNotExist") }
        case .keyNotModifiedAfter(let key, let txID):
            if let version = try latest(key), version.txID > txID { throw fail("KeyNotModifiedAfterTxID") }
        }
    }
}

extension KeyValueWrite {
    var storeEntry: StoreEntry {
        StoreEntry(
            key: PlainRecord.storeKey(for: key), metadata: metadata,
            value: PlainRecord.value(value).storeValue)
    }
}
