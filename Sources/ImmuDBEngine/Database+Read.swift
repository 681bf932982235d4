internal import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBStorage

extension Database {
    /// Reads one value. A reference answers with the value of its target.
    /// - Throws: `keyNotFound`, `keyExpired`, `txNotFound`, `invalidRevision`, `illegalArguments`,
    ///   `illegalReference`, `corrupted`, `storage`.
    public func get(
        _ key: [UInt8], at position: ReadPosition = .newest()
    ) async throws(EngineError) -> LedgerEntry {
        guard !key.isEmpty else { throw .illegal("empty key") }
        let found = try await find(key, at: position)
        return try resolve(found, in: store.view())
    }

    /// Reads several keys from one snapshot; missing, deleted and expired ones are left out.
    public func getAll(_ keys: [[UInt8]], sinceTx: UInt64 = 0) async throws(EngineError) -> [LedgerEntry] {
        try await awaitIndex(sinceTx)
        let view = store.view()
        var entries: [LedgerEntry] = []
        for key in keys where !key.isEmpty {
            do throws(EngineError) {
                let found = try usable(try view.newest(PlainRecord.storeKey(for: key)), key: key)
                entries.append(try resolve(found, in: view))
            } catch  where error.code == .keyNotFound || error.code == .keyExpired {
                continue  // left out by contract
            }
        }
        return entries
    }

    /// An entry as a transaction wrote it.
    /// - Parameter resolvesReferences: false shows a reference as such: with the target's key and no value.
    /// - Throws: as ``get(_:at:)``.
    public func entry(
        of key: [UInt8], inTransaction id: UInt64, resolvesReferences: Bool = true, sinceTx: UInt64 = 0
    ) async throws(EngineError) -> LedgerEntry {
        let found = try find(PlainRecord.storeKey(for: key), key: key, inTransaction: id)
        if resolvesReferences {
            try await awaitIndex(sinceTx)
            return try resolve(found, in: store.view())
        }
        guard case .reference(let target, let atTx) = try record(of: found) else {
            return try resolve(found, in: store.view())
        }
        let hop = ReferenceHop(key: key, atTx: atTx, metadata: found.metadata, txID: id, revision: 0)
        return LedgerEntry(key: target, value: [], metadata: .none, txID: 0, revision: 0, reference: hop)
    }

    /// All values of a key, deletions and expired ones included.
    /// - Parameters:
    ///   - offset: values to skip. Exactly the number of values is an error, more an empty answer.
    ///   - limit: 0 = as many as one answer may carry.
    /// - Throws: `keyNotFound`, `resultTooLarge`, `noMoreEntries`, `illegalArguments`.
    public func history(
        of key: [UInt8], offset: UInt64 = 0, limit: UInt64 = 0, isDescending: Bool = false,
        sinceTx: UInt64 = 0
    ) async throws(EngineError) -> [LedgerEntry] {
        guard limit <= Limits.resultEntriesMax else { throw .resultTooLarge(limit) }
        guard !key.isEmpty else { throw .keyNotFound }
        try await awaitIndex(sinceTx)
        let storeKey = PlainRecord.storeKey(for: key)
        let view = store.view()
        let count = try translating { try view.revisionCount(storeKey) }
        guard count > 0 else { throw .keyNotFound }
        guard offset != count else { throw .noMoreEntries }
        guard offset < count else { return [] }
        let versions = try translating {
            try view.history(
                storeKey, offset: offset, limit: Int(limit == 0 ? Limits.resultEntriesMax : limit),
                descending: isDescending)
        }
        let time = now
        var entries: [LedgerEntry] = []
        for version in versions {
            let isExpired = version.metadata.isExpired(at: time)
            let value =
                isExpired || version.metadata.isDeleted ? [] : try storedValue(of: version, key: storeKey)
            entries.append(
                LedgerEntry(
                    key: key, value: [UInt8](value.dropFirst()), metadata: version.metadata,
                    txID: version.txID,
                    revision: version.revision, isExpired: isExpired))
        }
        return entries
    }

    /// A version of a plain key, before references are followed.
    struct FoundVersion {
        var key: [UInt8]
        var storeValue: [UInt8]
        var metadata: KVMetadata
        var txID: UInt64
        var revision: UInt64
    }

    func find(_ key: [UInt8], at position: ReadPosition) async throws(EngineError) -> FoundVersion {
        let storeKey = PlainRecord.storeKey(for: key)
        switch position {
        case .transaction(let id):
            return try find(storeKey, key: key, inTransaction: id)
        case .newest(let since):
            guard since <= store.committed.id else {
                throw .illegal("SinceTx must not be greater than the current transaction ID")
            }
            try await awaitIndex(since)
            return try usable(try store.view().newest(storeKey), key: key)
        case .revision(let revision):
            try await awaitIndex(0)
            let view = store.view()
            guard let latest = try view.newest(storeKey) else { throw .keyNotFound }
            guard revision != 0 else { return try usable(latest, key: key) }
            let number = try Database.absoluteRevision(revision, of: latest.revision)
            return try usable(
                try translating { try view.version(storeKey, revision: number) }, key: key)
        }
    }

    /// Turns a revision counted back from the newest into one counted from the first.
    static func absoluteRevision(_ revision: Int64, of count: UInt64) throws(EngineError) -> UInt64 {
        if revision > 0 {
            guard UInt64(revision) <= count else { throw .invalidRevision }
            return UInt64(revision)
        }
        let back = revision.magnitude
        guard back < count else { throw .invalidRevision }
        return count - back
    }

    func find(
        _ storeKey: [UInt8], key: [UInt8], inTransaction id: UInt64
    ) throws(EngineError) -> FoundVersion {
        let transaction = try transactionRecord(id)
        guard let entry = transaction.entries.first(where: { $0.key == storeKey }), !entry.metadata.isDeleted
        else { throw .keyNotFound }
        if entry.metadata.isExpired(at: now) { throw .keyExpired }
        let value = try translating { try store.value(of: entry, txID: id) }
        return FoundVersion(
            key: key, storeValue: value, metadata: entry.metadata, txID: id, revision: 0)
    }

    func usable(_ version: IndexedVersion?, key: [UInt8]) throws(EngineError) -> FoundVersion {
        guard let version, !version.metadata.isDeleted else { throw .keyNotFound }
        if version.metadata.isExpired(at: now) { throw .keyExpired }
        let value = try storedValue(of: version, key: PlainRecord.storeKey(for: key))
        return FoundVersion(
            key: key, storeValue: value, metadata: version.metadata, txID: version.txID,
            revision: version.revision)
    }

    /// Follows a reference, one level deep.
    func resolve(_ found: FoundVersion, in view: IndexView) throws(EngineError) -> LedgerEntry {
        switch try record(of: found) {
        case .value(let value):
            return LedgerEntry(
                key: found.key, value: value, metadata: found.metadata, txID: found.txID,
                revision: found.revision)
        case .deletion:
            throw .keyNotFound
        case .reference(let target, let atTx):
            let storeKey = PlainRecord.storeKey(for: target)
            let end =
                atTx > 0
                ? try find(storeKey, key: target, inTransaction: atTx)
                : try usable(try view.newest(storeKey), key: target)
            guard case .value(let value) = try record(of: end) else { throw .tooManyReferences }
            return LedgerEntry(
                key: target, value: value, metadata: end.metadata, txID: end.txID, revision: end.revision,
                reference: ReferenceHop(
                    key: found.key, atTx: atTx, metadata: found.metadata, txID: found.txID,
                    revision: found.revision))
        }
    }

    func record(of found: FoundVersion) throws(EngineError) -> PlainRecord {
        do throws(FormatError) {
            return try PlainRecord(storeValue: found.storeValue, metadata: found.metadata)
        } catch {
            throw EngineError(
                .corrupted, "an entry of transaction \(found.txID) cannot be read", cause: error.message)
        }
    }

    func storedValue(of version: IndexedVersion, key: [UInt8]) throws(EngineError) -> [UInt8] {
        try translating { try store.value(of: version.entry(key: key), txID: version.txID) }
    }

    /// Waits until the index covers a transaction; 0 stands for the last committed one.
    func awaitIndex(_ txID: UInt64) async throws(EngineError) {
        let last = store.committed.id
        guard txID <= last else { throw .illegalArguments }
        try await translating { try await store.waitForIndex(upTo: txID == 0 ? last : txID) }
    }
}
