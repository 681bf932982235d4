internal import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBStorage

extension Database {
    /// Keys with their values in byte order. Deleted, expired and non-indexable ones are left out.
    /// - Throws: `resultTooLarge`, `illegalArguments` (a `sinceTx` in the future), `corrupted`, `storage`.
    public func scan(_ range: ScanRange) async throws(EngineError) -> [LedgerEntry] {
        guard range.limit <= Limits.resultEntriesMax else { throw .resultTooLarge(range.limit) }
        try await awaitIndex(range.sinceTx)
        let time = now
        let limit = Int(range.limit == 0 ? Limits.resultEntriesMax : range.limit)
        var toSkip = range.offset
        var entries: [LedgerEntry] = []
        var counted = 0
        let view = store.view()
        try view.walk(keyRange(range)) { found throws(EngineError) in
            guard !found.version.metadata.isDeleted, !found.version.metadata.isExpired(at: time) else {
                return true
            }
            guard toSkip == 0 else {
                toSkip -= 1
                return true
            }
            counted += 1
            if let entry = try scanned(found.key, found.version, in: view) { entries.append(entry) }
            return counted < limit
        }
        return entries
    }

    /// Number of indexed keys with a prefix; deleted and expired ones count, as in the protocol.
    public func count(prefix: [UInt8]) async throws(EngineError) -> UInt64 {
        try await awaitIndex(0)
        return try translating { try store.view().count(prefix: PlainRecord.storeKey(for: prefix)) }
    }

    /// A reference whose target is gone is no result, but uses up the limit.
    /// So is a value that truncation discarded.
    private func scanned(
        _ storeKey: [UInt8], _ version: IndexedVersion, in view: IndexView
    ) throws(EngineError) -> LedgerEntry? {
        guard let key = PlainRecord.userKey(of: storeKey) else { return nil }
        do throws(EngineError) {
            let value = try storedValue(of: version, key: storeKey)
            return try resolve(
                FoundVersion(
                    key: key, storeValue: value, metadata: version.metadata, txID: version.txID,
                    revision: version.revision), in: view)
        } catch  where error.isUnresolvable || error.code == .illegalReference {
            return nil
        }
    }

    private func keyRange(_ range: ScanRange) -> KeyRange {
        KeyRange(
            prefix: PlainRecord.storeKey(for: range.prefix),
            seek: range.seekKey.isEmpty ? [] : PlainRecord.storeKey(for: range.seekKey),
            inclusiveSeek: range.isSeekInclusive,
            end: range.endKey.isEmpty ? [] : PlainRecord.storeKey(for: range.endKey),
            inclusiveEnd: range.isEndInclusive, descending: range.isDescending)
    }
}

extension EngineError {
    /// The value of a key that a list names is gone: the list goes on without it.
    var isUnresolvable: Bool {
        switch code {
        case .keyNotFound, .keyExpired, .txNotFound, .valueDiscarded: true
        default: false
        }
    }
}
