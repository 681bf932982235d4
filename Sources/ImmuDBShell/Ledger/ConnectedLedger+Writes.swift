import CommandLineKit
package import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs
import ImmuDBRecords

extension ConnectedLedger {
    package func write(
        _ key: [UInt8], _ value: [UInt8], options: WriteOptions
    ) async throws -> EntryView {
        var preconditions: [Precondition] = []
        if options.isIfAbsent { preconditions.append(.keyMustNotExist(key)) }
        if let txID = options.ifAtTx { preconditions.append(.keyNotModifiedAfter(key, txID: txID)) }
        let metadata = KVMetadata(expiresAt: options.expiresAt)
        let write = try await client.verifiedSet(key, value, metadata: metadata, preconditions: preconditions)
        // Nothing proves a revision number, so a plain read will do; another writer may have been quick.
        let latest = try await client.get(key, at: .sinceTx(write.txID)).claimed
        return EntryView(
            key: key, value: value, metadata: metadata, txID: write.txID,
            revision: latest.txID == write.txID ? latest.claimedRevision : 0, timestamp: write.timestamp,
            badge: .proven(by: write.proof), trace: write.proof.trace)
    }

    package func setReference(
        _ key: [UInt8], to target: [UInt8], atTx: UInt64
    ) async throws -> ReferenceView {
        let write = try await client.verifiedSetReference(key, to: target, atTx: atTx)
        return ReferenceView(
            key: key, target: target, txID: write.txID, timestamp: write.timestamp,
            badge: .proven(by: write.proof))
    }

    package func addMember(
        _ set: [UInt8], score: Double, key: [UInt8], atTx: UInt64
    ) async throws -> MemberView {
        let write = try await client.verifiedZAdd(set, score: score, key: key, atTx: atTx)
        let header = try await client.verifiedTransaction(write.txID, detail: .header).value.header
        let entry = EntryView(
            key: key, value: [], txID: write.txID, timestamp: write.timestamp, badge: .proven(by: write.proof)
        )
        return MemberView(set: set, score: score, boundTo: atTx, entry: entry, entriesHash: header.eh)
    }

    package func execute(
        _ operations: [ImmuDBClient.LedgerOperation], isSelfContained: Bool
    ) async throws -> TransactionView {
        let id = try await client.execAll(operations, isSelfContained: isSelfContained).claimed.id
        let proven = try await client.verifiedTransaction(id, detail: .values)
        let expected = operations.map { $0.proven(in: id) }
        let found = (proven.value.entries ?? []).map {
            ProvenEntry(storeKey: $0.storeKey, metadata: $0.metadata, storeValue: $0.storeValue ?? [])
        }
        guard found == expected else {
            throw VerificationFailure(
                .wrongSubject, "transaction \(id) was shown as the one made but holds other entries")
        }
        return TransactionView(proven)
    }
}

extension ImmuDBClient.LedgerOperation {
    /// The entry that a transaction has to hold for the operation.
    func proven(in txID: UInt64) -> ProvenEntry {
        switch self {
        case .set(let item):
            return ProvenEntry(
                storeKey: PlainRecord.storeKey(for: item.key), metadata: item.metadata,
                storeValue: PlainRecord.value(item.value).storeValue)
        case .reference(let key, let target, let atTx, let isBound):
            let record = PlainRecord.reference(target: target, atTx: isBound && atTx == 0 ? txID : atTx)
            return ProvenEntry(storeKey: PlainRecord.storeKey(for: key), storeValue: record.storeValue)
        case .member(let set, let score, let key, let atTx, let isBound):
            let record = SortedSetRecord(
                set: set, score: score, key: key, atTx: isBound && atTx == 0 ? txID : atTx)
            return ProvenEntry(storeKey: record.storeKey, storeValue: [])
        }
    }
}
