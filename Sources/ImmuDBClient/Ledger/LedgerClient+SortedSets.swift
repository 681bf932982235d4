public import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension LedgerClient {
    /// Adds a key to a sorted set. There is no removal.
    /// - Parameter atTx: transaction of the key to be bound to; 0 = follows the newest value.
    /// - Returns: the header of the new transaction, as claimed.
    public func zAdd(
        _ set: [UInt8], score: Double, key: [UInt8], atTx: UInt64 = 0
    ) async throws -> Unverified<TxHeader> {
        let reply = try await reply("ZAdd", memberRequest(set, score, key, atTx)) {
            try await $0.zAdd($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("ZAdd") { () throws(ProtocolError) in try TxHeader(wire: reply.answer) })
    }

    /// Adds a key to a sorted set and proves that the new transaction holds exactly that.
    public func verifiedZAdd(
        _ set: [UInt8], score: Double, key: [UInt8], atTx: UInt64 = 0
    ) async throws -> VerifiedWrite {
        let request = memberRequest(set, score, key, atTx)
        let record = SortedSetRecord(set: set, score: score, key: key, atTx: atTx)
        let sent = ProvenEntry(storeKey: record.storeKey, storeValue: [])
        return try await verified("VerifiableZAdd") { operation in
            let message = Immudb_Schema_VerifiableZAddRequest.with {
                $0.zAddRequest = request
                $0.proveSinceTx = operation.trusted.txID
            }
            let answer = try await operation.ask("VerifiableZAdd", message) {
                try await $0.verifiableZAdd($1, metadata: $2, options: $3, onResponse: $4)
            }
            return try await operation.write("VerifiableZAdd", answer, sent: [sent])
        }
    }

    /// One page of a sorted set.
    /// - Throws: `ClientError`: `invalidArgument`, `limit`.
    public func zScan(_ range: SortedSetRange) async throws -> Unverified<[SortedSetMember]> {
        let reply = try await reply("ZScan", range.wire) {
            try await $0.zScan($1, metadata: $2, options: $3, onResponse: $4)
        }
        guard reply.answer.entries.count <= ClientLimits.answerEntriesMax else {
            throw ClientError(
                .limit, "the answer has \(reply.answer.entries.count) members", location: "ZScan")
        }
        return Unverified(
            try convert("ZScan") { () throws(ProtocolError) in
                var members: [SortedSetMember] = []
                for entry in reply.answer.entries { members.append(try SortedSetMember(wire: entry)) }
                return members
            })
    }

    /// Carries out several operations in one transaction, in order.
    /// - Parameter isSelfContained: every reference and member must be of a key set earlier in the list and
    ///   bound to this transaction; the server then consults no index.
    /// - Returns: the header of the new transaction, as claimed.
    public func execAll(
        _ operations: [LedgerOperation], preconditions: [Precondition] = [], isSelfContained: Bool = false
    ) async throws -> Unverified<TxHeader> {
        let request = Immudb_Schema_ExecAllRequest.with {
            $0.operations = operations.map(\.wire)
            $0.preconditions = preconditions.map(\.wire)
            $0.noWait = isSelfContained
        }
        let reply = try await reply("ExecAll", request) {
            try await $0.execAll($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("ExecAll") { () throws(ProtocolError) in try TxHeader(wire: reply.answer) })
    }

    private func memberRequest(
        _ set: [UInt8], _ score: Double, _ key: [UInt8], _ atTx: UInt64
    ) -> Immudb_Schema_ZAddRequest {
        .with {
            $0.set = Data(set)
            $0.score = score
            $0.key = Data(key)
            $0.atTx = atTx
            $0.boundRef = atTx > 0
        }
    }
}

extension SortedSetMember {
    /// - Throws: `ProtocolError` for a member without value, and what the parts refuse.
    init(wire message: Immudb_Schema_ZEntry) throws(ProtocolError) {
        let wire = try WireZEntry(wire: message)
        guard let entry = wire.entry else { throw ProtocolError(.missingField, "entry", problem: "missing") }
        self.init(
            set: wire.set, score: wire.score, key: wire.key, atTx: wire.atTx, entry: LedgerEntry(entry))
    }
}
