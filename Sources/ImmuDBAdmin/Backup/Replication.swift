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
        var start: ContinuousClock.Instant
        var task: Task<TxHeader, any Error>
    }

    private let client: LedgerClient
    private var pending: [Sent] = []
    private var pendingBytes = 0
    /// One for all calls: looks whether the oldest has been on its way for too long.
    private var watch: Task<Void, Never>?
    private var isOverdue = false

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
        let task = Task { try await client.replicateTransaction(bytes, hasDeadline: false).claimed }
        pending.append(Sent(id: record.id, alh: record.alh, bytes: bytes.count, start: .now, task: task))
        if watch == nil { watch = watching(client.callMilliseconds) }
    }

    private func watching(_ limit: Int) -> Task<Void, Never> {
        Task { [weak self] in
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: .milliseconds(min(limit, Limits.replicationWatchMilliseconds)))
                } catch {
                    return  // Everything has arrived, or was given up.
                }
                self?.giveUpWhatIsOverdue(.milliseconds(limit))
            }
        }
    }

    private func giveUpWhatIsOverdue(_ limit: Duration) {
        guard let oldest = pending.first, oldest.start.duration(to: .now) >= limit else { return }
        isOverdue = true
        for sent in pending { sent.task.cancel() }
    }

    /// Waits for all of them.
    func finish() async throws {
        while !pending.isEmpty { try await settle() }
        watch?.cancel()
    }

    /// Gives up what is on its way.
    func cancel() {
        watch?.cancel()
        for sent in pending { sent.task.cancel() }
        pending.removeAll()
    }

    private func settle() async throws {
        guard let sent = pending.first else { return }
        let header: TxHeader
        do {
            header = try await withTaskCancellationHandler {
                try await sent.task.value
            } onCancel: {
                sent.task.cancel()
            }
        } catch  where isOverdue {
            throw ClientError(
                .deadline, "no answer within \(client.callMilliseconds) ms", cause: error,
                location: "replicateTx", hint: "give --timeout more time; --append goes on where it ended")
        }
        // It stays in the list until it has come back, so that it is watched.
        if !pending.isEmpty { pending.removeFirst() }
        pendingBytes -= sent.bytes
        guard try header.alh() == sent.alh else {
            throw BackupError(
                .hashMismatch, "the restored transaction has another hash than the backup's", txID: sent.id)
        }
    }
}
