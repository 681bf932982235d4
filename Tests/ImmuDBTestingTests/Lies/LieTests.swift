// Covers Lie.swift, Lie+Facts.swift, Lie+Request.swift and Lie+Answer.swift with a real client: each lie ends
// in its verdict, and none of them moves the trusted state.
import ImmuDBClient
import ImmuDBProofs
import ImmuDBTesting
import SystemIO
import Testing

@Suite(.serialized) struct LieTests {
    private typealias Sample = MaliciousServer.Sample

    /// Without a socket messages have no size, so ``Lie/hugeMessage`` is told over one, in the suite about
    /// connections.
    private static let lies = Lie.allCases.filter { $0 != .hugeMessage }

    @Test("each lie ends as it must", arguments: lies)
    func verdict(lie: Lie) async throws {
        let key = lie.needsSigningKey ? SigningPrivateKey() : nil
        try await Victim.run(signingKey: key) { victim in
            let client = try await victim.client(signingKey: try key?.publicKey())
            let impatient = try await victim.client(signingKey: try key?.publicKey(), callMilliseconds: 3_000)
            // Honest at first: answers that can be replayed, and a trusted state.
            _ = try await client.verifiedGet(Sample.changedKey)
            _ = try await client.verifiedGet(Sample.key)
            for told in [
                Lie.Told.readAtTransaction, .reference, .transaction, .state, .scan, .sortedSet, .export,
                .row, .query,
            ] {
                try await Victim.ask(told, client, key: Sample.key)
            }
            if lie == .replayOfOlderAnswer {
                // The older answers lead to what was trusted before this.
                _ = try await client.verifiedSet(Array("more".utf8), Array("entries".utf8))
            }
            let before = try await victim.trust().load(Victim.pin)
            try await victim.server.tell(lie)
            try await check(lie, lie == .neverAnswers ? impatient : client, before: before, victim)
            victim.server.beHonest()
            _ = try await client.verifiedGet(Sample.key)
            try await client.close()
            try await impatient.close()
        }
    }

    private func check(
        _ lie: Lie, _ client: LedgerClient, before: TrustRecord?, _ victim: Victim
    ) async throws {
        let key = lie == .staleValue ? Sample.changedKey : Sample.key
        let outcome: Result<UInt64?, any Error>
        do {
            outcome = .success(try await Victim.ask(lie.told, client, key: key))
        } catch {
            outcome = .failure(error)
        }
        switch (lie.expected, outcome) {
        case (.verdict(let verdict), .failure(let error as ClientError)):
            #expect(error.verdict == verdict, "\(lie): \(error)")
            #expect(error.evidencePath != nil, "\(lie): \(error)")
        case (.refused(let refusal), .failure(let error as ClientError)):
            #expect(error.code == refusal.code, "\(lie): \(error)")
            #expect(error.verdict == nil, "\(lie): \(error)")
        case (.proven, .success(let txID)):
            #expect(txID != nil, "\(lie)")
        case (.provenAsOlder, .success(let txID)):
            #expect(txID == Sample.firstTxID)
        case (.claimOnly, .success(let txID)):
            #expect(txID == nil, "\(lie): only a verified read has a transaction")
        default: Issue.record("\(lie) was to end as \(lie.expected), but ended as \(outcome)")
        }
        let after = try await victim.trust().load(Victim.pin)
        #expect(after?.state == before?.state, "\(lie) moved the trusted state")
        #expect(after?.serverUUID == before?.serverUUID && after?.signingKey == before?.signingKey)
    }

    @Test("every row of the matrix about single answers has a lie")
    func rows() {
        let rows = Set(Lie.allCases.map(\.row))
        // 7 is a sequence of answers, 19 is about connections too; both have suites of their own.
        for row in Array(1...6) + Array(8...22) {
            #expect(rows.contains(row), "row \(row)")
        }
    }
}

extension Lie.Refusal {
    var code: ClientError.Code {
        switch self {
        case .protocolViolation: .protocolViolation
        case .limit: .limit
        case .deadline: .deadline
        case .failure: .other
        }
    }
}
