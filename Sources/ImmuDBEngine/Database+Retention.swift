internal import ImmuDBProofs
internal import ImmuDBStorage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What a truncation did.
public struct Truncation: Sendable, Hashable {
    /// Values of transactions before this one may be gone.
    public var upTo: UInt64
    /// Transaction that records the truncation.
    public var recordedBy: UInt64
    /// Bytes of values discarded; whole files only.
    public var bytes: UInt64
}

extension Database {
    /// Discards values of transactions older than a retention period, counted back from now and rounded down
    /// to the beginning of a local day. Headers, keys, hashes and proofs stay.
    ///
    /// A transaction that copies the SQL and document catalogs records the truncation first.
    /// - Parameter retentionMilliseconds: 0, or at least a day.
    /// - Throws: `illegalArguments`, `retentionNotReached` when nothing is old enough, `readOnly`,
    ///   `limitExceeded` for catalogs that do not fit into one transaction, `storage`.
    public func truncate(retentionMilliseconds: Int64) async throws(EngineError) -> Truncation {
        guard retentionMilliseconds == 0 || retentionMilliseconds >= Limits.retentionMillisecondsMin else {
            throw .illegal(
                "invalid retention period for database '\(name)'. "
                    + "RetentionPeriod should at least '24h0m0s' hours"
            )
        }
        try requireWritable()
        let cut = Database.startOfDay(now - retentionMilliseconds / 1000)
        guard let last = try lastTransaction(until: cut) else { throw .retentionNotReached }
        let header = try await translating {
            try await store.commit(metadata: TxMetadata(truncatedUpTo: last)) { index, _ in
                try self.catalogs(in: index)
            }
        }
        let discarded = try translating { try store.discardValues(before: last) }
        return Truncation(upTo: last, recordedBy: header.id, bytes: discarded.bytes)
    }

    /// The last transaction with entries that was committed at or before a time.
    private func lastTransaction(until time: Int64) throws(EngineError) -> UInt64? {
        var id = store.committed.id
        while id > 0 {
            let header = try translating { try store.header(id) }
            if header.timestamp <= time, header.entryCount > 0 { return id }
            id -= 1
        }
        return nil
    }

    /// Everything live of both catalogs, to be written again: indexes over rows are derived from it.
    private func catalogs(in index: IndexView) throws -> [StoreEntry] {
        var entries: [StoreEntry] = []
        for kind in [UInt8(2), 3] {
            var scan = index.scan(KeyRange(prefix: [kind] + Array("CTL.".utf8)))
            while let found = try scan.next() {
                guard !found.version.metadata.isDeleted else { continue }
                guard UInt64(entries.count) < store.metadata.maxTxEntries else {
                    throw EngineError.tooManyEntries
                }
                entries.append(
                    StoreEntry(
                        key: found.key, metadata: found.version.metadata,
                        value: try store.value(of: found.version, key: found.key)))
            }
        }
        return entries
    }

    /// Unix seconds of the beginning of a local day.
    static func startOfDay(_ time: Int64) -> Int64 {
        let offset = Int64(
            TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(time))))
        let local = time + offset
        let day = (local % 86400 + 86400) % 86400
        return local - day - offset
    }
}
