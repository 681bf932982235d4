public import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

extension LedgerClient {
    /// Transactions one after the other.
    /// - Parameters:
    ///   - first: id to begin with, from 1.
    ///   - limit: at most ``ClientLimits/pageEntriesMax``; nil for that many.
    /// - Returns: empty past the end.
    public func transactions(
        from first: UInt64, descending: Bool = false, limit: UInt32? = nil,
        detail: TransactionDetail = .digests
    ) async throws -> Unverified<[LedgerTransaction]> {
        let request = Immudb_Schema_TxScanRequest.with {
            $0.initialTx = first
            $0.desc = descending
            $0.limit = limit ?? 0
            $0.entriesSpec = detail.wire
        }
        let reply = try await reply("TxScan", request) {
            try await $0.txScan($1, metadata: $2, options: $3, onResponse: $4)
        }
        guard reply.answer.txs.count <= ClientLimits.pageEntriesMax else {
            throw ClientError(
                .limit, "the answer has \(reply.answer.txs.count) transactions", location: "TxScan")
        }
        return Unverified(
            try convert("TxScan") { () throws(ProtocolError) in
                var list: [LedgerTransaction] = []
                for message in reply.answer.txs {
                    let tx = try WireTx(wire: message)
                    list.append(LedgerTransaction(header: tx.header, entries: tx.answerEntries(detail)))
                }
                return list
            })
    }

    /// Writes out what the key index of the current database holds in memory.
    /// - Parameter isSynced: also wait for the disk.
    public func flushIndex(isSynced: Bool = true) async throws {
        let request = Immudb_Schema_FlushIndexRequest.with { $0.synced = isSynced }
        _ = try await reply("FlushIndex", request) {
            try await $0.flushIndex($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Rewrites the key index of the current database as small as possible.
    public func compactIndex() async throws {
        _ = try await reply("CompactIndex", Google_Protobuf_Empty()) {
            try await $0.compactIndex($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Discards values that are older than a time, of a database by name. Headers, keys and hashes stay.
    /// - Parameter retentionMilliseconds: values younger than this stay; at least a day.
    public func truncateDatabase(_ name: String, retentionMilliseconds: Int64) async throws {
        let request = Immudb_Schema_TruncateDatabaseRequest.with {
            $0.database = name
            $0.retentionPeriod = retentionMilliseconds
        }
        _ = try await reply("TruncateDatabase", request) {
            try await $0.truncateDatabase($1, metadata: $2, options: $3, onResponse: $4)
        }
    }
}
