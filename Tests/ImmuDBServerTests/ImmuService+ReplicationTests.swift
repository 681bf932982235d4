import Foundation
import GRPCCore
import ImmuDBEngine
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct ReplicationCallsTests {
    @Test func aBackupIsRestored() async throws {
        try await Bench.with { bench in
            try await bench.create("source")
            for number in 0..<6 { try await bench.set("k\(number)", String(repeating: "v", count: 30_000)) }
            let pairs = (0..<3).map {
                Framing.message("b\($0)") + Framing.message([UInt8](repeating: 7, count: 50_000))
            }
            _ = try await bench.streamSet(pairs)
            var exported: [[Immudb_Schema_Chunk]] = []
            for id in 1...7 { exported.append(try await bench.export(UInt64(id))) }
            #expect(exported[6].count == 3)
            for chunks in exported {
                #expect(chunks.allSatisfy { $0.content.count <= 65_536 })
                #expect([UInt8](chunks[0].metadata["committed-txid-bin"] ?? Data()) == Framing.number(7))
                #expect(chunks.dropFirst().allSatisfy { $0.metadata.isEmpty })
            }
            let streamed = try await bench.client.streamExportTx(
                metadata: bench.session,
                requestProducer: { writer in
                    for id in UInt64(1)...7 { try await writer.write(.with { $0.tx = id }) }
                }, onResponse: Bench.collect)
            #expect(streamed.map(\.content) == exported.joined().map(\.content))
            let state = try await bench.client.currentState(.init(), metadata: bench.session)
            try await bench.create("copy", isReplica: true)
            for chunks in exported {
                let header = try await bench.replicate(
                    chunks.map { [UInt8]($0.content) }, headers: ["wait-for-indexing": "true"])
                #expect(header.nentries > 0)
            }
            let copied = try await bench.client.currentState(.init(), metadata: bench.session)
            #expect(copied.txHash == state.txHash && copied.txID == 7 && copied.db == "copy")
            let value = try await bench.client.get(
                .with { $0.key = Data("b2".utf8) }, metadata: bench.session
            ).value
            #expect(value.count == 50_000)
            let error = await #expect(throws: RPCError.self) { try await bench.set("x") }
            #expect(error?.message == "database is read-only because it's a replica")
        }
    }

    @Test func theExporterNamesItsLastTransactionBehindTheStream() async throws {
        try await Bench.with { bench in
            try await bench.set("a")
            try await bench.set("b")
            let trailers = try await bench.client.exportTx(
                .with { $0.tx = 1 }, metadata: bench.session
            ) { response in
                var trailers: Metadata = [:]
                for try await part in try response.accepted.get().bodyParts {
                    if case .trailingMetadata(let metadata) = part { trailers = metadata }
                }
                return trailers
            }
            #expect(trailers.firstBinary(HeaderName.committedTxID) == Framing.number(2))
        }
    }

    @Test func whatIsMissingSaysSo() async throws {
        try await Bench.with { bench in
            for change in [
                { (settings: inout Immudb_Schema_ReplicationNullableSettings) in
                    settings.syncReplication.value = true
                    settings.syncAcks.value = 1
                },
                {
                    $0.replica.value = true
                    $0.primaryHost.value = "primary.example"
                },
            ] {
                var request = Immudb_Schema_CreateDatabaseRequest.with { $0.name = "db" }
                change(&request.settings.replicationSettings)
                let fixed = request
                let error = await #expect(throws: RPCError.self) {
                    try await bench.client.createDatabaseV2(fixed, metadata: bench.session)
                }
                #expect(error?.code == .unimplemented)
                #expect(error?.message.hasPrefix("not supported yet: ") == true)
            }
            #expect(bench.engine.databaseNames == ["defaultdb", "systemdb"])
        }
    }
}
