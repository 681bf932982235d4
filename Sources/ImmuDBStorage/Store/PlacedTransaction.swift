import ImmuDBProofs
import Synchronization

/// A prepared transaction whose values have their places in a value log, so that only the header is missing.
/// With embedded values the places follow from the record's, and are found when that is written.
struct PlacedTransaction: Sendable {
    var prepared: PreparedTransaction
    /// The entries as the record holds them; none with embedded values.
    var entryBytes: [UInt8] = []
}

extension Store {
    /// Writes the values of a transaction to the value log whose turn it is.
    ///
    /// Compressing and encoding happen before any lock is taken; the log's own is held for the copying alone.
    func place(_ prepared: PreparedTransaction) throws(StorageError) -> PlacedTransaction {
        guard !metadata.embeddedValues else { return PlacedTransaction(prepared: prepared) }
        let lanes = UInt64(max(1, min(options.valueLogCount, logs.values.count)))
        let lane = Int(turns.wrappingAdd(1, ordering: .relaxed).oldValue % lanes)
        let log = logs.values[lane]
        let offsets = try appendValues(of: prepared, to: log)
        let number = UInt8(truncatingIfNeeded: lane + 1)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            prepared.entries.reduce(0) { $0 + Limits.recordEntryBytesMax + $1.key.count })
        for (index, entry) in prepared.entries.enumerated() {
            TransactionRecord.append(
                key: entry.key, metadata: entry.metadata,
                valueLength: UInt32(truncatingIfNeeded: entry.value.count),
                valueOffset: ValueLocation(log: number, offset: offsets[index]).stored,
                valueHash: prepared.valueHashes[index], to: &bytes)
        }
        return PlacedTransaction(prepared: prepared, entryBytes: bytes)
    }

    /// - Returns: the offset of each value.
    private func appendValues(
        of prepared: PreparedTransaction, to log: ChunkedLog
    ) throws(StorageError) -> [UInt64] {
        if !log.isCompressed, let joined = prepared.joinedValues {
            return joined.offsets(from: try log.append(joined.bytes))
        }
        var encoded: [[UInt8]] = []
        encoded.reserveCapacity(prepared.entries.count)
        for entry in prepared.entries {
            encoded.append(entry.value.isEmpty ? [] : try log.encodedValue(entry.value))
        }
        return try log.appendValues(encoded)
    }

    /// Places values before the writer lock is taken, for transactions that nothing can refuse any more.
    func place(early prepared: PreparedTransaction) throws(StorageError) -> PlacedTransaction {
        try writer.withLock { (writer) throws(StorageError) in try requireWritable(writer) }
        do throws(StorageError) {
            return try place(prepared)
        } catch {
            if error.code == .inputOutput {
                writer.withLock { $0.failure = $0.failure ?? refusal(after: error) }
            }
            throw error
        }
    }
}

extension PreparedTransaction {
    /// The entries of a record that comes behind its values, and those values with their length.
    /// - Parameter start: logical offset of the length.
    func embeddedEntries(recordPrefixAt start: UInt64, prefix: inout [UInt8]) -> [StoredEntry] {
        let total = entries.reduce(0) { $0 + $1.value.count }
        prefix.append(bigEndian: UInt16(truncatingIfNeeded: total))
        var stored: [StoredEntry] = []
        stored.reserveCapacity(entries.count)
        for (entry, hash) in zip(entries, valueHashes) {
            let offset = entry.value.isEmpty ? 0 : start + UInt64(prefix.count)
            prefix += entry.value
            stored.append(
                StoredEntry(
                    key: entry.key, metadata: entry.metadata,
                    valueLength: UInt32(truncatingIfNeeded: entry.value.count),
                    valueOffset: ValueLocation(log: 0, offset: offset).stored, valueHash: hash))
        }
        return stored
    }
}
