// Covers the refusals of Verifier+Entry.swift, Verifier+Transaction.swift, Verifier+Write.swift,
// Verifier+State.swift and Verifier+Linking.swift.

import ImmuDBProofs
import Testing

/// The lies of a server that pure verification can see, one test each, with the verdict that names it.
@Suite("Verifier, lying servers")
struct LyingServerTests {
    private let honest: TestLedger
    /// Same ids, other values from transaction 1 on.
    private let forked: TestLedger
    /// Shares the first ten transactions with the honest one.
    private let branched: TestLedger
    private let signer = SigningPrivateKey()

    init() throws {
        honest = try TestLedger(count: 20)
        forked = try TestLedger(count: 20, salt: "other ")
        var branched = try TestLedger(count: 10)
        for id in 11...20 {
            try branched.commit([TestLedger.entry("a\(id)", "forged"), TestLedger.entry("b\(id)", "forged")])
        }
        self.branched = branched
    }

    private func verifier(_ trusted: UInt64, key: SigningPublicKey? = nil) throws -> Verifier {
        Verifier(trusted: try honest.state(trusted), signingKey: key)
    }

    private func key(_ id: UInt64) -> [UInt8] { TestLedger.entry("a\(id)", "").storeKey }

    /// Verdict on a read of the first entry of transaction `id` after `edit` was applied.
    private func read(
        _ id: UInt64, since trusted: UInt64, txID: UInt64? = nil, _ edit: (inout EntryAnswer) throws -> Void
    ) throws -> Verdict? {
        var answer = try honest.entryAnswer(id, since: trusted)
        try edit(&answer)
        let verifier = try verifier(trusted)
        let query = EntryQuery(storeKey: key(id), txID: txID)
        return verdict { try verifier.verifyEntry(Unverified(answer), asked: query) }
    }

    private func write(
        _ id: UInt64, since trusted: UInt64, sent: [ProvenEntry]? = nil,
        _ edit: (inout WriteAnswer) throws -> Void
    ) throws -> Verdict? {
        var answer = try honest.writeAnswer(id, since: trusted)
        try edit(&answer)
        let verifier = try verifier(trusted)
        let sent = sent ?? honest.entries[Int(id) - 1]
        return verdict { try verifier.verifyWrite(Unverified(answer), sent: sent) }
    }

    private func transaction(
        _ id: UInt64, since trusted: UInt64, _ edit: (inout TransactionAnswer) throws -> Void
    ) throws -> Verdict? {
        var answer = try honest.transactionAnswer(id, since: trusted)
        try edit(&answer)
        let verifier = try verifier(trusted)
        return verdict { try verifier.verifyTransaction(Unverified(answer), asked: id) }
    }

    private func state(_ trusted: UInt64, _ claim: StateAnswer) throws -> Verdict? {
        let verifier = try verifier(trusted)
        return verdict { try verifier.verifyState(Unverified(claim)) }
    }

    @Test("unchanged, every answer is accepted")
    func control() throws {
        for trusted in [0, 7, 15] as [UInt64] {
            #expect(try read(12, since: trusted) { _ in } == nil)
            #expect(try transaction(12, since: trusted) { _ in } == nil)
        }
        #expect(try write(12, since: 7) { _ in } == nil)
    }

    @Test("1: wrong value", arguments: [0, 7, 15] as [UInt64])
    func wrongValue(trusted: UInt64) throws {
        #expect(try read(12, since: trusted) { $0.entry.storeValue.append(1) } == .inclusionMismatch)
        #expect(
            try read(12, since: trusted) { $0.entry.metadata.isNonIndexable = true } == .inclusionMismatch)
        #expect(
            try transaction(12, since: trusted) { $0.entries?[0].storeValue?.append(1) } == .valueMismatch)
    }

    @Test("2: proof term flipped, dropped, added, doubled", arguments: [0, 7, 15] as [UInt64])
    func terms(trusted: UInt64) throws {
        var generator = SeededGenerator.fresh("entry path mutations")
        let path = try honest.entryAnswer(12, since: trusted).inclusionProof.terms
        for mutation in try singleTermMutations(of: path, &generator) {
            let verdict = try read(12, since: trusted) { $0.inclusionProof.terms = mutation.terms }
            #expect(
                verdict == (mutation.terms.count == path.count ? .inclusionMismatch : .malformedProof),
                "\(mutation.name), seed \(generator.seed)")
        }
        #expect(
            try read(12, since: trusted) { $0.dualProof.linearProof.terms.append(.zero) } == .malformedProof)
        #expect(try read(12, since: trusted) { $0.dualProof.lastInclusionProof = [] } == .malformedProof)
        #expect(
            try read(12, since: trusted) { $0.dualProof.consistencyProof.append(.zero) } == .malformedProof)
    }

    @Test("3: proof for another key, transaction or revision", arguments: [0, 7, 15] as [UInt64])
    func subject(trusted: UInt64) throws {
        let other = try honest.entryAnswer(13, since: trusted)
        #expect(try read(12, since: trusted) { $0 = other } == .wrongSubject)
        #expect(
            try read(12, since: trusted) {
                $0 = other
                $0.entry.storeKey = key(12)
            } == .inclusionMismatch)
        #expect(try read(12, since: trusted, txID: 11) { _ in } == .wrongSubject)
        #expect(try read(12, since: trusted) { $0.txID = 11 } == .wrongSubject)
        #expect(try read(12, since: trusted) { $0.txID = 0 } == .wrongSubject)
        #expect(try read(12, since: trusted) { $0.dualProof = other.dualProof } == .wrongSubject)
        let answer = try honest.transactionAnswer(13, since: trusted)
        #expect(try transaction(12, since: trusted) { $0 = answer } == .wrongSubject)
        #expect(try transaction(12, since: trusted) { $0.dualProof = answer.dualProof } == .wrongSubject)
    }

    @Test("4: a forked history after the trusted state")
    func fork() throws {
        for ledger in [forked, branched] {
            for id in [12, 15, 18] as [UInt64] {
                let answer = try ledger.entryAnswer(id, since: 15)
                #expect(try read(id, since: 15) { $0 = answer } == .fork, "transaction \(id)")
                let whole = try ledger.transactionAnswer(id, since: 15)
                #expect(try transaction(id, since: 15) { $0 = whole } == .fork)
            }
            let made = try ledger.writeAnswer(18, since: 15)
            #expect(try write(18, since: 15, sent: ledger.entries[17]) { $0 = made } == .fork)
            // Shown with the header that is trusted, the rest does not follow from it.
            let answer = try ledger.entryAnswer(18, since: 15)
            let header = try honest.header(15)
            #expect(
                try read(18, since: 15) {
                    $0 = answer
                    $0.dualProof.sourceHeader = header
                } == .fork)
            #expect(try state(15, StateAnswer(txID: 15, alh: ledger.alh(15), signature: nil)) == .fork)
            let claim = StateAnswer(
                txID: 18, alh: try ledger.alh(18), signature: nil,
                dualProof: try ledger.dualProof(from: 15, to: 18))
            #expect(try state(15, claim) == .fork)
        }
    }

    @Test("5: a server older than the trusted state")
    func rollback() throws {
        #expect(try state(15, StateAnswer(txID: 14, alh: honest.alh(14), signature: nil)) == .rollback)
        #expect(try write(14, since: 13) { _ in } == nil)
        let made = try honest.writeAnswer(14, since: 13)
        #expect(try write(14, since: 15) { $0 = made } == .rollback)
    }

    @Test("6: a wiped database")
    func wiped() throws {
        #expect(try state(15, StateAnswer(txID: 0, alh: .ofNothing, signature: nil)) == .wiped)
        #expect(try state(0, StateAnswer(txID: 0, alh: .zero, signature: nil)) == .malformedMessage)
    }

    @Test("7: linear-fake sequence, read by read")
    func linearFake() throws {
        let steps = try GoldenVectors.load().linearFakeAttack.steps
        let first = steps[0].proof
        var state = TrustedState(database: "db", txID: 2, alh: try first.sourceAlh.digest())
        let second = try first.proof()
        let answer = TransactionAnswer(
            header: second.targetHeader, entries: nil, dualProof: second, signature: nil)
        state = try Verifier(trusted: state).verifyTransaction(Unverified(answer), asked: 3).state
        #expect(state.txID == 3)
        for step in steps[1...3] {
            let proof = try step.proof.proof()
            let answer = TransactionAnswer(
                header: proof.targetHeader, entries: nil, dualProof: proof, signature: nil)
            let verifier = Verifier(trusted: state)
            #expect(
                verdict { try verifier.verifyTransaction(Unverified(answer), asked: 5) } == .fork,
                "\(step.name)")
        }
    }

    @Test("9: unsigned, signed by another key, or over something else", arguments: [0, 7, 15] as [UInt64])
    func signatures(trusted: UInt64) throws {
        let verifier = try verifier(trusted, key: try signer.publicKey())
        let target = max(12, trusted)
        let other = SigningPrivateKey()
        var wrongDatabase = try honest.state(target)
        wrongDatabase.database = "other"
        let signatures: [StateSignature?] = [
            nil, try other.sign(honest.state(target)), try signer.sign(wrongDatabase),
            try signer.sign(honest.state(target - 1)), try signer.sign(forked.state(target)),
            StateSignature(publicKey: try signer.publicKey().x963, signature: [0x30]),
        ]
        for signature in signatures {
            var answer = try honest.entryAnswer(12, since: trusted)
            answer.signature = signature
            let query = EntryQuery(storeKey: key(12))
            #expect(verdict { try verifier.verifyEntry(Unverified(answer), asked: query) } == .badSignature)
            let claim = StateAnswer(txID: target, alh: try honest.alh(target), signature: signature)
            #expect(verdict { try verifier.verifyState(Unverified(claim)) } == .badSignature)
        }
    }

    @Test("12: behind a reference, another target value")
    func referenceTarget() throws {
        var ledger = try TestLedger(count: 3)
        let reference = ProvenEntry(storeKey: [0, 114], storeValue: [1, 0, 0, 0, 0, 0, 0, 0, 0] + key(2))
        try ledger.commit([reference])
        let verifier = Verifier(trusted: try ledger.state(1))
        let proven = try verifier.verifyEntry(
            Unverified(ledger.entryAnswer(4, since: 1)), asked: EntryQuery(storeKey: [0, 114]))
        #expect(proven.value == reference)
        var target = try ledger.entryAnswer(2, since: 4)
        target.entry.storeValue.append(1)
        let next = Verifier(trusted: proven.state)
        let query = EntryQuery(storeKey: Array(proven.value.storeValue[9...]))
        #expect(verdict { try next.verifyEntry(Unverified(target), asked: query) } == .inclusionMismatch)
    }

    @Test("13: entries unrelated to the header", arguments: [0, 7, 15] as [UInt64])
    func unrelatedEntries(trusted: UInt64) throws {
        let other = try honest.transactionAnswer(13, since: trusted)
        #expect(try transaction(12, since: trusted) { $0.entries = other.entries } == .headerMismatch)
        #expect(try transaction(12, since: trusted) { $0.entries?.removeLast() } == .headerMismatch)
        #expect(try transaction(12, since: trusted) { $0.entries = [] } == .headerMismatch)
        #expect(try transaction(12, since: trusted) { $0.entries?.swapAt(0, 1) } == .headerMismatch)
        #expect(try transaction(12, since: trusted) { $0.header.timestamp += 1 } == .headerMismatch)
        #expect(
            try transaction(12, since: trusted) {
                $0.entries = nil
                $0.header.eh = .zero
            } == .headerMismatch)
        // The whole answer of another history, but for the proof.
        let whole = try forked.transactionAnswer(12, since: trusted)
        #expect(
            try transaction(12, since: trusted) {
                $0.entries = whole.entries
                $0.header = whole.header
            } == .headerMismatch)
        let made = try forked.writeAnswer(12, since: 7)
        #expect(
            try write(12, since: 7, sent: forked.entries[11]) {
                $0.header = made.header
                $0.entries = made.entries
            } == .headerMismatch)
    }

    @Test("14: metadata that was not sent, or another value or key")
    func changedWrite() throws {
        var ledger = honest
        let sent = TestLedger.entry("k", "v")
        for (stored, expected) in [
            (TestLedger.entry("k", "v", KVMetadata(expiresAt: 9)), Verdict.metadataMismatch),
            (TestLedger.entry("k", "v", KVMetadata(isNonIndexable: true)), .metadataMismatch),
            (TestLedger.entry("k", "v", KVMetadata(isDeleted: true)), .metadataMismatch),
            (TestLedger.entry("k", "w"), .valueMismatch), (TestLedger.entry("l", "v"), .wrongSubject),
        ] {
            let trusted = ledger.count
            try ledger.commit([stored])
            let verifier = Verifier(trusted: try ledger.state(trusted))
            let answer = Unverified(try ledger.writeAnswer(trusted + 1, since: trusted))
            #expect(verdict { try verifier.verifyWrite(answer, sent: [sent]) } == expected)
            #expect(try verifier.verifyWrite(answer, sent: [stored]).state.txID == trusted + 1)
        }
    }

    @Test("14: entries added to or missing from a write")
    func extraWrite() throws {
        let entries = honest.entries[11]
        #expect(try write(12, since: 7, sent: [entries[0]]) { _ in } == .wrongSubject)
        #expect(
            try write(12, since: 7, sent: entries + [TestLedger.entry("c", "d")]) { _ in } == .wrongSubject)
        #expect(try write(12, since: 7, sent: []) { _ in } == .wrongSubject)
        #expect(try write(12, since: 7, sent: [entries[0], entries[0]]) { _ in } == .wrongSubject)
        #expect(try write(12, since: 7, sent: [entries[0]]) { $0.entries.removeLast() } == .headerMismatch)
    }

    @Test("16: header versions without hash, or another than proven", arguments: [0, 7, 15] as [UInt64])
    func versions(trusted: UInt64) throws {
        for version in [2, 65535] as [UInt16] {
            #expect(
                try read(12, since: trusted) {
                    $0.headerVersion = version
                    $0.dualProof.targetHeader.version = version
                    $0.dualProof.sourceHeader.version = version
                } == .unsupportedVersion)
            #expect(
                try transaction(12, since: trusted) { $0.header.version = version } == .unsupportedVersion)
        }
        #expect(try read(12, since: trusted) { $0.headerVersion = 0 } == .unsupportedVersion)
        #expect(try read(12, since: trusted) { $0.headerVersion = nil } == nil)
        #expect(try write(12, since: 7) { $0.header.version = 2 } == .unsupportedVersion)
        #expect(try transaction(12, since: trusted) { $0.header.version = 0 } == .headerMismatch)
    }

    @Test("17, 21: numbers that no server has", arguments: [0, 7, 15] as [UInt64])
    func numbers(trusted: UInt64) throws {
        for (leaf, width) in [(-1, 2), (0, 0), (2, 2), (0, -1), (.max, .max), (.min, .max)]
            as [(Int32, Int32)]
        {
            #expect(
                try read(12, since: trusted) {
                    $0.inclusionProof.leaf = leaf
                    $0.inclusionProof.width = width
                } == .malformedProof)
        }
        let header = try honest.header(20)
        let huge = try read(12, since: trusted) {
            $0.txID = .max
            $0.inclusionProof = EntryInclusionProof(leaf: 0, width: 1, terms: [])
            $0.entry = ProvenEntry(storeKey: key(12), storeValue: [])
            $0.dualProof.targetHeader = header
            $0.dualProof.targetHeader.id = .max
        }
        #expect(huge == .inclusionMismatch)
        #expect(try state(trusted, StateAnswer(txID: .max, alh: .zero, signature: nil)) == .malformedMessage)
    }

    @Test("20: an earlier answer replayed")
    func replay() throws {
        let earlier = try honest.entryAnswer(12, since: 7)
        #expect(try read(12, since: 15) { $0 = earlier } == .wrongSubject)
        let made = try honest.writeAnswer(12, since: 7)
        #expect(try write(12, since: 12) { $0 = made } == .wrongSubject)
        // Old but true: accepted for what it is, as of its transaction.
        let old = try honest.entryAnswer(12, since: 15)
        let verified = try verifier(15).verifyEntry(Unverified(old), asked: EntryQuery(storeKey: key(12)))
        #expect(verified.txID == 12)
        #expect(try verified.state == honest.state(15))
    }

    @Test("first contact still binds everything to one header")
    func firstContact() throws {
        let later = try honest.dualProof(from: 12, to: 15)
        #expect(try read(12, since: 0) { $0.dualProof = later } == .wrongSubject)
        let earlier = try honest.dualProof(from: 7, to: 12)
        #expect(try read(12, since: 0) { $0.dualProof = earlier } == .wrongSubject)
        let header = try forked.header(12)
        #expect(try read(12, since: 0) { $0.dualProof.sourceHeader = header } == .malformedProof)
        #expect(try read(12, since: 0) { $0.dualProof.targetHeader = header } == .inclusionMismatch)
        #expect(try write(12, since: 0) { $0.dualProof.sourceHeader = header } == .malformedProof)
        #expect(try write(12, since: 0) { $0.dualProof.targetHeader = header } == .headerMismatch)
    }
}
