// Covers lies that take more than one answer: the linear fake, first contact, the split view.
import Foundation
import ImmuDBClient
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBTesting
import Testing

@Suite struct HistoryLieTests {
    private typealias Sample = MaliciousServer.Sample

    private static var vectors: [UInt8] {
        get throws {
            let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Vectors/proofs.json")
            return [UInt8](try Data(contentsOf: file))
        }
    }

    private func expectVerdict(
        _ verdict: Verdict, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Void
    ) async {
        do {
            try await body()
            Issue.record("was accepted, expected \(verdict)", sourceLocation: sourceLocation)
        } catch let error as ClientError {
            #expect(error.verdict == verdict, "\(error)", sourceLocation: sourceLocation)
        } catch {
            Issue.record("\(error)", sourceLocation: sourceLocation)
        }
    }

    /// Row 7: transactions 2, 3, 5, and then another 2 than the first.
    @Test func linearFake() async throws {
        let attack = try LinearFake(vectors: Self.vectors)
        try await Victim.run { victim in
            for step in 1...3 {
                let name = "trust-\(step)"
                let trust = victim.trust(name)
                try await trust.expectState(Victim.pin, txID: 2, alh: attack.trustedAlh)
                let client = try await victim.client(trust: name)
                victim.server.answer("VerifiableTxById", with: [attack.answers[0]])
                #expect(try await client.verifiedTransaction(3, detail: .header).state.txID == 3)
                // The proofs that a server leaves out are asked for; this one has none to give.
                let answers = [[UInt8]](repeating: attack.answers[step], count: 8)
                victim.server.answer("VerifiableTxById", with: answers)
                await expectVerdict(.fork) {
                    _ = try await client.verifiedTransaction(5, detail: .header)
                }
                #expect(try await trust.load(Victim.pin)?.state?.txID == 3)
                try await client.close()
            }
            // By itself the forged transaction is provable: only the step from 3 to 5 shows the fork.
            let trust = victim.trust("fresh")
            try await trust.expectState(Victim.pin, txID: 2, alh: attack.forgedAlh)
            let client = try await victim.client(trust: "fresh")
            victim.server.answer("VerifiableTxById", with: [attack.answers[4]])
            #expect(try await client.verifiedTransaction(5, detail: .header).state.txID == 5)
            try await client.close()
        }
    }

    /// Row 25: nothing can be compared at first contact, and that is what is said; a state from elsewhere
    /// makes the difference.
    @Test func firstContact() async throws {
        try await Victim.run { victim in
            let honest = try victim.server.database().state
            try await victim.server.tell(.forkedHistory)
            let trusting = try await victim.client(trust: "trusting")
            #expect(try await trusting.currentState().relation == .firstContact)
            #expect(try await trusting.verifiedGet(Sample.key).value == Array("forged".utf8))
            try await trusting.close()

            let careful = try await victim.client(trust: "careful", allowsFirstContact: false)
            await #expect(throws: ClientError.self) { _ = try await careful.verifiedGet(Sample.key) }
            try await victim.trust("careful").expectState(Victim.pin, txID: honest.txID, alh: honest.alh)
            await expectVerdict(.fork) { _ = try await careful.verifiedGet(Sample.key) }
            try await careful.close()
        }
    }

    /// Row 23: one history to us, another one to a colleague. Exchanging what both trust shows it.
    @Test func splitView() async throws {
        try await Victim.run { victim in
            let ours = try await victim.client(trust: "ours")
            _ = try await ours.verifiedGet(Sample.key)
            let exported = try await victim.trust("ours").export(Victim.pin)
            try await ours.close()

            try await victim.server.tell(.forkedHistory)
            let theirs = try await victim.client(trust: "theirs")
            _ = try await theirs.verifiedGet(Sample.key)
            try await theirs.close()
            try await victim.trust("compared").importRecord(exported)
            let compared = try await victim.client(trust: "compared")
            await expectVerdict(.fork) { _ = try await compared.currentState() }
            try await compared.close()
        }
    }

    /// Rows 5 and 6: every kind of call notices, also the ones that find nothing.
    @Test(arguments: [Lie.rollback, .wiped, .forkedHistory])
    func everyCallNotices(lie: Lie) async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            _ = try await client.currentState()
            try await victim.server.tell(lie)
            let verdict: Verdict =
                switch lie {
                case .rollback: .rollback
                case .wiped: .wiped
                default: .fork
                }
            for told in [Lie.Told.read, .reference, .transaction, .state, .write] {
                await expectVerdict(verdict) { try await Victim.ask(told, client, key: Sample.key) }
            }
            // "Not found" carries no proof of its own, so the state it is said of is proven.
            await expectVerdict(verdict) { _ = try await client.verifiedGet(Array("never written".utf8)) }
            try await client.close()
        }
    }
}
