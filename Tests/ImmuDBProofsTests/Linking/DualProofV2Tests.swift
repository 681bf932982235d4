// Covers DualProofV2+Verification.swift.

import ImmuDBProofs
import Testing

@Suite("Dual proof, short form")
struct DualProofV2Tests {
    @Test("reference proofs and negatives")
    func vectors() throws {
        let golden = try GoldenVectors.load()
        #expect(golden.dualProofsV2.count == 35)
        #expect(golden.dualProofsV2Negative.count == 8)
        for vector in golden.dualProofsV2 + golden.dualProofsV2Negative {
            #expect(
                accepts { try vector.verify() } == vector.valid, "\(vector.name ?? "") \(vector.targetTxId)")
        }
    }

    @Test("all pairs of 40 verify, every changed term or header is refused")
    func allPairs() throws {
        var generator = SeededGenerator.fresh("dual V2 mutations")
        let ledger = try TestLedger(count: 40)
        for target in 1...40 as ClosedRange<UInt64> {
            for source in 1...target {
                let (old, new) = (try ledger.alh(source), try ledger.alh(target))
                let proof = try ledger.dualProofV2(from: source, to: target)
                func isAccepted(_ proof: DualProofV2) -> Bool {
                    accepts {
                        try proof.verify(source: source, target: target, sourceAlh: old, targetAlh: new)
                    }
                }
                #expect(isAccepted(proof))
                var changed = proof
                changed.sourceHeader.timestamp += 1
                #expect(!isAccepted(changed))
                changed = proof
                changed.targetHeader.eh = try proof.targetHeader.eh.flipped(9)
                #expect(!isAccepted(changed))
                guard source < target else { continue }
                for part in [\DualProofV2.inclusionProof, \.consistencyProof] {
                    for mutation in try singleTermMutations(of: proof[keyPath: part], &generator) {
                        changed = proof
                        changed[keyPath: part] = mutation.terms
                        #expect(
                            !isAccepted(changed),
                            "\(source) to \(target), \(mutation.name), seed \(generator.seed)")
                    }
                }
            }
        }
    }

    @Test("trees that lag cannot be linked this way")
    func lagging() throws {
        let ledger = try TestLedger(count: 5, lag: .one)
        #expect(throws: FormatError.self) { try ledger.dualProofV2(from: 2, to: 5) }
        let proof = DualProofV2(
            sourceHeader: try ledger.header(2), targetHeader: try ledger.header(5), inclusionProof: [],
            consistencyProof: [])
        #expect(
            verdict {
                try proof.verify(source: 2, target: 5, sourceAlh: ledger.alh(2), targetAlh: ledger.alh(5))
            } == .malformedProof)
    }

    @Test("a header whose tree lags is refused, also as its own source or with a root that does not lag")
    func laggingTarget() throws {
        let lagging = try TestLedger(count: 5, lag: .one)
        let header = try lagging.header(5)
        let itself = DualProofV2(
            sourceHeader: header, targetHeader: header, inclusionProof: [], consistencyProof: [])
        #expect(
            verdict {
                try itself.verify(source: 5, target: 5, sourceAlh: lagging.alh(5), targetAlh: lagging.alh(5))
            } == .malformedProof)
        let ledger = try TestLedger(count: 5)
        var proof = try ledger.dualProofV2(from: 2, to: 5)
        proof.targetHeader.blTxID = 3
        let alh = try proof.targetHeader.alh()
        #expect(
            verdict { try proof.verify(source: 2, target: 5, sourceAlh: ledger.alh(2), targetAlh: alh) }
                == .malformedProof)
    }
}
