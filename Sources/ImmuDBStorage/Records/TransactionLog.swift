import ImmuDBProofs

/// Reads transaction records out of their log.
struct TransactionLog: Sendable {
    let log: ChunkedLog
    /// The log whose entries point to the records, for messages about them.
    let commit: CommitLog
    let limits: StoreMetadata

    /// The record that a commit entry points to, with every cross-check between the two.
    func record(_ entry: CommitEntry, id: UInt64) throws(StorageError) -> TransactionRecord {
        let size = UInt64(entry.size)
        guard size >= UInt64(TransactionRecord.byteCountMin), size <= limits.recordBytesMax else {
            throw commit.log.fault(
                .corrupted, "the commit entry claims a record of \(size) bytes, which no transaction has",
                at: commit.offset(of: id), txID: id)
        }
        guard log.canRead(size, at: entry.offset) else {
            throw log.fault(
                .corrupted, "the record of \(size) bytes leads beyond the end of the transaction log",
                at: entry.offset, txID: id)
        }
        let bytes = try log.read(Int(size), at: entry.offset)
        let record: TransactionRecord
        do throws(RecordFault) {
            record = try TransactionRecord(parsing: bytes, limits: limits)
        } catch {
            throw log.fault(.corrupted, error.message, at: entry.offset + UInt64(error.position), txID: id)
        }
        guard record.size == bytes.count else {
            throw log.fault(
                .corrupted, "the record has \(record.size) bytes, the commit log says \(bytes.count)",
                at: entry.offset, txID: id)
        }
        guard record.header.id == id else {
            throw log.fault(
                .corrupted,
                "the record of transaction \(record.header.id) is in the place of transaction \(id)",
                at: entry.offset, txID: id)
        }
        if let alh = entry.alh, alh != record.alh {
            throw log.fault(
                .corrupted, "the record's hash is not the one in the commit log", at: entry.offset, txID: id)
        }
        return record
    }

    /// A record whose length is unknown; nil when there is none at the offset.
    /// - Parameter size: its probable length; 0 when there is no telling.
    func probe(at offset: UInt64, size: UInt64 = 0) throws(StorageError) -> TransactionRecord? {
        let end = log.end
        guard offset < end else { return nil }
        var window = size > 0 ? size : UInt64(Limits.recordWindowBytes)
        while true {
            let count = min(window, end - offset, limits.recordBytesMax)
            let bytes = try log.read(Int(count), at: offset)
            do throws(RecordFault) {
                return try TransactionRecord(parsing: bytes, limits: limits)
            } catch {
                guard case .incomplete = error, count == window, count < limits.recordBytesMax else {
                    return nil
                }
            }
            window *= 2
        }
    }

    /// The record that follows at `end` and continues the chain, with where it starts; nil when there
    /// is none.
    ///
    /// With embedded values the record comes after a 2-byte length, taken modulo 65536, and its values.
    /// - Parameter size: probable length of the record; 0 when there is no telling.
    func next(
        after id: UInt64, alh: Digest, at end: UInt64, size: UInt64 = 0
    ) throws(StorageError) -> (record: TransactionRecord, offset: UInt64)? {
        guard limits.embeddedValues else {
            return try follower(of: id, alh: alh, at: end, size).map { ($0, end) }
        }
        guard log.canRead(2, at: end) else { return nil }
        let prefix = try log.read(2, at: end).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let (largest, overflow) = limits.maxTxEntries.multipliedReportingOverflow(by: limits.maxValueLength)
        var length = prefix
        while overflow || length <= largest {
            let (offset, tooFar) = end.addingReportingOverflow(2 + length)
            guard !tooFar, log.canRead(UInt64(TransactionRecord.byteCountMin), at: offset) else { return nil }
            if let record = try follower(of: id, alh: alh, at: offset, size) { return (record, offset) }
            length += 1 << 16
        }
        return nil
    }

    private func follower(
        of id: UInt64, alh: Digest, at offset: UInt64, _ size: UInt64
    ) throws(StorageError) -> TransactionRecord? {
        // The cheap look at id and predecessor keeps a search through leftovers from parsing garbage.
        guard log.canRead(UInt64(TransactionRecord.byteCountMin), at: offset) else { return nil }
        var cursor = Cursor(try log.read(TransactionRecord.fixedBytes, at: offset))
        guard id < .max, cursor.integer(UInt64.self) == id + 1 else { return nil }
        cursor = Cursor(cursor.source, at: 56)
        guard cursor.digest() == alh else { return nil }
        return try probe(at: offset, size: size)
    }
}
