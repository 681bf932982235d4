// Covers ImmuService+Streams.swift, ImmuService+StreamWrites.swift, MessageReader.swift and
// MessageWriter.swift.
import Foundation
import GRPCCore
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct StreamTests {
    /// Every way to cut the same bytes.
    @Test(arguments: [1, 3, 7, 8, 9, 4096])
    func chunkBordersDoNotMatter(size: Int) async throws {
        try await Bench.with { bench in
            var bytes: [UInt8] = []
            for number in 0..<5 {
                bytes += Framing.message("key\(number)")
                bytes += Framing.message([UInt8](repeating: UInt8(number), count: number * 40))
            }
            var chunks: [[UInt8]] = [[]]
            for start in stride(from: 0, to: bytes.count, by: size) {
                chunks += [Array(bytes[start..<min(bytes.count, start + size)]), []]
            }
            #expect(try await bench.streamSet(chunks).nentries == 5)
            let answer = try await bench.client.streamScan(
                .init(), metadata: bench.session, onResponse: Bench.collect)
            #expect(answer.content == bytes)
            #expect(answer.count == 10)
        }
    }

    @Test func largeValuesTravelInChunks() async throws {
        try await Bench.with { bench in
            let value = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let header = try await bench.streamSet([Framing.message("big") + Framing.message(value)])
            let answer = try await bench.client.streamGet(
                .with { $0.key = Data("big".utf8) }, metadata: bench.session, onResponse: Bench.collect)
            #expect(answer.messages == [Array("big".utf8), value])
            let sizes = answer.map(\.content.count)
            #expect(sizes == [11, 65_536, 65_536, 65_536, 200_008 - 3 * 65_536])
            let verified = try await bench.client.streamVerifiableGet(
                .with { $0.keyRequest.key = Data("big".utf8) }, metadata: bench.session,
                onResponse: Bench.collect
            ).messages
            try #require(verified.count == 4)
            let entry = try Immudb_Schema_Entry(serializedBytes: verified[0])
            #expect(entry.tx == header.id && entry.value.isEmpty && entry.key == Data("big".utf8))
            let tx = try WireVerifiableTx(wire: try Immudb_Schema_VerifiableTx(serializedBytes: verified[1]))
            #expect(tx.tx.header.id == header.id)
            let proof = try Immudb_Schema_InclusionProof(serializedBytes: verified[2])
            #expect(proof.width == 1 && verified[3] == value)
        }
    }

    @Test func setsHistoriesAndListsOfOperations() async throws {
        try await Bench.with { bench in
            let member = try Immudb_Schema_ZAddRequest.make("s", 2.5, "k").serializedBytes() as [UInt8]
            let header = try await bench.streamExecAll([
                Framing.message([1]), Framing.message("k"), Framing.message(""), Framing.message([2]),
                Framing.message(member),
            ])
            #expect(header.nentries == 2)
            try await bench.set("k", "second")
            let set = try await bench.client.streamZScan(
                .with { $0.set = Data("s".utf8) }, metadata: bench.session, onResponse: Bench.collect
            ).messages
            #expect(
                set == [
                    Array("s".utf8), Array("k".utf8), Framing.number(2.5.bitPattern), Framing.number(0),
                    Array("second".utf8),
                ])
            let history = try await bench.client.streamHistory(
                .with { $0.key = Data("k".utf8) }, metadata: bench.session, onResponse: Bench.collect
            ).messages
            #expect(history == ["k", "", "k", "second"].map { Array($0.utf8) })
        }
    }

    @Test func aVerifiableWriteIsLinkedToTheTrustedState() async throws {
        try await Bench.with { bench in
            try await bench.set("a")
            let trusted = try bench.engine.database("defaultdb").state
            let answer = try WireVerifiableTx(
                wire: try await bench.streamVerifiableSet([
                    Framing.message(Framing.number(1)), Framing.message("b"), Framing.message("v"),
                ]))
            let proof = answer.dualProof
            try proof.verify(
                source: 1, target: 2, sourceAlh: trusted.alh, targetAlh: try proof.targetHeader.alh())
            #expect(answer.tx.entries.count == 1)
        }
    }

    /// Whatever bytes arrive, the answer is a refusal or a transaction, and the server lives on.
    @Test func hostileBytesAreRefused() async throws {
        try await Bench.with { bench in
            var state: UInt64 = 42
            func random(_ below: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % below
            }
            let valid = Framing.message([1]) + Framing.message("key") + Framing.message("value")
            for _ in 0..<150 {
                var bytes = valid
                for _ in 0...random(3) { bytes[random(bytes.count)] = UInt8(random(256)) }
                bytes.removeLast(random(4))
                let cut = random(bytes.count + 1)
                let chunks = [Array(bytes[..<cut]), Array(bytes[cut...])]
                for call in [bench.streamSet, bench.streamExecAll] {
                    do {
                        let header = try await call(chunks)
                        #expect(header.id > 0)
                    } catch {
                        let refusal = try #require(error as? RPCError)
                        #expect(refusal.code != .internalError || refusal.message.hasPrefix("unable"))
                    }
                }
            }
            #expect(try await bench.set("alive") > 0)
        }
    }

    @Test func tooManyEntriesEndTheStream() async throws {
        try await Bench.with { bench in
            let pairs = (0..<1025).map { Framing.message("k\($0)") + Framing.message("v") }
            let error = await #expect(throws: RPCError.self) { try await bench.streamSet(pairs) }
            #expect(error?.message.hasSuffix("max number of entries per tx exceeded") == true)
            let header = try await bench.streamSet(Array(pairs.dropLast()))
            #expect(header.nentries == 1024)
        }
    }

    /// The reader takes no memory for what is only announced.
    @Test func announcedBytesAreNotAllocated() async throws {
        let (stream, input) = AsyncThrowingStream<Immudb_Schema_Chunk, any Error>.makeStream()
        input.yield(.with { $0.content = Data(Framing.message([1, 2, 3], length: 1 << 46)) })
        input.finish()
        var reader = MessageReader(RPCAsyncSequence(wrapping: stream))
        let error = await #expect(throws: ServerFailure.self) {
            _ = try await reader.next(limit: .max)
        }
        #expect(
            error?.isTruncatedStream == true && error?.message.contains("3 of the 70368744177664") == true)
    }
}
