// Covers Engine.swift, Database+Read.swift, Database+Scan.swift, Database+Transaction.swift and
// Engine+Verify.swift on a directory recorded from the reference server.
import Foundation
import ImmuDBEngine
import ImmuDBProofs
import Testing

@Suite struct GoldenServerTests {
    @Test(arguments: [true, false])
    func statesIdentityAndChecksMatchTheRecording(isReadOnly: Bool) async throws {
        let directory = try TemporaryDirectory()
        let path = try Vectors.unpackServer(into: directory)
        let expected = try Vectors.server()
        let before = try snapshot(of: path)
        var options = EngineOptions()
        options.isReadOnly = isReadOnly
        let engine = try await Engine.open(path, options: options)
        #expect(engine.databaseNames == ["defaultdb", "ledger", "systemdb", "unused"])
        let identity = try ServerIdentity(text: engine.identity)
        #expect(Hex.encode(identity.bytes) == expected.identifier_hex)
        for (name, recorded) in expected.databases {
            let database = try engine.database(name)
            if let hash = recorded.txHash {
                #expect(database.state.txID == recorded.txId)
                #expect(database.state.alh.hex == hash)
            }
            let check = try engine.verify(name, trustedTxID: recorded.txId ?? 0)
            #expect(check.isClean, "\(name): \(check.faults)")
            #expect(check.state == database.state)
            #expect(check.alhAtTrusted?.hex == recorded.txHash)
        }
        try engine.close()
        if isReadOnly { #expect(try snapshot(of: path) == before) }
    }

    @Test func recordedKeysAnswer() async throws {
        let directory = try TemporaryDirectory()
        let path = try Vectors.unpackServer(into: directory)
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(path, options: options)
        let database = try engine.database("defaultdb")
        let newest = try await database.get(bytes("key:001"))
        #expect(text(newest.value) == "value 1 rev2" && newest.revision == 2)
        let first = try await database.get(bytes("key:001"), at: .revision(1))
        #expect(text(first.value) == "value 1" && first.txID < newest.txID)
        #expect(try await database.get(bytes("key:001"), at: .revision(-1)) == first)
        let history = try await database.history(of: bytes("key:001"))
        #expect(history.map { text($0.value) } == ["value 1", "value 1 rev2"])
        await #expect(throws: EngineError.self) { try await database.get(bytes("key:039")) }
        let reference = try await database.get(bytes("ref:zero"))
        #expect(text(reference.key) == "key:000" && reference.reference.map { text($0.key) } == "ref:zero")
        let scanned = try await database.scan(ScanRange(prefix: bytes("key:")))
        #expect(scanned.count == 39)
        #expect(try await database.count(prefix: bytes("key:")) == 40)
        try engine.close()
    }

    @Test func everyProofOfEveryTransactionVerifies() async throws {
        let directory = try TemporaryDirectory()
        let path = try Vectors.unpackServer(into: directory)
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(path, options: options)
        for name in ["defaultdb", "ledger"] {
            let database = try engine.database(name)
            let last = database.state.txID
            for id in 1...last {
                let proof = try database.dualProof(of: id, since: last)
                let alh = try database.transaction(id).header.alh()
                try proof.verify(
                    source: id, target: last, sourceAlh: alh, targetAlh: database.state.alh)
            }
        }
        try engine.close()
    }

    @Test func aDirectoryStillVerifiesAfterWriting() async throws {
        let directory = try TemporaryDirectory()
        let path = try Vectors.unpackServer(into: directory)
        let engine = try await Engine.open(path)
        let database = try engine.database("defaultdb")
        let before = database.state
        let header = try await database.set([KeyValueWrite(key: bytes("new"), value: bytes("value"))])
        #expect(header.id == before.txID + 1 && header.prevAlh == before.alh)
        try engine.close()
        let again = try await Engine.open(path)
        #expect(text(try await again.database("defaultdb").get(bytes("new")).value) == "value")
        #expect(try again.verify("defaultdb").isClean)
        try again.close()
    }

    @Test func oneDatabaseDirectoryOpensByItself() async throws {
        let directory = try TemporaryDirectory()
        let path = try Vectors.unpackServer(into: directory)
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(path + "/ledger", options: options)
        #expect(engine.databaseNames == ["ledger"] && engine.standardDatabase == "ledger")
        #expect(try engine.database("ledger").state.txID == 32)
        try engine.close()
    }
}
