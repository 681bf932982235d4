import ImmuDBProofs
import ImmuDBStorage

/// Which transactions go into a backup, and what the file holds already.
struct BackupPlan: Equatable {
    /// First transaction to write.
    var first: UInt64
    /// Last transaction of the database when the backup began.
    var last: UInt64

    var isEmpty: Bool { first > last }
    var count: UInt64 { isEmpty ? 0 : last - first + 1 }

    /// What is said about it.
    var announcement: String {
        if isEmpty { return "All backed up, nothing to do" }
        return first == last
            ? "Backing up transaction \(first)" : "Backing up transactions from \(first) to \(last)"
    }
}

/// Where the bytes of a backup go, in order.
protocol BackupOutput {
    mutating func write(_ bytes: [UInt8]) throws
    /// Makes everything durable.
    mutating func finish() throws
}

/// Copies transactions into a backup, each checked against those before it.
struct BackupCopy<Output: BackupOutput> {
    let source: any BackupSource
    var output: Output
    /// What the file holds so far.
    var chain: BackupChain

    /// - Parameter progress: transactions and bytes written; false stops between two transactions.
    /// - Returns: the bytes written.
    mutating func run(
        _ plan: BackupPlan, progress: (_ done: UInt64, _ bytes: UInt64) -> Bool
    ) async throws -> UInt64 {
        var bytes: UInt64 = 0
        guard !plan.isEmpty else {
            try output.finish()
            return 0
        }
        var records = source.records(plan.first...plan.last)
        while let record = try await records.next() {
            // A server that sends something else than its history is found out here.
            try chain.append(record)
            let encoded = record.encoded
            try output.write(encoded)
            bytes += UInt64(encoded.count)
            guard progress(record.id - plan.first + 1, bytes) else { break }
        }
        try output.finish()
        return bytes
    }
}
