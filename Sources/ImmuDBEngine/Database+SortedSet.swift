internal import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBStorage

extension Database {
    /// Members of a sorted set in the order of ``SortedSetRange``. Members whose key has no value are left
    /// out; they, and those outside of the bounds, count for the limit.
    /// - Throws: `illegalArguments` (empty set name, `sinceTx` in the future), `resultTooLarge`,
    ///   `illegalReference` for a member that is a reference, `corrupted`, `storage`.
    public func scanSet(_ range: SortedSetRange) async throws(EngineError) -> [SortedSetMember] {
        guard !range.set.isEmpty else { throw .illegalArguments }
        guard range.limit <= Limits.resultEntriesMax else { throw .resultTooLarge(range.limit) }
        try await awaitIndex(range.sinceTx)
        let time = now
        let view = store.view()
        let limit = Int(range.limit == 0 ? Limits.resultEntriesMax : range.limit)
        var toSkip = range.offset
        var members: [SortedSetMember] = []
        var counted = 0
        try view.walk(range.keys) { found throws(EngineError) in
            guard !found.version.metadata.isDeleted, !found.version.metadata.isExpired(at: time) else {
                return true
            }
            guard toSkip == 0 else {
                toSkip -= 1
                return true
            }
            counted += 1
            let record = try sortedSetRecord(found)
            if range.admits(record.score), let member = try member(record, in: view) {
                members.append(member)
            }
            return counted < limit
        }
        return members
    }

    /// The member with its value; nil when there is none any more.
    func member(_ record: SortedSetRecord, in view: IndexView) throws(EngineError) -> SortedSetMember? {
        let storeKey = PlainRecord.storeKey(for: record.key)
        do throws(EngineError) {
            let found =
                record.atTx > 0
                ? try find(storeKey, key: record.key, inTransaction: record.atTx)
                : try usable(try view.newest(storeKey), key: record.key)
            guard case .value(let value) = try self.record(of: found) else { throw .tooManyReferences }
            let entry = LedgerEntry(
                key: record.key, value: value, metadata: found.metadata, txID: found.txID,
                revision: found.revision)
            return SortedSetMember(
                set: record.set, score: record.score, key: record.key, atTx: record.atTx, entry: entry)
        } catch  where error.isUnresolvable {
            return nil
        }
    }

    /// A member as a transaction added it, with its value; nil when it has none any more.
    /// - Parameters:
    ///   - storeKey: the entry's key, with kind prefix.
    ///   - resolvesReferences: false leaves the value out.
    /// - Throws: `corrupted` for a key that is no member; `illegalArguments`, `storage`.
    public func member(
        _ storeKey: [UInt8], addedBy id: UInt64, resolvesReferences: Bool = true, sinceTx: UInt64 = 0
    ) async throws(EngineError) -> SortedSetMember? {
        let record = try sortedSetRecord(storeKey, txID: id)
        guard resolvesReferences else {
            let entry = LedgerEntry(
                key: record.key, value: [], metadata: .none, txID: record.atTx, revision: 0)
            return SortedSetMember(
                set: record.set, score: record.score, key: record.key, atTx: record.atTx, entry: entry)
        }
        try await awaitIndex(sinceTx)
        return try member(record, in: store.view())
    }

    private func sortedSetRecord(_ found: IndexedKey) throws(EngineError) -> SortedSetRecord {
        try sortedSetRecord(found.key, txID: found.version.txID)
    }

    private func sortedSetRecord(_ storeKey: [UInt8], txID: UInt64) throws(EngineError) -> SortedSetRecord {
        do throws(FormatError) {
            return try SortedSetRecord(storeKey: storeKey)
        } catch {
            throw EngineError(
                .corrupted, "a sorted-set entry of transaction \(txID) cannot be read", cause: error.message)
        }
    }
}

extension SortedSetRange {
    /// The keys to visit; the score bounds still have to be applied to them.
    var keys: KeyRange {
        let prefix = SortedSetRecord.storePrefix(of: set)
        var seek: [UInt8]
        var isInclusive = true
        if seekKey.isEmpty {
            seek = prefix
            let start = isDescending ? maxScore ?? .greatestFiniteMagnitude : minScore ?? 0
            seek.append(bigEndian: start.bitPattern)
            // Behind all members of exactly the upper bound: a length follows their score, and begins with 0.
            if isDescending { seek.append(0xff) }
        } else {
            seek = SortedSetRecord(set: set, score: seekScore, key: seekKey, atTx: seekAtTx).storeKey
            isInclusive = isSeekInclusive
        }
        return KeyRange(prefix: prefix, seek: seek, inclusiveSeek: isInclusive, descending: isDescending)
    }

    /// NaN is neither below nor above anything, so it passes.
    func admits(_ score: Double) -> Bool {
        if let minScore, score < minScore { return false }
        if let maxScore, score > maxScore { return false }
        return true
    }
}
