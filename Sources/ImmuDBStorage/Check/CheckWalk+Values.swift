import ImmuDBProofs
import Synchronization
import SystemIO

extension CheckWalk {
    /// Values of one transaction, read and hashed together.
    private struct Batch {
        var bytes: [UInt8] = []
        /// Where each value ends, and whose it is.
        var ends: [UInt32] = []
        var owners: [Int] = []
    }

    /// Values that lie one behind another in a log without compression.
    private struct Stretch {
        var log: ChunkedLog
        var offset: UInt64
        var length: UInt64
        var owners: [Int]
    }

    /// What came out for one entry.
    private enum Finding {
        case fault(IntegrityFault)
        case discarded(IntegrityFault)
    }

    /// Reads the values of a transaction and compares their hashes.
    mutating func checkValues(_ record: TransactionRecord, recordAt offset: UInt64) {
        var findings: [Int: Finding] = [:]
        var batch = Batch()
        var stretch: Stretch?
        for (index, entry) in record.entries.enumerated() {
            do throws(EntryFault) {
                guard let (log, start) = try place(of: entry) else { continue }
                let length = UInt64(entry.valueLength)
                if let open = stretch, open.log === log, open.offset + open.length == start,
                    open.length + length <= Limits.checkedValuesBytes
                {
                    stretch?.length += length
                    stretch?.owners.append(index)
                    continue
                }
                read(stretch, record, &batch, &findings)
                stretch = Stretch(log: log, offset: start, length: length, owners: [index])
                if batch.bytes.count >= Limits.checkedValuesBytes { hash(&batch, record, &findings) }
            } catch {
                let place = transactions.log.place(of: offset)
                let fault = IntegrityFault(
                    kind: .value, file: place.file, offset: place.position, txID: record.header.id,
                    key: entry.key, message: error.message)
                findings[index] = error.isDiscarded ? .discarded(fault) : .fault(fault)
            }
        }
        read(stretch, record, &batch, &findings)
        hash(&batch, record, &findings)
        for (_, finding) in findings.sorted(by: { $0.key < $1.key }) {
            switch finding {
            case .fault(let fault): add(fault)
            case .discarded(let fault): addDiscarded(fault)
            }
        }
    }

    /// What an entry says about its value cannot be.
    private struct EntryFault: Error {
        var message: String
        var isDiscarded = false
    }

    /// Where the value of an entry is; nil for an empty one, which is nowhere.
    private func place(of entry: StoredEntry) throws(EntryFault) -> (log: ChunkedLog, offset: UInt64)? {
        let location = ValueLocation(stored: entry.valueOffset)
        guard location.stored == entry.valueOffset, entry.valueLength > 0 || location.offset == 0 else {
            throw EntryFault(message: "the offset of the value in its entry is not one that is ever written")
        }
        guard entry.valueLength > 0 else {
            // Replicas store length 0 with the original hash for values that were gone already.
            guard entry.valueHash == .ofNothing else {
                throw EntryFault(message: "the value is missing", isDiscarded: true)
            }
            // An empty value is in no log, but its entry names one.
            guard valueLog(location) != nil else {
                throw EntryFault(message: "the entry names value log \(location.log), which does not exist")
            }
            return nil
        }
        guard let log = valueLog(location) else {
            throw EntryFault(message: "the entry names value log \(location.log), which does not exist")
        }
        return (log, location.offset)
    }

    /// Adds the values of a stretch to the batch: in one piece where that works, else each by itself.
    private mutating func read(
        _ stretch: Stretch?, _ record: TransactionRecord, _ batch: inout Batch,
        _ findings: inout [Int: Finding]
    ) {
        guard let stretch else { return }
        if stretch.owners.count > 1, !stretch.log.isCompressed,
            let bytes = whole(stretch), bytes.count == Int(stretch.length)
        {
            for owner in stretch.owners {
                batch.ends.append((batch.ends.last ?? 0) + record.entries[owner].valueLength)
            }
            batch.bytes += bytes
            batch.owners += stretch.owners
            return
        }
        for owner in stretch.owners {
            let entry = record.entries[owner]
            do throws(StorageError) {
                let offset = ValueLocation(stored: entry.valueOffset).offset
                let value = try stretch.log.value(entry.valueLength, at: offset)
                guard value.count <= Limits.checkedValuesBytes else {
                    // Joining it with others would gain nothing.
                    bytesRead += UInt64(value.count)
                    compare(SHA256.hash(value), owner, record, &findings)
                    continue
                }
                batch.bytes += value
                batch.ends.append(UInt32(truncatingIfNeeded: batch.bytes.count))
                batch.owners.append(owner)
            } catch {
                let fault = IntegrityFault(error, kind: .value, txID: record.header.id, key: entry.key)
                findings[owner] = error.code == .valueDiscarded ? .discarded(fault) : .fault(fault)
            }
        }
    }

    /// The bytes of a stretch; nil when some cannot be read, which reading one by one tells from the others.
    private func whole(_ stretch: Stretch) -> [UInt8]? {
        do throws(StorageError) {
            guard stretch.log.canRead(stretch.length, at: stretch.offset) else { return nil }
            return try stretch.log.read(Int(stretch.length), at: stretch.offset)
        } catch {
            return nil
        }
    }

    private mutating func hash(
        _ batch: inout Batch, _ record: TransactionRecord, _ findings: inout [Int: Finding]
    ) {
        let hashes = SHA256.hashes(of: batch.bytes, ends: batch.ends)
        bytesRead += UInt64(batch.bytes.count)
        for (hash, owner) in zip(hashes, batch.owners) { compare(hash, owner, record, &findings) }
        batch = Batch()
    }

    private mutating func compare(
        _ hash: Digest, _ owner: Int, _ record: TransactionRecord, _ findings: inout [Int: Finding]
    ) {
        let entry = record.entries[owner]
        guard hash == entry.valueHash else {
            let location = ValueLocation(stored: entry.valueOffset)
            let place = valueLog(location)?.place(of: location.offset)
            findings[owner] = .fault(
                IntegrityFault(
                    kind: .value, file: place?.file, offset: place?.position, txID: record.header.id,
                    key: entry.key, message: "the value's hash is not the one in its entry"))
            return
        }
        report.values += 1
        report.valueBytes += UInt64(entry.valueLength)
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
