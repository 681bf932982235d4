extension Store {
    /// What a retention run did.
    package struct Discarded: Sendable, Hashable {
        /// Chunk files removed.
        package var files: Int
        /// Bytes of values that can no longer be read; whole chunks only.
        package var bytes: UInt64
    }

    /// Discards the values of transactions before `id`, as far as they fill whole chunk files.
    ///
    /// Transactions, hashes and index stay, so proofs go on working; reading such a value then fails with
    /// `valueDiscarded`. Values of `id` and later transactions always stay. With embedded values nothing
    /// happens. Before, the caller commits a transaction with `TxMetadata(truncatedUpTo:)`, so that the
    /// missing values are no fault.
    /// - Parameter id: a committed transaction.
    /// - Throws: `transactionNotFound`, `readOnly`, `closed`, `corrupted`, `inputOutput`.
    package func discardValues(before id: UInt64) throws(StorageError) -> Discarded {
        try requireOpen()
        guard !options.readOnly else {
            throw StorageError(.readOnly, "the store was opened for reading only")
        }
        guard id > 0 else { throw StorageError(.invalidArgument, "transactions are counted from 1") }
        try requireCommitted(id)
        var discarded = Discarded(files: 0, bytes: 0)
        // Also when the next file cannot be removed.
        defer { values.removeAll() }
        for (number, cut) in try cuts(before: id).enumerated() {
            guard let cut else { continue }
            let log = logs.values[number]
            let files = try log.discard(before: cut)
            discarded.files += files
            discarded.bytes += UInt64(files) * log.fileSize
        }
        return discarded
    }

    /// What ``discardValues(before:)`` would remove. Changes nothing.
    /// - Throws: as ``discardValues(before:)``, but not `readOnly`.
    package func discardable(before id: UInt64) throws(StorageError) -> Discarded {
        try requireOpen()
        guard id > 0 else { throw StorageError(.invalidArgument, "transactions are counted from 1") }
        try requireCommitted(id)
        var discarded = Discarded(files: 0, bytes: 0)
        for (number, cut) in try cuts(before: id).enumerated() {
            guard let cut else { continue }
            let files = logs.values[number].discardableChunks(before: cut)
            discarded.files += files
            discarded.bytes += UInt64(files) * logs.values[number].fileSize
        }
        return discarded
    }

    /// For each value log the offset from which on values are needed; nil where that is unknown.
    ///
    /// Values of one transaction need not be in the order of ids, so all later transactions are looked at.
    /// Empty values are nowhere and say nothing.
    private func cuts(before id: UInt64) throws(StorageError) -> [UInt64?] {
        var cuts = [UInt64?](repeating: nil, count: logs.values.count)
        var earlier = id
        while earlier > 0, cuts.contains(nil) {
            for (lane, offset) in try firstOffsets(earlier) where cuts[lane] == nil { cuts[lane] = offset }
            earlier -= 1
        }
        for later in id...committed.id {
            for (lane, offset) in try firstOffsets(later) {
                cuts[lane] = min(cuts[lane] ?? offset, offset)
            }
        }
        return cuts
    }

    /// The lowest offset of the values of a transaction in each value log it uses.
    private func firstOffsets(_ id: UInt64) throws(StorageError) -> [Int: UInt64] {
        var offsets: [Int: UInt64] = [:]
        for entry in try record(id).1.entries where entry.valueLength > 0 {
            let location = ValueLocation(stored: entry.valueOffset)
            let lane = Int(location.log) - 1
            guard logs.values.indices.contains(lane) else { continue }
            offsets[lane] = min(offsets[lane] ?? location.offset, location.offset)
        }
        return offsets
    }
}
