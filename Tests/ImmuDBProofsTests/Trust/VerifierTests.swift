import ImmuDBProofs
import Testing

/// Honest answers of every kind are accepted, and the trusted state only ever advances.
@Suite("Verifier, honest servers")
struct VerifierTests {
    @Test("reads of every transaction from every state", arguments: TestLedger.Lag.allCases)
    func reads(lag: TestLedger.Lag) throws {
        let ledger = try TestLedger(count: 24, lag: lag, mixedVersions: true)
        for trusted in 0...24 as ClosedRange<UInt64> {
            let verifier = Verifier(trusted: try ledger.state(trusted))
            for id in 1...24 as ClosedRange<UInt64> {
                let index = Int(id % 2)
                let answer = try ledger.entryAnswer(id, index, since: trusted)
                let query = EntryQuery(
                    storeKey: answer.entry.storeKey, txID: trusted.isMultiple(of: 2) ? id : nil)
                let verified = try verifier.verifyEntry(Unverified(answer), asked: query)
                #expect(verified.value == ledger.entries[Int(id) - 1][index])
                #expect(verified.txID == id)
                #expect(verified.timestamp == 1_700_000_000 + Int64(id))
                #expect(try verified.state == ledger.state(max(id, trusted)))
                #expect(verified.isFirstContact == (trusted == 0))
                #expect(!verified.isSigned)
            }
        }
    }

    @Test("writes continue every state", arguments: TestLedger.Lag.allCases)
    func writes(lag: TestLedger.Lag) throws {
        let ledger = try TestLedger(count: 24, lag: lag)
        for id in 1...24 as ClosedRange<UInt64> {
            for trusted in 0..<id {
                let verifier = Verifier(trusted: try ledger.state(trusted))
                let answer = Unverified(try ledger.writeAnswer(id, since: trusted))
                let sent = ledger.entries[Int(id) - 1]
                let verified = try verifier.verifyWrite(answer, sent: sent.reversed())
                #expect(verified.value == sent.reversed())
                #expect(try verified.state == ledger.state(id))
            }
        }
    }

    @Test("whole transactions, with and without entries and values")
    func transactions() throws {
        let ledger = try TestLedger(count: 12)
        for trusted in [0, 3, 12] as [UInt64] {
            let verifier = Verifier(trusted: try ledger.state(trusted))
            for id in 1...12 as ClosedRange<UInt64> {
                var answer = try ledger.transactionAnswer(id, since: trusted)
                let full = try verifier.verifyTransaction(Unverified(answer), asked: id)
                #expect(full.value.header == answer.header)
                #expect(try full.value.alh == ledger.alh(id))
                #expect(
                    full.value.entries?.map(\.storeValue) == ledger.entries[Int(id) - 1].map(\.storeValue))
                #expect(try full.state == ledger.state(max(trusted, id)))
                answer.entries?[1].storeValue = nil
                let partly = try verifier.verifyTransaction(Unverified(answer), asked: id)
                #expect(partly.value.entries?[1].storeValue == nil)
                #expect(partly.value.entries?[1].valueHash == answer.entries?[1].entry.valueHash)
                answer.entries = nil
                #expect(try verifier.verifyTransaction(Unverified(answer), asked: id).value.entries == nil)
            }
        }
    }

    @Test("states: first contact, same, ahead with and without link")
    func states() throws {
        let ledger = try TestLedger(count: 9)
        let (old, new) = (try ledger.state(4), try ledger.state(9))
        let claim = StateAnswer(txID: 9, alh: new.alh, signature: nil)
        let first = try Verifier(trusted: .empty(database: "db")).verifyState(Unverified(claim))
        #expect(first.value == .firstContact && first.isFirstContact && first.state == new)
        let same = try Verifier(trusted: new).verifyState(Unverified(claim))
        #expect(same.value == .same && same.state == new)
        let ahead = try Verifier(trusted: old).verifyState(Unverified(claim))
        #expect(ahead.value == .aheadUnproven(txID: 9) && ahead.state == old)
        var linked = claim
        linked.dualProof = try ledger.dualProof(from: 4, to: 9)
        let extended = try Verifier(trusted: old).verifyState(Unverified(linked))
        #expect(extended.value == .extended && extended.state == new)
        #expect(extended.timestamp == 1_700_000_009)
        let empty = StateAnswer(txID: 0, alh: .ofNothing, signature: nil)
        let nothing = try Verifier(trusted: .empty(database: "db")).verifyState(Unverified(empty))
        #expect(nothing.value == .firstContact && nothing.state == .empty(database: "db"))
    }

    @Test("a configured key must sign every answer, and marks it signed")
    func signed() throws {
        let ledger = try TestLedger(count: 9)
        let signer = SigningPrivateKey()
        for trusted in [0, 4, 9] as [UInt64] {
            let verifier = Verifier(trusted: try ledger.state(trusted), signingKey: try signer.publicKey())
            let answer = try ledger.entryAnswer(6, since: trusted, signer: signer)
            let query = EntryQuery(storeKey: answer.entry.storeKey)
            let verified = try verifier.verifyEntry(Unverified(answer), asked: query)
            #expect(verified.isSigned)
            #expect(verified.state.signature == answer.signature)
        }
    }

    @Test("without a key, an unsigned confirmation does not lose the signature that was there")
    func keepsSignature() throws {
        let ledger = try TestLedger(count: 5)
        var trusted = try ledger.state(5)
        trusted.signature = try SigningPrivateKey().sign(trusted)
        let answer = try ledger.entryAnswer(2, since: 5)
        let verified = try Verifier(trusted: trusted)
            .verifyEntry(Unverified(answer), asked: EntryQuery(storeKey: answer.entry.storeKey))
        #expect(verified.state == trusted)
        #expect(!verified.isSigned)
    }
}
