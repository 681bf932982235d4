import ImmuDBClient
import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf
import Synchronization
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct LedgerClientTests {
    @Test func verifiedSetThenGet() async throws {
        try await Bench.run { bench in
            let client = bench.client()
            let write = try await client.verifiedSet(bytes("k"), bytes("v"))
            #expect(write.txID == 4)
            #expect(write.timestamp == 1_700_000_004)
            let read = try await client.verifiedGet(bytes("k"))
            #expect(read.value == bytes("v"))
            #expect(read.txID == 4)
            #expect(read.claimedLatest)
            let record = try #require(try await client.trust.load(Bench.pin))
            #expect(record.state?.txID == 4)
            #expect(record.serverUUID == "cl9v2001081g81860s40")
            #expect(record.events.map(\.kind) == [.firstContact, .advance])
            try await client.close()
        }
    }

    @Test func emptyDatabaseIsAFirstContactToo() async throws {
        try await Bench.run { bench in
            bench.server.change { $0.ledger = MemoryLedger() }
            let client = bench.client()
            #expect(try await client.currentState().state.txID == 0)
            let write = try await client.verifiedSetAll([
                KeyValue(key: bytes("x"), value: bytes("1")),
                KeyValue(key: bytes("y"), value: [], metadata: KVMetadata(expiresAt: 99)),
            ])
            #expect(write.txID == 1)
            #expect(write.proof.value.count == 2)
            #expect(try await client.verifiedSet(bytes("z"), bytes("2")).state.txID == 2)
            try await client.close()
        }
    }

    @Test func oldTransactionsKeepTheState() async throws {
        try await Bench.run { bench in
            let client = bench.client()
            let read = try await client.verifiedGet(bytes("a"), at: .atTx(1))
            #expect(read.value == bytes("1"))
            #expect(read.txID == 1)
            #expect(!read.claimedLatest)
            #expect(read.state.txID == 3)
            let tx = try await client.verifiedTransaction(2, detail: .values)
            #expect(tx.value.entries?.map(\.storeValue) == [[0] + bytes("2")])
            #expect(tx.timestamp == 1_700_000_002)
            #expect(try await client.verifiedTransaction(1, detail: .header).value.entries == nil)
            try await client.close()
        }
    }

    @Test func referencesAreProvenWithTheirTargets() async throws {
        try await Bench.run { bench in
            try bench.server.change { state in
                for (name, atTx) in [("ref", UInt64(0)), ("bound", 1)] {
                    try state.ledger.commit([MemoryLedger.reference(name, to: "a", atTx: atTx)])
                }
            }
            let client = bench.client()
            let read = try await client.verifiedGet(bytes("ref"))
            #expect(read.value == bytes("3"))
            #expect(read.targetKey == bytes("a"))
            #expect(read.proof.txID == 4)
            #expect(read.txID == 3)
            let bound = try await client.verifiedGet(bytes("bound"))
            #expect(bound.value == bytes("1"))
            #expect(bound.boundTo == 1)
            try await client.close()
        }
    }

    @Test func currentStateAdvancesWithProof() async throws {
        try await Bench.run { bench in
            let client = bench.client()
            #expect(try await client.currentState().relation == .firstContact)
            #expect(try await client.currentState().relation == .same)
            try bench.server.change { try $0.ledger.set("c", "4") }
            let ahead = try await client.currentState(advances: false)
            #expect(ahead.relation == .aheadUnproven(txID: 4))
            #expect(ahead.state.txID == 3)
            let extended = try await client.currentState()
            #expect(extended.relation == .extended)
            #expect(extended.state.txID == 4)
            try await client.close()
        }
    }

    @Test func signedServerPinsItsKey() async throws {
        try await Bench.run { bench in
            let key = SigningPrivateKey()
            bench.server.change { $0.key = key }
            let client = bench.client()
            _ = try await client.verifiedGet(bytes("a"))
            let record = try #require(try await client.trust.load(Bench.pin))
            #expect(record.signingKey == (try key.publicKey()))
            #expect(record.state?.signature != nil)
            let configured = bench.client(signingKey: try key.publicKey())
            #expect(try await configured.verifiedGet(bytes("b")).proof.isSigned)
            try await client.close()
            try await configured.close()
        }
    }

    @Test func missingAdvanceProofIsFetched() async throws {
        try await Bench.run { bench in
            try bench.server.change { state in
                state.ledger.lag = 4
                for number in 0..<6 { try state.ledger.set("k\(number)", "\(number)") }
            }
            let client = bench.client()
            #expect(try await client.currentState().state.txID == 9)
            try bench.server.change { state in
                state.ledger.lag = 0
                try state.ledger.set("new", "1")
                state.omitsAdvance = true
                state.calls = []
            }
            #expect(try await client.verifiedGet(bytes("new")).state.txID == 10)
            let calls = bench.server.state.withLock { $0.calls }
            #expect(calls.filter { $0 == "VerifiableTxById" }.count > 2)
            try await client.close()
        }
    }

    @Test func scanPagesInOrder() async throws {
        try await Bench.run { bench in
            try bench.server.change { state in
                for number in 10..<35 { try state.ledger.set("s\(number)", "\(number)") }
            }
            let client = bench.client()
            var keys: [[UInt8]] = []
            for try await entry in client.scan(ScanRange(prefix: bytes("s")), pageEntries: 10) {
                keys.append(entry.claimed.key)
            }
            #expect(keys == (10..<35).map { bytes("s\($0)") })
            var some: [[UInt8]] = []
            for try await entry in client.scan(
                ScanRange(prefix: bytes("s"), offset: 3, limit: 12), pageEntries: 5)
            {
                some.append(entry.claimed.key)
            }
            #expect(some == (13..<25).map { bytes("s\($0)") })
        }
    }

    @Test func scanRefusesEndlessRepetition() async throws {
        try await Bench.run { bench in
            bench.server.change { state in
                state.lieAboutScan = { answer in
                    answer.entries = [
                        .with { $0.key = .init("same".utf8) }, .with { $0.key = .init("same".utf8) },
                    ]
                }
            }
            let client = bench.client()
            await #expect(throws: ClientError.self) {
                for try await _ in client.scan(ScanRange(), pageEntries: 2) {}
            }
        }
    }

    /// Half the calls of a cancelled batch never run; the pin stays usable.
    @Test func cancellationLeavesThePinUsable() async throws {
        try await Bench.run { bench in
            let client = bench.client()
            _ = try await client.currentState()
            bench.server.change { $0.stalls = true }
            let calls = (0..<3).map { number in
                Task { try await client.verifiedSet(bytes("k\(number)"), bytes("v")) }
            }
            for call in calls { call.cancel() }
            for call in calls {
                await expectCode(.cancelled) { _ = try await call.value }
            }
            bench.server.change { $0.stalls = false }
            #expect(try await client.verifiedSet(bytes("k"), bytes("v")).txID >= 4)
            try await client.close()
        }
    }

    @Test func sessionsCarryTheDatabase() async throws {
        try await Bench.run { bench in
            let client = bench.client()
            try await client.openSession(username: "immudb", password: "", database: "other")
            #expect(client.pin == TrustPin(name: "test", database: "other"))
            #expect(client.claimedServerUUID == "cl9v2001081g81860s40")
            await #expect(throws: ClientError.self) {
                try await client.openSession(username: "nobody", password: "", database: "other")
            }
            try await client.close()
            #expect(client.sessionID == nil)
        }
    }

    @Test func plainCallsMapFailures() async throws {
        try await Bench.run { bench in
            let client = bench.client()
            #expect(try await client.health().isHealthy)
            #expect(try await client.get(bytes("a")).claimed.value == bytes("3"))
            #expect(try await client.set(bytes("n"), bytes("1")).claimed.id == 4)
            await expectCode(.notFound) { _ = try await client.get(bytes("none")) }
            await expectCode(.notFound) { _ = try await client.verifiedGet(bytes("none")) }
            await expectCode(.notFound) { _ = try await client.verifiedTransaction(77) }
            await expectCode(.invalidArgument) { _ = try await client.setAll([]) }
            await expectCode(.unsupported) { _ = try await client.countAll() }
            bench.server.change { $0.stalls = true }
            let impatient = bench.client(callMilliseconds: 50)
            await expectCode(.deadline) { _ = try await impatient.health() }
            bench.server.change { $0.stalls = false }
            try await client.close()
        }
    }

    @Test func manyVerifiedSetsLagOnDiskOnly() async throws {
        try await Bench.run { bench in
            let client = bench.client(persistence: .lagging(milliseconds: 10_000, operations: 100))
            for number in 0..<250 { _ = try await client.verifiedSet(bytes("k\(number)"), bytes("v")) }
            let onDisk = try #require(try client.trust.list().first).record.get()
            #expect(onDisk.state?.txID ?? 0 >= 3 + 200)
            try await client.close()
            let closed = try #require(try client.trust.list().first).record.get()
            #expect(closed.state?.txID == 253)
        }
    }

    @Test func concurrentClientsOfOneStoreTakeTurns() async throws {
        try await Bench.run { bench in
            let store = bench.store()
            let settings = LedgerSettings(pinName: "test", database: "defaultdb")
            let clients = (0..<3).map { _ in LedgerClient(bench.transport, settings: settings, trust: store) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, client) in clients.enumerated() {
                    group.addTask {
                        for turn in 0..<20 {
                            _ = try await client.verifiedSet(bytes("c\(number)-\(turn)"), bytes("v"))
                        }
                    }
                }
                try await group.waitForAll()
            }
            for client in clients { try await client.close() }
            #expect(try await store.load(Bench.pin)?.state?.txID == 63)
        }
    }

    @Test func separateProcessesTakeTurnsToo() async throws {
        try await Bench.run { bench in
            let clients = (0..<2).map { _ in
                bench.client(persistence: .lagging(milliseconds: 5, operations: 10))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, client) in clients.enumerated() {
                    group.addTask {
                        for turn in 0..<40 {
                            _ = try await client.verifiedSet(bytes("c\(number)-\(turn)"), bytes("v"))
                        }
                        try await client.close()
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await bench.store().load(Bench.pin)?.state?.txID == 83)
        }
    }
}

func expectCode(
    _ code: ClientError.Code, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record("was accepted, expected \(code)", sourceLocation: sourceLocation)
    } catch let error as ClientError {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
    }
}
