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
            let value = try log.value(entry.valueLength, at: location.offset)
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
}
