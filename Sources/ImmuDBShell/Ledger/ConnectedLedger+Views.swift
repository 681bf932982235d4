import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords

extension EntryView {
    /// A proven entry.
    init(_ entry: VerifiedEntry) {
        self.init(
            key: entry.targetKey ?? entry.key, value: entry.value, metadata: entry.metadata, txID: entry.txID,
            revision: entry.claimedRevision, timestamp: entry.timestamp,
            referencedBy: entry.targetKey == nil ? nil : entry.key, badge: .proven(by: entry.valueProof),
            trace: entry.proof.trace)
    }

    /// An entry of a list, as claimed.
    init(unproven entry: ImmuDBClient.LedgerEntry) {
        self.init(
            key: entry.key, value: entry.value, metadata: entry.metadata, txID: entry.txID,
            revision: entry.claimedRevision, referencedBy: entry.reference?.key, badge: .unproven)
    }
}

extension TransactionView {
    /// A proven transaction.
    init(_ verified: Verified<ProvenTransaction>, names: KnownNames? = nil) {
        let detail = EntryDetail(names: names)
        let entries = (verified.value.entries ?? []).map { Entry($0, detail) }
        self.init(
            header: verified.value.header, alh: verified.value.alh, entries: entries,
            badge: .proven(by: verified), trace: verified.trace)
    }
}

extension TransactionView.Entry {
    /// An entry with its store key taken apart where that is possible.
    init(_ entry: ProvenTransaction.Entry, _ detail: EntryDetail) {
        var kind: String
        switch KeyKind(storeKey: entry.storeKey) {
        case .plain: kind = "key"
        case .sortedSet: kind = "sorted set"
        case .sql: kind = "sql"
        case .document: kind = "document"
        case nil: kind = "unknown"
        }
        var value = entry.storeValue
        if kind == "key", let storeValue = entry.storeValue {
            do throws(FormatError) {
                switch try PlainRecord(storeValue: storeValue, metadata: entry.metadata) {
                case .value(let bytes): value = bytes
                case .reference(let target, _):
                    kind = "reference"
                    value = target
                case .deletion:
                    kind = "deletion"
                    value = nil
                }
            } catch {
                // Whatever it is, it is what the hashes prove: shown as it is.
                kind = "raw"
            }
        }
        self.init(
            kind: kind, key: PlainRecord.userKey(of: entry.storeKey) ?? entry.storeKey, value: value,
            metadata: entry.metadata, valueHash: entry.valueHash, detail: detail.text(of: entry))
    }
}
