package import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
package import ImmuDBProtocol
internal import SwiftProtobuf

/// Reads whose answers come in chunks. Limits and refusals are those of the plain calls.
extension ImmuService {
    package func streamGet(
        request: Immudb_Schema_KeyRequest, response: RPCWriter<Immudb_Schema_Chunk>, context: ServerContext
    ) async throws {
        let entry = try await database().get([UInt8](request.key), at: try ReadPosition(request))
        let writer = MessageWriter(response)
        try await writer.write(entry.key)
        try await writer.write(entry.value)
    }

    package func streamVerifiableGet(
        request: Immudb_Schema_VerifiableGetRequest, response: RPCWriter<Immudb_Schema_Chunk>,
        context: ServerContext
    ) async throws {
        var answer = try await verifiable(request)
        let value = answer.entry.value
        answer.entry.value = []
        answer.entry.revision = 0
        let wire = try Immudb_Schema_VerifiableEntry(answer)
        let writer = MessageWriter(response)
        try await writer.write([UInt8](try wire.entry.serializedBytes() as [UInt8]))
        try await writer.write([UInt8](try wire.verifiableTx.serializedBytes() as [UInt8]))
        try await writer.write([UInt8](try wire.inclusionProof.serializedBytes() as [UInt8]))
        try await writer.write(value)
    }

    package func streamScan(
        request: Immudb_Schema_ScanRequest, response: RPCWriter<Immudb_Schema_Chunk>, context: ServerContext
    ) async throws {
        let writer = MessageWriter(response)
        for entry in try await database().scan(ScanRange(request)) {
            try await writer.write(entry.key)
            try await writer.write(entry.value)
        }
    }

    package func streamZScan(
        request: Immudb_Schema_ZScanRequest, response: RPCWriter<Immudb_Schema_Chunk>, context: ServerContext
    ) async throws {
        let writer = MessageWriter(response)
        for member in try await database().scanSet(SortedSetRange(request)) {
            try await writer.write(member.set)
            try await writer.write(member.key)
            try await writer.write(member.score.bitPattern)
            try await writer.write(member.atTx)
            try await writer.write(member.entry.value)
        }
    }

    package func streamHistory(
        request: Immudb_Schema_HistoryRequest, response: RPCWriter<Immudb_Schema_Chunk>,
        context: ServerContext
    ) async throws {
        let writer = MessageWriter(response)
        for entry in try await history(request) {
            try await writer.write(entry.key)
            try await writer.write(entry.value)
        }
    }
}
