internal import ImmuDBProofs

extension Store {
    /// The values of several versions, each checked against its hash.
    ///
    /// Values that lie side by side in a log are read and hashed together, which is several times as fast as
    /// one after the other.
    /// - Returns: one value for each version, in their order.
    /// - Throws: as `value(of:txID:)`.
    package func values(of versions: ArraySlice<IndexedKey>) throws(StorageError) -> [[UInt8]] {
        try requireOpen()
        var values: [[UInt8]] = []
        values.reserveCapacity(versions.count)
        var batch = ValueBatch()
        var next = versions.startIndex
        while next < versions.endIndex {
            let stretch = stretch(of: versions, from: next)
            if versions[next].version.valueLength > 0,
                let log = try uncompressedLog(of: versions[next].version),
                try batch.add(versions[stretch], in: log, to: &values)
            {
                if batch.isFull { try batch.check() }
            } else {
                // One of them leads out of the log, or needs more than reading: it names itself.
                for found in versions[stretch] {
                    values.append(try value(of: found.version, key: found.key))
                }
            }
            next = stretch.upperBound
        }
        try batch.check()
        return values
    }

    /// Versions from one on whose values follow each other in one log, with small gaps at most.
    private func stretch(of versions: ArraySlice<IndexedKey>, from first: Int) -> Range<Int> {
        let start = ValueLocation(stored: versions[first].version.valueOffset)
        guard versions[first].version.valueLength > 0, start.log > 0 else { return first..<first + 1 }
        var end = start.offset + UInt64(versions[first].version.valueLength)
        var next = first + 1
        while next < versions.endIndex {
            let version = versions[next].version
            let location = ValueLocation(stored: version.valueOffset)
            guard version.valueLength > 0, location.log == start.log, location.offset >= end,
                location.offset - end <= Limits.valueGapBytesMax,
                location.offset + UInt64(version.valueLength) - start.offset <= Limits.valueStretchBytesMax
            else { break }
            end = location.offset + UInt64(version.valueLength)
            next += 1
        }
        return first..<next
    }

    /// The log of a value when it can be read in stretches.
    private func uncompressedLog(of version: IndexedVersion) throws(StorageError) -> ChunkedLog? {
        let log = try valueLog(ValueLocation(stored: version.valueOffset), txID: version.txID)
        return log.isCompressed ? nil : log
    }
}

/// Values that were read and whose hashes are yet to be compared: many messages at once take the lanes of the
/// processor, one after the other do not.
private struct ValueBatch {
    private var joined: [UInt8] = []
    private var ends: [UInt32] = []
    private var origins: [(log: ChunkedLog, version: IndexedVersion)] = []

    var isFull: Bool { joined.count >= Limits.valueStretchBytesMax }

    /// Reads the values of a stretch of a log.
    /// - Returns: false when the log does not have them all; nothing was read then.
    mutating func add(
        _ stretch: ArraySlice<IndexedKey>, in log: ChunkedLog, to values: inout [[UInt8]]
    ) throws(StorageError) -> Bool {
        guard let first = stretch.first, let last = stretch.last else { return true }
        let start = ValueLocation(stored: first.version.valueOffset).offset
        let (end, isBeyond) = ValueLocation(stored: last.version.valueOffset).offset
            .addingReportingOverflow(UInt64(last.version.valueLength))
        guard !isBeyond, log.canRead(end - start, at: start) else { return false }
        let bytes: [UInt8]
        do throws(StorageError) {
            bytes = try log.read(Int(end - start), at: start)
        } catch {
            var error = error
            error.txID = first.version.txID
            throw error
        }
        for found in stretch {
            let place = Int(ValueLocation(stored: found.version.valueOffset).offset - start)
            let value = bytes[place..<place + Int(found.version.valueLength)]
            joined += value
            ends.append(UInt32(truncatingIfNeeded: joined.count))
            origins.append((log, found.version))
            values.append([UInt8](value))
        }
        return true
    }

    /// Compares the hashes of all that was added, and forgets it.
    mutating func check() throws(StorageError) {
        guard !ends.isEmpty else { return }
        for (origin, hash) in zip(origins, SHA256.hashes(of: joined, ends: ends))
        where hash != origin.version.valueHash {
            throw origin.log.fault(
                .corrupted, "the value is not the one that was written: its hash differs",
                at: ValueLocation(stored: origin.version.valueOffset).offset, txID: origin.version.txID)
        }
        joined.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
    }
}
