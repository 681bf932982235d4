import Foundation
import GRPCCore
import ImmuDBProtocol
import SwiftProtobuf

@testable import ImmuDBServer

/// Messages as they lie in a stream: `u64 length | bytes` each.
enum Framing {
    static func message(_ bytes: [UInt8], length: UInt64? = nil) -> [UInt8] {
        number(length ?? UInt64(bytes.count)) + bytes
    }

    static func message(_ text: String) -> [UInt8] { message(Array(text.utf8)) }

    static func number(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }

    /// Takes messages apart again.
    static func messages(in bytes: [UInt8]) -> [[UInt8]] {
        var rest = bytes[...]
        var messages: [[UInt8]] = []
        while rest.count >= 8 {
            let length = Int(rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
            messages.append(Array(rest.dropFirst(8).prefix(length)))
            rest = rest.dropFirst(8 + length)
        }
        return messages
    }
}

extension Bench {
    /// Sends chunks and ends the stream.
    func streamSet(_ chunks: [[UInt8]]) async throws -> Immudb_Schema_TxHeader {
        try await client.streamSet(metadata: session, requestProducer: Self.producer(chunks))
    }

    func streamVerifiableSet(_ chunks: [[UInt8]]) async throws -> Immudb_Schema_VerifiableTx {
        try await client.streamVerifiableSet(metadata: session, requestProducer: Self.producer(chunks))
    }

    func streamExecAll(_ chunks: [[UInt8]]) async throws -> Immudb_Schema_TxHeader {
        try await client.streamExecAll(metadata: session, requestProducer: Self.producer(chunks))
    }

    func replicate(
        _ chunks: [[UInt8]], headers: [String: String] = [:], options: CallOptions = .defaults
    ) async throws -> Immudb_Schema_TxHeader {
        var metadata = session
        for (name, value) in headers { metadata.addString(value, forKey: name) }
        return try await client.replicateTx(
            metadata: metadata, options: options, requestProducer: Self.producer(chunks))
    }

    private static func producer(
        _ chunks: [[UInt8]]
    ) -> @Sendable (RPCWriter<Immudb_Schema_Chunk>) async throws -> Void {
        { writer in
            for chunk in chunks { try await writer.write(.with { $0.content = Data(chunk) }) }
        }
    }

    /// The chunks of an answer.
    static func collect(
        _ response: StreamingClientResponse<Immudb_Schema_Chunk>
    ) async throws -> [Immudb_Schema_Chunk] {
        var chunks: [Immudb_Schema_Chunk] = []
        for try await chunk in response.messages { chunks.append(chunk) }
        return chunks
    }

    func export(_ tx: UInt64, _ change: (inout Immudb_Schema_ExportTxRequest) -> Void = { _ in }) async throws
        -> [Immudb_Schema_Chunk]
    {
        var request = Immudb_Schema_ExportTxRequest.with { $0.tx = tx }
        change(&request)
        return try await client.exportTx(request, metadata: session, onResponse: Self.collect)
    }

    /// Creates a database, as a replica if wanted, and goes to it.
    func create(_ name: String, isReplica: Bool = false) async throws {
        _ = try await client.createDatabaseV2(
            .with {
                $0.name = name
                if isReplica { $0.settings.replicationSettings.replica.value = true }
            }, metadata: session)
        try await use(name)
    }

    func use(_ name: String) async throws {
        _ = try await client.useDatabase(.with { $0.databaseName = name }, metadata: session)
    }
}

extension [Immudb_Schema_Chunk] {
    var content: [UInt8] { flatMap { [UInt8]($0.content) } }
    var messages: [[UInt8]] { Framing.messages(in: content) }
}
