internal import GRPCCore
internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Sends messages in chunks: each begins a new chunk with its length, metadata goes with the first one only.
struct MessageWriter {
    private let response: RPCWriter<Immudb_Schema_Chunk>

    init(_ response: RPCWriter<Immudb_Schema_Chunk>) { self.response = response }

    func write(_ message: [UInt8], metadata: [String: [UInt8]] = [:]) async throws {
        var head: [UInt8] = []
        head.append(bigEndian: UInt64(message.count))
        var chunk = Immudb_Schema_Chunk()
        chunk.metadata = metadata.mapValues { Data($0) }
        var sent = min(message.count, Limits.chunkBytesMax - head.count)
        chunk.content = Data(head) + Data(message[..<sent])
        try await response.write(chunk)
        while sent < message.count {
            let end = min(message.count, sent + Limits.chunkBytesMax)
            try await response.write(.with { $0.content = Data(message[sent..<end]) })
            sent = end
        }
    }

    /// A number of 8 bytes.
    func write(_ number: UInt64) async throws {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: number)
        try await write(bytes)
    }
}
