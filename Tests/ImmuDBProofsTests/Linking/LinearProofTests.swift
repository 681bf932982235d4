// Covers LinearProof+Verification.swift.

import ImmuDBProofs
import Testing

@Suite("Linear proof")
struct LinearProofTests {
    @Test("reference proofs verify, and each changed term is refused")
    func vectors() throws {
        var generator = SeededGenerator.fresh("linear mutations")
        for vector in try GoldenVectors.load().linearProofs {
            let (source, target) = (vector.sourceTxId, vector.targetTxId)
            let (sourceAlh, targetAlh) = (try vector.sourceAlh.digest(), try vector.targetAlh.digest())
            let proof = LinearProof(
                sourceTxID: source, targetTxID: target, terms: try vector.terms.map { try $0.digest() })
            func isAccepted(_ proof: LinearProof, _ source: UInt64, _ target: UInt64) -> Bool {
                accepts {
                    try proof.verify(
                        source: source, target: target, sourceAlh: sourceAlh, targetAlh: targetAlh)
                }
            }
            #expect(isAccepted(proof, source, target))
            #expect(!isAccepted(proof, source, target + 1))
            #expect(!isAccepted(proof, source + 1, target))
            for mutation in try singleTermMutations(of: proof.terms, &generator) {
                var changed = proof
                changed.terms = mutation.terms
                #expect(
                    !isAccepted(changed, source, target),
                    "\(source) to \(target), \(mutation.name), seed \(generator.seed)")
            }
            // A true chain to the target that starts at another transaction than the trusted one.
            let other = try sourceAlh.flipped(7)
            #expect(
                verdict {
                    try proof.verify(source: source, target: target, sourceAlh: other, targetAlh: targetAlh)
                } == .fork)
            var shifted = proof
            shifted.sourceTxID += 1
            shifted.targetTxID += 1
            #expect(!isAccepted(shifted, source + 1, target + 1) || source == target)
        }
    }

    @Test("ids at the end of the range neither overflow nor size anything")
    func extremes() {
        let all = LinearProof(sourceTxID: 0, targetTxID: .max, terms: [.zero])
        #expect(refusal(all, 0, .max) == .malformedProof)
        let wide = LinearProof(sourceTxID: 1, targetTxID: .max, terms: [.zero])
        #expect(refusal(wide, 1, .max) == .malformedProof)
        let backwards = LinearProof(sourceTxID: 5, targetTxID: 4, terms: [])
        #expect(refusal(backwards, 5, 4) == .malformedProof)
        let other = LinearProof(sourceTxID: 5, targetTxID: 6, terms: [.zero])
        #expect(refusal(other, 5, 7) == .wrongSubject)
        let last = LinearProof(sourceTxID: .max, targetTxID: .max, terms: [.zero])
        #expect(refusal(last, .max, .max) == nil)
        let long = LinearProof(
            sourceTxID: 1, targetTxID: UInt64(Limits.linearProofTermsMax) + 1,
            terms: [Digest](repeating: .zero, count: Limits.linearProofTermsMax + 1))
        #expect(refusal(long, 1, UInt64(Limits.linearProofTermsMax) + 1) == .limitExceeded)
    }

    private func refusal(_ proof: LinearProof, _ source: UInt64, _ target: UInt64) -> Verdict? {
        verdict { try proof.verify(source: source, target: target, sourceAlh: .zero, targetAlh: .zero) }
    }
}
