import ImmuDBClient
import ImmuDBProofs
import ImmuDBStorage

/// Sends transactions to a replica, a few at a time: it puts them in order itself.
@MainActor
final class Replication {
    private struct Sent {
        var id: UInt64
        var alh: Digest
        var bytes: Int
        var task: Task<TxHeader, any Error>
    }

    private let client: LedgerClient
    private var pending: [Sent] = []
    private var pendingBytes = 0

    init(_ client: LedgerClient) { self.client = client }

    /// Sends one, and waits for earlier ones when too many are on their way.
    /// - Throws: `ClientError`; `BackupError` when one came out with another hash.
    func send(_ record: BackupRecord) async throws {
        let bytes = record.payload
        while !pending.isEmpty,
            pending.count >= Limits.replicatedAheadMax
                || pendingBytes + bytes.count > Limits.replicatedAheadBytes
        {
            try await settle()
        }
        pendingBytes += bytes.count
        let client = client
        let task = Task { try await client.replicateTransaction(bytes).claimed }
        pending.append(Sent(id: record.id, alh: record.alh, bytes: bytes.count, task: task))
    }

    /// Waits for all of them.
    func finish() async throws { while !pending.isEmpty { try await settle() } }

    /// Gives up what is on its way.
    func cancel() {
        for sent in pending { sent.task.cancel() }
        pending.removeAll()
    }

    private func settle() async throws {
        let sent = pending.removeFirst()
        pendingBytes -= sent.bytes
        let header = try await withTaskCancellationHandler {
            try await sent.task.value
        } onCancel: {
            sent.task.cancel()
        }
        guard try header.alh() == sent.alh else {
            throw BackupError(
                .hashMismatch, "the restored transaction has another hash than the backup's", txID: sent.id)
        }
    }
}
