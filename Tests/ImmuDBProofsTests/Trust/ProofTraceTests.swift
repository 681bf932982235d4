import ImmuDBProofs
import Testing

@Suite("Proof trace")
struct ProofTraceTests {
    private let query = EntryQuery(storeKey: TestLedger.entry("a20", "").storeKey)

    @Test("a trace leads from the entry to the state, each step checked")
    func complete() throws {
        let ledger = try TestLedger(count: 40, lag: .long)
        let signer = SigningPrivateKey()
        let verifier = Verifier(
            trusted: try ledger.state(12), signingKey: try signer.publicKey(), recordsTrace: true)
        let answer = Unverified(try ledger.entryAnswer(20, since: 12, signer: signer))
        let verified = try verifier.verifyEntry(answer, asked: query)
        let steps = verified.trace.steps
        #expect(steps.first?.title == "entry digest")
        #expect(steps.last?.title == "signature of the state")
        #expect(steps.allSatisfy { $0.isOK })
        #expect(steps.allSatisfy { $0.expected == nil || $0.expected == $0.computed })
        let titles = steps.map(\.title)
        for part in [
            "path from the entry to Eh", "inner hash of target 20", "Alh of target 20",
            "source in the tree of the target", "consistency of the trees, new root",
            "last leaf of the tree of the target", "linear chain, end", "linear advance, end",
            "state to trust next",
        ] {
            #expect(titles.contains(part), "\(part) is not in \(titles)")
        }
        // What one step computes is what the next one is given.
        let eh = try #require(steps.first { $0.title == "path from the entry to Eh" }?.expected)
        let inner = try #require(steps.first { $0.title == "inner hash of target 20" })
        #expect(inner.inputs.contains(ProofTrace.Input("Eh", eh)))
    }

    @Test("a failure leaves its trace, ending in the check that failed")
    func failure() throws {
        let ledger = try TestLedger(count: 40)
        let verifier = Verifier(trusted: try ledger.state(12))
        var answer = try ledger.entryAnswer(20, since: 12)
        answer.dualProof.consistencyProof[2] = .zero
        var trace = ProofTrace()
        #expect(throws: VerificationFailure.self) {
            try verifier.verifyEntry(Unverified(answer), asked: query, tracing: &trace)
        }
        let last = try #require(trace.steps.last)
        #expect(!last.isOK && last.title.hasPrefix("consistency of the trees"))
        #expect(last.computed != last.expected)
        #expect(trace.steps.dropLast().allSatisfy { $0.isOK })
    }

    @Test("nothing is kept unless asked for")
    func off() throws {
        let ledger = try TestLedger(count: 40)
        let verifier = Verifier(trusted: try ledger.state(12))
        let verified = try verifier.verifyEntry(Unverified(ledger.entryAnswer(20, since: 12)), asked: query)
        #expect(verified.trace.steps.isEmpty)
    }
}
