import ImmuDBProofs

/// What a power cut may leave in the middle of what was being written: sectors reach a disk in any order.
extension Recovery {
    private var commitLog: CommitLog { transactions.commit }

    /// The lowest entry near the end of the commit log that does not describe its record although a later one
    /// does; nil when there is none, as after every clean end.
    func lowestHole(before newest: UInt64) throws(StorageError) -> UInt64? {
        guard newest > 1 else { return nil }
        var lowest: UInt64?
        var next = try commitLog.entry(newest)
        var id = newest - 1
        while id > 0, newest - id <= Limits.checkedCommitTailMax {
            let entry = try commitLog.entry(id)
            let isGood = lowest == id + 1 ? try describesRecord(entry, id) : try leads(entry, to: next)
            if !isGood { lowest = id }
            next = entry
            id -= 1
        }
        return lowest
    }

    private func describesRecord(_ entry: CommitEntry, _ id: UInt64) throws(StorageError) -> Bool {
        do throws(StorageError) {
            _ = try transactions.record(entry, id: id)
            return true
        } catch {
            guard error.code == .corrupted else { throw error }
            return false
        }
    }

    /// Whether the record of `next`, which is good, begins behind that of `entry` and continues its chain.
    private func leads(_ entry: CommitEntry, to next: CommitEntry) throws(StorageError) -> Bool {
        guard let end = entry.end, entry.size > 0 else { return false }
        let isInPlace = transactions.limits.embeddedValues ? end < next.offset : end == next.offset
        guard isInPlace else { return false }
        guard let alh = entry.alh else { return true }
        let position = next.offset + UInt64(TransactionRecord.previousHashPosition)
        return try transactions.log.read(Digest.byteCount, at: position) == alh.bytes
    }

    /// Whether the values of a record are there, or were discarded in good order.
    func hasValues(_ record: TransactionRecord) throws(StorageError) -> Bool {
        for entry in record.entries where entry.valueLength > 0 {
            let location = ValueLocation(stored: entry.valueOffset)
            var log = transactions.log
            if location.log > 0 {
                guard Int(location.log) <= values.count else { return false }
                log = values[Int(location.log) - 1]
            } else if !transactions.limits.embeddedValues {
                return false
            }
            do throws(StorageError) {
                let value = try log.value(entry.valueLength, at: location.offset)
                guard SHA256.hash(value) == entry.valueHash else { return false }
            } catch {
                switch error.code {
                case .valueDiscarded: continue
                case .corrupted: return false
                default: throw error
                }
            }
        }
        return true
    }

    /// Whether the entries from one that is good through another only differ from what they should be where a
    /// sector did not arrive, which leaves zeros. Anything else is damage.
    func isTorn(
        after first: (count: UInt64, state: Store.State, end: UInt64), through last: UInt64
    ) throws(StorageError) -> Bool {
        var (id, state, end) = first
        while id < last {
            guard let next = try transactions.next(after: state.id, alh: state.alh, at: end) else {
                return false
            }
            id += 1
            state = Store.State(id: id, alh: next.record.alh)
            end = next.offset + UInt64(next.record.size)
            let expected = CommitEntry(
                offset: next.offset, size: UInt32(truncatingIfNeeded: next.record.size),
                alh: transactions.limits.version >= 2 ? next.record.alh : nil)
            let stored = try commitLog.log.read(Int(commitLog.entryBytes), at: commitLog.offset(of: id))
            guard zip(stored, [expected].bytes).allSatisfy({ $0 == $1 || $0 == 0 }) else { return false }
        }
        return true
    }
}
