// Covers ImmuService+Transactions.swift and ImmuService+SortedSets.swift: transactions with resolved entries,
// sorted sets on the wire.
import Foundation
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@Suite struct ResolvedTransactionTests {
    @Test func entriesOfEveryKindResolve() async throws {
        try await Bench.with { bench in
            let request = Immudb_Schema_ExecAllRequest.with {
                $0.operations = [
                    .set("k"), .refer(.make("r", "k")), .add(.make("s", 1.5, "k", isBound: true)),
                ]
            }
            let id = try await bench.client.execAll(request, metadata: bench.session).id
            var wanted = Immudb_Schema_TxRequest.with {
                $0.tx = id
                $0.entriesSpec.kvEntriesSpec.action = .resolve
                $0.entriesSpec.zEntriesSpec.action = .resolve
            }
            let tx = try await bench.client.txById(wanted, metadata: bench.session)
            #expect(tx.entries.isEmpty && tx.header.nentries == 3)
            #expect(tx.kvEntries.map { String(decoding: $0.value, as: UTF8.self) } == ["v", "v"])
            #expect(tx.kvEntries[1].referencedBy.key == Data("r".utf8))
            #expect(tx.zEntries.count == 1 && tx.zEntries[0].score == 1.5 && tx.zEntries[0].atTx == id)
            #expect(tx.zEntries[0].entry.value == Data("v".utf8))
            wanted.keepReferencesUnresolved = true
            let kept = try await bench.client.txById(wanted, metadata: bench.session)
            #expect(kept.kvEntries.map(\.value) == [Data("v".utf8), Data()])
            #expect(kept.kvEntries[1].key == Data("k".utf8) && kept.kvEntries[1].hasReferencedBy)
        }
    }

    @Test func aSetReadsBackOverTheWire() async throws {
        try await Bench.with { bench in
            try await bench.set("a")
            try await bench.set("b")
            for (score, key) in [(2.0, "a"), (.infinity, "b"), (1.0, "b"), (-1.0, "a")] {
                _ = try await bench.client.zAdd(.make("s", score, key), metadata: bench.session)
            }
            var request = Immudb_Schema_ZScanRequest.with { $0.set = Data("s".utf8) }
            let all = try await bench.client.zScan(request, metadata: bench.session).entries
            #expect(all.map(\.score) == [1, 2, .infinity, -1])
            #expect(all.map { String(decoding: $0.entry.key, as: UTF8.self) } == ["b", "a", "b", "a"])
            request.minScore.score = 1.5
            request.maxScore.score = 9
            #expect(
                try await bench.client.zScan(request, metadata: bench.session).entries.map(\.score) == [2])
            request = .with {
                $0.set = Data("s".utf8)
                $0.seekKey = all[1].key
                $0.seekScore = all[1].score
                $0.limit = 1
            }
            let next = try await bench.client.zScan(request, metadata: bench.session).entries
            #expect(next.map(\.score) == [.infinity])
        }
    }
}
