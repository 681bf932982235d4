public import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension LedgerClient {
    /// Reads a key.
    /// - Throws: `ClientError`: `notFound` for a key without value, a transaction or a revision.
    public func get(
        _ key: [UInt8], at selector: EntrySelector = .latest
    ) async throws -> Unverified<LedgerEntry> {
        let reply = try await reply("Get", selector.wire(key)) {
            try await $0.get($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("Get") { () throws(ProtocolError) in LedgerEntry(try WireEntry(wire: reply.answer)) })
    }

    /// Reads several keys from one snapshot. Keys without value are left out.
    public func getAll(_ keys: [[UInt8]], sinceTx: UInt64 = 0) async throws -> Unverified<[LedgerEntry]> {
        let request = Immudb_Schema_KeyListRequest.with {
            $0.keys = keys.map { Data($0) }
            $0.sinceTx = sinceTx
        }
        let reply = try await reply("GetAll", request) {
            try await $0.getAll($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(try entries("GetAll", reply.answer, max: keys.count))
    }

    /// All values a key had. Deletions appear with their attribute and no value; references are not followed.
    /// - Parameter limit: at most ``ClientLimits/pageEntriesMax``; nil for that many.
    public func history(
        _ key: [UInt8], offset: UInt64 = 0, limit: Int32? = nil, descending: Bool = false
    ) async throws -> Unverified<[LedgerEntry]> {
        let request = Immudb_Schema_HistoryRequest.with {
            $0.key = Data(key)
            $0.offset = offset
            $0.limit = limit ?? 0
            $0.desc = descending
        }
        do {
            let reply = try await reply("History", request) {
                try await $0.history($1, metadata: $2, options: $3, onResponse: $4)
            }
            return Unverified(try entries("History", reply.answer, max: ClientLimits.answerEntriesMax))
        } catch let error as ClientError where error.message == ServerErrorText.noMoreEntries {
            return Unverified([])  // the offset is exactly the number of values
        }
    }

    /// Keys with a prefix, deleted and expired ones included.
    public func count(prefix: [UInt8]) async throws -> Unverified<UInt64> {
        let reply = try await reply("Count", Immudb_Schema_KeyPrefix.with { $0.prefix = Data(prefix) }) {
            try await $0.count($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(reply.answer.count)
    }

    /// All keys, deleted and expired ones included.
    public func countAll() async throws -> Unverified<UInt64> {
        let reply = try await reply("CountAll", Google_Protobuf_Empty()) {
            try await $0.countAll($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(reply.answer.count)
    }

    /// A transaction by id.
    /// - Throws: `ClientError`: `notFound`.
    public func transaction(
        _ id: UInt64, detail: TransactionDetail = .digests
    ) async throws -> Unverified<LedgerTransaction> {
        let request = Immudb_Schema_TxRequest.with {
            $0.tx = id
            $0.entriesSpec = detail.wire
        }
        let reply = try await reply("TxById", request) {
            try await $0.txById($1, metadata: $2, options: $3, onResponse: $4)
        }
        let tx = try convert("TxById") { () throws(ProtocolError) in try WireTx(wire: reply.answer) }
        return Unverified(LedgerTransaction(header: tx.header, entries: tx.answerEntries(detail)))
    }

    func entries(
        _ name: String, _ list: Immudb_Schema_Entries, max: Int
    ) throws(ClientError) -> [LedgerEntry] {
        guard list.entries.count <= max else {
            throw ClientError(
                .limit, "the answer has \(list.entries.count) entries, at most \(max) were expected",
                location: name)
        }
        return try convert(name) { () throws(ProtocolError) in
            var entries: [LedgerEntry] = []
            entries.reserveCapacity(list.entries.count)
            for entry in list.entries { entries.append(LedgerEntry(try WireEntry(wire: entry))) }
            return entries
        }
    }
}

extension TransactionDetail {
    var wire: Immudb_Schema_EntriesSpec {
        let action: Immudb_Schema_EntryTypeAction =
            switch self {
            case .header: .exclude
            case .digests: .onlyDigest
            case .values: .rawValue_
            }
        let kind = Immudb_Schema_EntryTypeSpec.with { $0.action = action }
        return .with {
            $0.kvEntriesSpec = kind
            $0.zEntriesSpec = kind
            $0.sqlEntriesSpec = kind
        }
    }
}

extension WireTx {
    func answerEntries(_ detail: TransactionDetail) -> [TransactionAnswer.Entry] {
        entries.map {
            TransactionAnswer.Entry(entry: $0.entry, storeValue: detail == .values ? $0.value : nil)
        }
    }
}
