import Foundation
import GRPCCore
import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct SigningTests {
    @Test func everyStateAndProofIsSigned() async throws {
        let key = SigningPrivateKey()
        let publicKey = try key.publicKey()
        try await Bench.with(signingKey: key) { bench in
            func check(_ message: Immudb_Schema_VerifiableTx) throws {
                let tx = try WireVerifiableTx(wire: message)
                let target = tx.dualProof.targetHeader
                try publicKey.verify(
                    TrustedState(
                        database: "defaultdb", txID: target.id, alh: try target.alh(), signature: tx.signature
                    ))
            }
            try await bench.set("a")
            try check(
                try await bench.client.verifiableSet(
                    .with { $0.setRequest = .pairs([.pair("b")]) }, metadata: bench.session))
            try check(
                try await bench.client.verifiableSetReference(
                    .with { $0.referenceRequest = .make("r", "a") }, metadata: bench.session))
            try check(
                try await bench.client.verifiableZAdd(
                    .with { $0.zAddRequest = .make("s", 1, "a") }, metadata: bench.session))
            // Older than the trusted state: what is signed is the newer end.
            let read = try await bench.client.verifiableGet(
                .with {
                    $0.keyRequest.key = Data("a".utf8)
                    $0.proveSinceTx = 4
                }, metadata: bench.session)
            #expect(read.verifiableTx.dualProof.targetTxHeader.id == 4)
            try check(read.verifiableTx)
            try check(
                try await bench.client.verifiableTxById(.with { $0.tx = 2 }, metadata: bench.session))
            try check(
                try await bench.streamVerifiableSet([
                    Framing.message(Framing.number(1)), Framing.message("c"), Framing.message("v"),
                ]))
            let state = try WireState(
                wire: try await bench.client.currentState(.init(), metadata: bench.session)
            ).state
            try publicKey.verify(state)
            #expect(state.txID == 5 && state.signature?.publicKey == publicKey.x963)
            // Another database's state does not pass for this one's.
            var other = state
            other.database = "otherdb"
            #expect(throws: VerificationFailure.self) { try publicKey.verify(other) }
        }
    }

    @Test func withoutKeyThereIsNoSignature() async throws {
        try await Bench.with { bench in
            let state = try await bench.client.currentState(.init(), metadata: bench.session)
            #expect(!state.hasSignature && state.txID == 0)
            #expect([UInt8](state.txHash) == Digest.ofNothing.bytes)
            let written = try await bench.client.verifiableSet(
                .with { $0.setRequest = .pairs([.pair("b")]) }, metadata: bench.session)
            #expect(!written.hasSignature)
        }
    }
}
