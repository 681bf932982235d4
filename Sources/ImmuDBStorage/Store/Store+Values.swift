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
        var next = versions.startIndex
        while next < versions.endIndex {
            let stretch = stretch(of: versions, from: next)
            if stretch.count > 1, let log = try uncompressedLog(of: versions[next].version) {
                try appendValues(of: versions[stretch], in: log, to: &values)
            } else {
                for found in versions[stretch] {
                    values.append(try value(of: found.version, key: found.key))
                }
            }
            next = stretch.upperBound
        }
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

    private func appendValues(
        of stretch: ArraySlice<IndexedKey>, in log: ChunkedLog, to values: inout [[UInt8]]
    ) throws(StorageError) {
        guard let first = stretch.first, let last = stretch.last else { return }
        let start = ValueLocation(stored: first.version.valueOffset).offset
        let end = ValueLocation(stored: last.version.valueOffset).offset + UInt64(last.version.valueLength)
        guard log.canRead(end - start, at: start) else {
            // One of them leads out of the log: it names itself.
            for found in stretch { values.append(try value(of: found.version, key: found.key)) }
            return
        }
        let bytes = try log.read(Int(end - start), at: start)
        var joined: [UInt8] = []
        joined.reserveCapacity(bytes.count)
        var ends: [UInt32] = []
        ends.reserveCapacity(stretch.count)
        for found in stretch {
            let place = Int(ValueLocation(stored: found.version.valueOffset).offset - start)
            let value = bytes[place..<place + Int(found.version.valueLength)]
            joined += value
            ends.append(UInt32(truncatingIfNeeded: joined.count))
            values.append([UInt8](value))
        }
        for (found, hash) in zip(stretch, SHA256.hashes(of: joined, ends: ends))
        where hash != found.version.valueHash {
            throw log.fault(
                .corrupted, "the value is not the one that was written: its hash differs",
                at: ValueLocation(stored: found.version.valueOffset).offset, txID: found.version.txID)
        }
    }
}
