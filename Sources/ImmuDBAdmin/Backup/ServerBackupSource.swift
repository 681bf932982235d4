import ImmuDBClient
import ImmuDBProofs
import ImmuDBStorage

/// A database of a server, selected by the caller. Everything it sends is recomputed before it is written.
struct ServerBackupSource: BackupSource {
    let database: String
    let client: LedgerClient

    func state() async throws -> TrustedState { try await client.claimedState().claimed }

    func alh(of txID: UInt64) async throws -> Digest {
        let found = try await client.transactions(from: txID, limit: 1, detail: .header).claimed
        guard let header = found.first?.header, header.id == txID else {
            throw BackupError(.unexpected, "the server does not show the transaction", txID: txID)
        }
        return try header.alh()
    }

    func records(_ ids: ClosedRange<UInt64>) -> any BackupRecords {
        Records(client: client, ids: ids, stream: client.exportTransactions(ids).makeAsyncIterator())
    }

    func close() async throws {}

    private struct Records: BackupRecords {
        let client: LedgerClient
        let ids: ClosedRange<UInt64>
        /// nil with servers that give out one transaction at a call.
        var stream: ExportedTransactions.Iterator?
        var read: UInt64 = 0

        mutating func next() async throws -> BackupRecord? {
            guard read <= ids.upperBound - ids.lowerBound else { return nil }
            let id = ids.lowerBound + read
            let record = try BackupRecord(payload: try await payload(id))
            guard record.id == id else {
                throw BackupError(.unexpected, "the server sent transaction \(record.id) instead", txID: id)
            }
            read += 1
            return record
        }

        private mutating func payload(_ id: UInt64) async throws -> [UInt8] {
            do {
                if let bytes = try await stream?.next() { return bytes }
            } catch let error as ClientError where error.code == .unsupported && read == 0 {
                stream = nil
            }
            return try await client.exportTransaction(id)
        }
    }
}
