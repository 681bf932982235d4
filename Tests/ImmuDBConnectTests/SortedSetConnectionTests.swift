// Covers the calls for references, sorted sets and lists of operations from the client through the services
// to a directory, proofs included.
import Foundation
import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs
import Testing

@Suite struct SortedSetConnectionTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func withClient(_ body: (LedgerClient) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("sets-\(UUID().uuidString)")
            .path
        let connection = try await LedgerConnection.open(
            OfflineAddress(directory: root + "/data"), trust: TrustStore(directory: root + "/trust"))
        try await body(connection.client)
        try await connection.close()
        try FileManager.default.removeItem(atPath: root)
    }

    @Test func referencesAreProvenWithTheirTargets() async throws {
        try await withClient { client in
            let first = try await client.verifiedSet(bytes("k"), bytes("one")).txID
            #expect(try await client.verifiedSetReference(bytes("free"), to: bytes("k")).txID == 2)
            let bound = try await client.verifiedSetReference(bytes("bound"), to: bytes("k"), atTx: first)
            #expect(bound.state.txID == 3)
            _ = try await client.verifiedSet(bytes("k"), bytes("two"))
            let read = try await client.verifiedGet(bytes("free"))
            #expect(read.value == bytes("two") && read.targetKey == bytes("k") && read.boundTo == 0)
            let old = try await client.verifiedGet(bytes("bound"))
            #expect(old.value == bytes("one") && old.boundTo == first)
        }
    }

    @Test func membersAreProvenAndListed() async throws {
        try await withClient { client in
            for key in ["a", "b"] { _ = try await client.verifiedSet(bytes(key), bytes("v" + key)) }
            for (score, key) in [(1.5, "a"), (.nan, "b"), (-2, "a"), (0, "b")] {
                let written = try await client.verifiedZAdd(bytes("s"), score: score, key: bytes(key))
                #expect(written.proof.value.count == 1)
            }
            _ = try await client.zAdd(bytes("s"), score: 9, key: bytes("a"), atTx: 1)
            let all = try await client.zScan(SortedSetRange(set: bytes("s"))).claimed
            #expect(
                all.map { $0.score.isNaN ? "nan" : "\($0.score)" } == ["0.0", "1.5", "9.0", "nan", "-2.0"])
            #expect(
                all.map(\.entry.value) == [bytes("vb"), bytes("va"), bytes("va"), bytes("vb"), bytes("va")])
            #expect(all[2].atTx == 1)
            let position = SortedSetRange.Position(score: 1.5, key: bytes("a"))
            let after = try await client.zScan(SortedSetRange(set: bytes("s"), after: position, limit: 1))
                .claimed
            #expect(after.map(\.score) == [9])
            let bounded = SortedSetRange(set: bytes("s"), minScore: 1, maxScore: 5, isDescending: true)
            #expect(try await client.zScan(bounded).claimed.map(\.score) == [1.5])
        }
    }

    @Test func listsOfOperationsAreOneTransaction() async throws {
        try await withClient { client in
            let header = try await client.execAll([
                .set(KeyValue(key: bytes("k"), value: bytes("v"))),
                .reference(bytes("r"), to: bytes("k"), isBound: true),
                .member(of: bytes("s"), score: 3, key: bytes("k")),
            ]).claimed
            #expect(header.id == 1 && header.entryCount == 3)
            #expect(try await client.verifiedGet(bytes("r")).boundTo == 1)
            let list = try await client.transactions(from: 1, limit: 5).claimed
            #expect(list.map(\.header.id) == [1] && list[0].entries.count == 3)
            do {
                _ = try await client.execAll(
                    [.set(KeyValue(key: bytes("x"), value: [])), .set(KeyValue(key: bytes("x"), value: []))])
                Issue.record("a key twice")
            } catch let error as ClientError {
                #expect(error.message.contains("key/reference 'x'"))
            }
            try await client.flushIndex()
            try await client.compactIndex()
        }
    }

    /// References whose target is gone count for a page but are not in it: a short page is not the last one.
    @Test func aScanGoesOnBehindDanglingReferences() async throws {
        try await withClient { client in
            for number in 0..<6 { _ = try await client.set(bytes("k\(number)"), bytes("v")) }
            _ = try await client.set(bytes("target"), bytes("v"))
            for name in ["k1r", "k3r"] { _ = try await client.setReference(bytes(name), to: bytes("target")) }
            _ = try await client.delete([bytes("target")])
            var keys: [[UInt8]] = []
            for try await entry in client.scan(ImmuDBClient.ScanRange(), pageEntries: 2) {
                keys.append(entry.claimed.key)
            }
            #expect(keys == (0..<6).map { bytes("k\($0)") })
        }
    }
}
