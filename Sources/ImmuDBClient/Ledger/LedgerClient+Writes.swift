public import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension LedgerClient {
    /// Writes one key.
    /// - Returns: the header of the new transaction, as claimed.
    public func set(
        _ key: [UInt8], _ value: [UInt8], metadata: KVMetadata = .none, preconditions: [Precondition] = []
    ) async throws -> Unverified<TxHeader> {
        try await setAll(
            [KeyValue(key: key, value: value, metadata: metadata)], preconditions: preconditions)
    }

    /// Writes several keys in one transaction.
    /// - Throws: `ClientError`: `conflict` when a precondition fails, `invalidArgument`, `limit`.
    public func setAll(
        _ items: [KeyValue], preconditions: [Precondition] = []
    ) async throws -> Unverified<TxHeader> {
        let reply = try await reply("Set", setRequest(items, preconditions)) {
            try await $0.set($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("Set") { () throws(ProtocolError) in try TxHeader(wire: reply.answer) })
    }

    /// Marks keys as deleted in one transaction; their history stays.
    /// - Throws: `ClientError`: `notFound` when one of them has no value.
    public func delete(_ keys: [[UInt8]]) async throws -> Unverified<TxHeader> {
        let request = Immudb_Schema_DeleteKeysRequest.with { $0.keys = keys.map { Data($0) } }
        let reply = try await reply("Delete", request) {
            try await $0.delete($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("Delete") { () throws(ProtocolError) in try TxHeader(wire: reply.answer) })
    }

    /// Makes `key` an alias of another key.
    /// - Parameter atTx: transaction of the target to be bound to; 0 = follows the newest value.
    public func setReference(
        _ key: [UInt8], to target: [UInt8], atTx: UInt64 = 0, preconditions: [Precondition] = []
    ) async throws -> Unverified<TxHeader> {
        let reply = try await reply("SetReference", referenceRequest(key, target, atTx, preconditions)) {
            try await $0.setReference($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("SetReference") { () throws(ProtocolError) in try TxHeader(wire: reply.answer) })
    }

    func setRequest(_ items: [KeyValue], _ preconditions: [Precondition]) -> Immudb_Schema_SetRequest {
        .with {
            $0.kvs = items.map(\.wire)
            $0.preconditions = preconditions.map(\.wire)
        }
    }

    func referenceRequest(
        _ key: [UInt8], _ target: [UInt8], _ atTx: UInt64, _ preconditions: [Precondition]
    ) -> Immudb_Schema_ReferenceRequest {
        .with {
            $0.key = Data(key)
            $0.referencedKey = Data(target)
            $0.atTx = atTx
            $0.boundRef = atTx > 0
            $0.preconditions = preconditions.map(\.wire)
        }
    }
}
