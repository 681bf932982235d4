import ImmuDBClient
import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf
import Synchronization
import SystemIO
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One lie, one verdict. Each leaves the trusted state as it was and an evidence file.
@Suite struct VerifiedOperationTests {
    /// Makes first contact honestly, lies, reads `a`.
    private func lie(
        expecting verdict: Verdict, _ change: @escaping (inout FakeServer.State) throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation,
        reading body: @escaping @Sendable (LedgerClient) async throws -> Void = {
            _ = try await $0.verifiedGet(bytes("a"))
        }
    ) async throws {
        try await Bench.run { bench in
            let client = bench.client()
            _ = try await client.currentState()
            let before = try await client.trust.load(Bench.pin)
            try bench.server.change(change)
            let error = await expectVerdict(verdict, sourceLocation: sourceLocation) {
                try await body(client)
            }
            #expect(try await client.trust.load(Bench.pin) == before, sourceLocation: sourceLocation)
            let path = try #require(error?.evidencePath, sourceLocation: sourceLocation)
            let evidence = try RealFileSystem().readWhole(path, limit: 1_000_000)
            let text = String(decoding: evidence, as: UTF8.self)
            #expect(text.contains("\"\(verdict.rawValue)\""), sourceLocation: sourceLocation)
            #expect(text.contains("answerSHA256"), sourceLocation: sourceLocation)
            try await client.close()
        }
    }

    @Test func wrongValue() async throws {
        try await lie(expecting: .inclusionMismatch) {
            $0.lieAboutEntry = { $0.entry.value = Data("9".utf8) }
        }
    }

    @Test func wrongKey() async throws {
        try await lie(expecting: .wrongSubject) { $0.lieAboutEntry = { $0.entry.key = Data("b".utf8) } }
    }

    @Test func anotherTransaction() async throws {
        try await lie(expecting: .wrongSubject) { $0.lieAboutEntry = { $0.entry.tx = 1 } }
    }

    @Test func flippedTerm() async throws {
        try await lie(expecting: .fork) {
            try $0.ledger.set("a", "5")
            $0.lieAboutTx = { $0.dualProof.linearProof.terms[0][0] ^= 1 }
        }
    }

    @Test func replayOfAnotherKey() async throws {
        try await lie(expecting: .wrongSubject) { state in
            let other = try state.verifiableGet(
                .with {
                    $0.keyRequest.key = Data("b".utf8)
                    $0.proveSinceTx = 3
                })
            state.lieAboutEntry = { $0 = other }
        }
    }

    @Test func rollbackOnRead() async throws {
        try await lie(expecting: .rollback) { state in
            state.ledger = MemoryLedger()
            try state.ledger.set("a", "1")
            try state.ledger.set("b", "2")
        }
    }

    @Test func rollbackOnStateCall() async throws {
        try await lie(
            expecting: .rollback,
            {
                $0.ledger = MemoryLedger()
                try $0.ledger.set("a", "1")
            },
            reading: { _ = try await $0.currentState() })
    }

    @Test func wipedDatabase() async throws {
        try await lie(
            expecting: .wiped, { $0.ledger = MemoryLedger() },
            reading: { _ = try await $0.currentState() })
    }

    /// Absence cannot be proven, so a server that finds nothing must at least not be behind.
    @Test func wipedDatabaseHidesBehindNotFound() async throws {
        try await lie(expecting: .wiped) { $0.ledger = MemoryLedger() }
    }

    @Test func wipedDatabaseOnWrite() async throws {
        try await lie(
            expecting: .wiped, { $0.ledger = MemoryLedger() },
            reading: { _ = try await $0.verifiedSet(bytes("k"), bytes("v")) })
    }

    @Test func forkedHistory() async throws {
        try await lie(expecting: .fork) { state in
            state.ledger = MemoryLedger()
            for value in ["1", "2", "other", "4"] { try state.ledger.set("a", value) }
        }
    }

    @Test func forkAtTheSameTransaction() async throws {
        try await lie(
            expecting: .fork,
            { state in
                state.ledger = MemoryLedger()
                for value in ["1", "2", "other"] { try state.ledger.set("a", value) }
            }, reading: { _ = try await $0.currentState() })
    }

    @Test func anotherServer() async throws {
        try await lie(expecting: .identityChanged) { $0.uuid = "0000000000000000000g" }
    }

    @Test func serverWithoutName() async throws {
        try await lie(expecting: .identityChanged) { $0.uuid = nil }
    }

    @Test func shortHash() async throws {
        try await lie(expecting: .malformedMessage) {
            $0.lieAboutTx = { $0.dualProof.targetTxHeader.eH.removeLast() }
        }
    }

    @Test func longHashInState() async throws {
        try await lie(
            expecting: .malformedMessage, { $0.lieAboutState = { $0.txHash.append(0) } },
            reading: { _ = try await $0.currentState() })
    }

    @Test func missingProof() async throws {
        try await lie(expecting: .malformedMessage) { $0.lieAboutTx = { $0.clearDualProof() } }
    }

    @Test func unknownVersion() async throws {
        try await lie(expecting: .unsupportedVersion) {
            $0.lieAboutTx = { $0.dualProof.targetTxHeader.version = 2 }
        }
    }

    @Test func tooManyTerms() async throws {
        try await lie(expecting: .limitExceeded) {
            $0.lieAboutTx = { answer in
                answer.dualProof.inclusionProof = Array(repeating: Data(count: 32), count: 1_000)
            }
        }
    }

    @Test func addedMetadataOnWrite() async throws {
        try await lie(
            expecting: .metadataMismatch,
            { $0.lieAboutTx = { $0.tx.entries[0].metadata.nonIndexable = true } },
            reading: { _ = try await $0.verifiedSet(bytes("k"), bytes("v")) })
    }

    @Test func otherEntriesInTransaction() async throws {
        try await lie(
            expecting: .headerMismatch, { $0.lieAboutTx = { $0.tx.entries[0].hValue = Data(count: 32) } },
            reading: { _ = try await $0.verifiedTransaction(2) })
    }

    @Test func otherValueInTransaction() async throws {
        try await lie(
            expecting: .valueMismatch, { $0.lieAboutTx = { $0.tx.entries[0].value = Data([0, 9]) } },
            reading: { _ = try await $0.verifiedTransaction(2, detail: .values) })
    }

    @Test func referenceShowsAnotherValue() async throws {
        try await Bench.run { bench in
            try bench.server.change { state in
                try state.ledger.commit([MemoryLedger.reference("ref", to: "a", atTx: 0)])
                state.lieAboutEntry = { answer in
                    if answer.entry.hasReferencedBy { answer.entry.value = Data("forged".utf8) }
                }
            }
            let client = bench.client()
            await expectVerdict(.referenceTargetUnproven) { _ = try await client.verifiedGet(bytes("ref")) }
            bench.server.change { state in
                state.lieAboutEntry = { $0.entry.value = Data("forged".utf8) }
            }
            await expectVerdict(.referenceTargetUnproven) { _ = try await client.verifiedGet(bytes("ref")) }
            try await client.close()
        }
    }

    @Test func signatures() async throws {
        try await Bench.run { bench in
            let key = SigningPrivateKey()
            let configured = bench.client(signingKey: try key.publicKey())
            let unsigned = await expectVerdict(.badSignature) {
                _ = try await configured.verifiedGet(bytes("a"))
            }
            #expect(unsigned?.evidencePath != nil)
            #expect(try await configured.trust.load(Bench.pin) == nil)
            bench.server.change {
                $0.key = key
                $0.signsAs = "otherdb"
            }
            await expectVerdict(.badSignature) { _ = try await configured.verifiedGet(bytes("a")) }
            bench.server.change { $0.signsAs = nil }
            _ = try await configured.verifiedGet(bytes("a"))
            bench.server.change { $0.key = SigningPrivateKey() }
            await expectVerdict(.identityChanged) { _ = try await configured.verifiedGet(bytes("a")) }
            bench.server.change { $0.key = nil }
            await expectVerdict(.badSignature) { _ = try await configured.verifiedGet(bytes("a")) }
            let other = bench.client(signingKey: try SigningPrivateKey().publicKey())
            try await configured.close()
            await expectVerdict(.identityChanged) { _ = try await other.verifiedGet(bytes("a")) }
            try await other.close()
        }
    }

    @Test func firstContactMayBeForbidden() async throws {
        try await Bench.run { bench in
            let client = bench.client(allowsFirstContact: false)
            await expectCode(.trustStore) { _ = try await client.verifiedGet(bytes("a")) }
            await expectCode(.trustStore) { _ = try await client.currentState() }
            let alh = try bench.server.state.withLock { try $0.ledger.alh(2) }
            try await client.trust.expectState(Bench.pin, txID: 2, alh: alh)
            #expect(try await client.verifiedGet(bytes("a")).state.txID == 3)
            try await client.close()
        }
    }

    @Test func expectedStateOfAnotherHistory() async throws {
        try await Bench.run { bench in
            let client = bench.client()
            try await client.trust.expectState(Bench.pin, txID: 2, alh: SHA256.hash([1]))
            await expectVerdict(.fork) { _ = try await client.verifiedGet(bytes("a")) }
            try await client.close()
        }
    }

    @Test func reportKeepsTheStepsOfAFailure() async throws {
        try await Bench.run { bench in
            let client = bench.client()
            let good = try await client.proveEntry(bytes("a"))
            #expect(good.isProven)
            #expect(good.sections.last?.trace.steps.allSatisfy(\.isOK) == true)
            let whole = try await client.proveTransaction(2)
            #expect(whole.isProven)
            bench.server.change { $0.lieAboutEntry = { $0.entry.value = Data("9".utf8) } }
            let bad = try await client.proveEntry(bytes("a"))
            #expect(!bad.isProven)
            #expect(bad.sections.last?.trace.steps.last?.isOK == false)
            try await client.close()
        }
    }
}
