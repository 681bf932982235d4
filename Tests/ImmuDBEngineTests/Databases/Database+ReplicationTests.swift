import ImmuDBProofs
import Testing

@testable import ImmuDBEngine

@Suite struct DatabaseReplicationTests {
    private func withReplica(
        _ body: (_ primary: Database, _ replica: Database, Engine) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isSynced = false
        let engine = try await Engine.open(directory.file("data"), options: options)
        var settings = DatabaseSettings()
        settings.replication = .replica
        try await engine.createDatabase("copy", settings: settings)
        let primary = try engine.database("defaultdb")
        for number in 0..<5 {
            let write = KeyValueWrite(key: bytes("k\(number)"), value: bytes("v\(number)"))
            _ = try await primary.set([write])
        }
        try await body(primary, try engine.database("copy"), engine)
        try engine.close()
    }

    private func refusal(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? EngineError)?.message
        }
    }

    @Test func aReplicaBecomesThePrimary() async throws {
        try await withReplica { primary, replica, engine in
            let write = KeyValueWrite(key: bytes("x"), value: [])
            #expect(
                await refusal { _ = try await replica.set([write]) }
                    == "database is read-only because it's a replica")
            #expect(
                await refusal {
                    _ = try await replica.add(SortedSetWrite(set: bytes("s"), score: 1, key: bytes("k")))
                }
                    == "database is read-only because it's a replica")
            for id in UInt64(1)...5 {
                let header = try await replica.replicate(
                    try primary.exportTransaction(id), waitsForIndex: id == 5)
                #expect(header == (try primary.transaction(id).header))
            }
            #expect(replica.state.alh == primary.state.alh)
            #expect(text(try await replica.get(bytes("k4")).value) == "v4")
            try await replica.flushIndex()
            _ = try await engine.updateDatabase("copy") { $0.replication = ReplicationSettings() }
            #expect(try await replica.set([write]).id == 6)
            #expect(
                await refusal { _ = try await replica.replicate(try primary.exportTransaction(5)) }
                    == "database is NOT a replica")
            _ = try await engine.updateDatabase("copy") { $0.replication = .replica }
            #expect(await refusal { _ = try await replica.set([write]) } != nil)
        }
    }

    @Test func whatDoesNotFitIsRefused() async throws {
        try await withReplica { primary, replica, _ in
            let first = try primary.exportTransaction(1)
            var tampered = first
            tampered[tampered.count - 4] ^= 1
            #expect(
                await refusal { _ = try await replica.replicate(tampered) }
                    == "illegal arguments: entries hash (Eh) differs")
            for length in 0..<first.count - 3 {
                #expect(
                    await refusal { _ = try await replica.replicate(Array(first[..<length])) }
                        == "illegal arguments", "\(length)")
            }
            _ = try await replica.replicate(first)
            #expect(
                await refusal { _ = try await replica.replicate(first) } == "tx already committed")
            #expect(await refusal { _ = try primary.exportTransaction(0) } == "illegal arguments")
            #expect(await refusal { _ = try primary.exportTransaction(6) } == "no new transactions")
            #expect(replica.state.txID == 1)
        }
    }

    @Test func transactionsWaitForTheirTurn() async throws {
        try await withReplica { primary, replica, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in [UInt64(5), 4, 3, 2, 1] {
                    group.addTask { _ = try await replica.replicate(try primary.exportTransaction(id)) }
                    try await Task.sleep(for: .milliseconds(2))
                }
                try await group.waitForAll()
            }
            #expect(replica.state.alh == primary.state.alh)
            _ = try await primary.set([KeyValueWrite(key: bytes("y"), value: [])])
            _ = try await primary.set([KeyValueWrite(key: bytes("z"), value: [])])
            let early = Task { try await replica.replicate(try primary.exportTransaction(7)) }
            try await Task.sleep(for: .milliseconds(20))
            early.cancel()
            await #expect(throws: EngineError.self) { try await early.value }
            #expect(replica.state.txID == 5)
        }
    }
}
