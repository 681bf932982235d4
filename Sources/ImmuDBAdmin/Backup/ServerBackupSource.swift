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

    func record(of txID: UInt64) async throws -> BackupRecord {
        let record = try BackupRecord(payload: try await client.exportTransaction(txID))
        guard record.id == txID else {
            throw BackupError(.unexpected, "the server sent transaction \(record.id) instead", txID: txID)
        }
        return record
    }

    func close() async throws {}
}
