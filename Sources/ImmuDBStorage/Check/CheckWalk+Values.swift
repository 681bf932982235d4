import ImmuDBProofs
import Synchronization
import SystemIO

extension CheckWalk {
    /// Reads a value and compares its hash.
    mutating func checkValue(_ entry: StoredEntry, _ id: UInt64, recordAt offset: UInt64) {
        let location = ValueLocation(stored: entry.valueOffset)
        let place = transactions.log.place(of: offset)
        func fault(_ message: String) -> IntegrityFault {
            IntegrityFault(
                kind: .value, file: place.file, offset: place.position, txID: id, key: entry.key,
                message: message)
        }
        guard location.stored == entry.valueOffset, entry.valueLength > 0 || location.offset == 0 else {
            return add(fault("the offset of the value in its entry is not one that is ever written"))
        }
        guard entry.valueLength > 0 else {
            // Replicas store length 0 with the original hash for values that were gone already.
            if entry.valueHash != .ofNothing { addDiscarded(fault("the value is missing")) }
            return
        }
        guard let log = valueLog(location) else {
            return add(fault("the entry names a value log that does not exist"))
        }
        do throws(StorageError) {
            guard log.canRead(UInt64(entry.valueLength), at: location.offset) else {
                throw log.fault(
                    .corrupted, "a value of \(entry.valueLength) bytes leads beyond the end of the log",
                    at: location.offset)
            }
            let value = try log.read(Int(entry.valueLength), at: location.offset)
            bytesRead += UInt64(value.count)
            guard SHA256.hash(value) == entry.valueHash else {
                throw log.fault(
                    .corrupted, "the value's hash is not the one in its entry", at: location.offset)
            }
            report.values += 1
            report.valueBytes += UInt64(value.count)
        } catch {
            let fault = IntegrityFault(error, kind: .value, txID: id, key: entry.key)
            guard error.code == .valueDiscarded else { return add(fault) }
            addDiscarded(fault)
        }
    }

    /// Which of them are faults is known only at the end, when the last truncation has been seen.
    private mutating func addDiscarded(_ fault: IntegrityFault) {
        var fault = fault
        fault.message = "the value is missing, and no truncation covers the transaction"
        report.discardedValues += 1
        discarded.append(fault)
        if discarded.count > faultLimit { discarded.removeFirst() }
    }

    private func valueLog(_ location: ValueLocation) -> ChunkedLog? {
        if location.log == 0 { return metadata.embeddedValues ? transactions.log : nil }
        let number = Int(location.log) - 1
        return number < values.count ? values[number] : nil
    }

    /// Compares the heads of all chunk files: they repeat the format choices of the store, so a damaged one
    /// stands out.
    mutating func checkHeads(_ layout: StoreLayout) {
        for log in [transactions.log, commit.log] + values {
            guard let chunks = log.state.withLock({ $0.chunks }) else { continue }
            for chunk in chunks {
                do throws(StorageError) {
                    let opened = try ChunkedLog.openChunk(log.location, chunk, mode: .readOnly)
                    try onDisk { () throws(SystemIOError) in try opened.file.close() }
                    guard opened.header.fileSize == log.fileSize,
                        opened.header.owner == commit.log.header.owner
                    else {
                        throw StorageError(
                            .corrupted, "the head disagrees with those of the store's other files",
                            file: log.location.relativePath(chunk), offset: 4)
                    }
                } catch {
                    add(IntegrityFault(error, kind: .file))
                }
            }
        }
    }
}
