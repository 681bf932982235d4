import ImmuDBProofs
import Synchronization

extension Store {
    /// Writes the values of a transaction to the value log whose turn it is, and notes their places. With
    /// embedded values these follow from the record's, and are found when that is written.
    ///
    /// Compressing and encoding happen before any lock is taken; the log's own is held for the copying alone.
    func place(_ prepared: PreparedTransaction) throws(StorageError) -> PreparedTransaction {
        var placed = prepared
        guard !metadata.embeddedValues else { return placed }
        let lanes = UInt64(max(1, min(options.valueLogCount, logs.values.count)))
        let lane = Int(turns.wrappingAdd(1, ordering: .relaxed).oldValue % lanes)
        let offsets = try appendValues(prepared.batch.values, to: logs.values[lane])
        placed.batch.setPlaces(offsets, log: UInt8(truncatingIfNeeded: lane + 1))
        return placed
    }

    /// - Returns: the offset of each value.
    private func appendValues(_ values: BatchValues, to log: ChunkedLog) throws(StorageError) -> [UInt64] {
        if !log.isCompressed, values.isJoined {
            return values.offsets(from: try log.append(values.joined))
        }
        let all = values.all
        guard log.isCompressed else { return try log.appendValues(all) }
        var encoded: [[UInt8]] = []
        encoded.reserveCapacity(all.count)
        for value in all { encoded.append(value.isEmpty ? [] : try log.encodedValue(value)) }
        return try log.appendValues(encoded)
    }

    /// Places values before the writer lock is taken, for transactions that nothing can refuse any more.
    func place(early prepared: PreparedTransaction) throws(StorageError) -> PreparedTransaction {
        try requireWritable()
        do throws(StorageError) {
            return try place(prepared)
        } catch {
            if error.code == .inputOutput {
                failure.note(refusal(after: error))
            }
            throw error
        }
    }
}

extension EntryBatch {
    /// Puts the values, behind their length, in front of the record that holds the entries.
    /// - Parameter start: logical offset of the length.
    mutating func embedValues(recordPrefixAt start: UInt64, prefix: inout [UInt8]) {
        prefix.append(bigEndian: UInt16(truncatingIfNeeded: values.byteCount))
        setPlaces(values.offsets(from: start + UInt64(prefix.count)), log: 0)
        values.append(to: &prefix)
    }
}
