// Covers DualProof+Verification.swift, LinearAdvanceProof+Verification.swift, LinearAdvanceRange.swift and
// ProofSource.swift, against the reference vectors.

import ImmuDBProofs
import Testing

@Suite("Dual proof")
struct DualProofTests {
    @Test("reference proofs of both chains verify")
    func vectors() throws {
        let golden = try GoldenVectors.load()
        let vectors = golden.dualProofs + golden.laggingChain.dualProofs
        #expect(vectors.count == 95)
        for vector in vectors {
            #expect(vector.valid)
            try vector.verify()
        }
        #expect(vectors.filter { $0.linearAdvanceProof != nil }.count == 40)
    }

    @Test("the producer makes the reference proofs of the lagging chain")
    func production() throws {
        let chain = try GoldenVectors.load().laggingChain
        let source = try HeaderChain(headers: try chain.headers.map { try $0.header() })
        for vector in chain.dualProofs {
            let proof = try source.dualProof(from: vector.sourceTxId, to: vector.targetTxId)
            #expect(try proof == vector.proof(), "\(vector.sourceTxId) to \(vector.targetTxId)")
        }
    }

    @Test("reference negatives")
    func negatives() throws {
        let cases = try GoldenVectors.load().laggingChain.negative
        #expect(cases.count == 23)
        for vector in cases {
            let isAccepted = accepts {
                if let proof = vector.proof { return try proof.verify() }
                try #require(vector.proofV2).verify()
            }
            #expect(isAccepted == vector.valid, "\(vector.name)")
        }
    }

    @Test("linear-fake attack: the step that rewrites history is a fork, whatever it comes with")
    func attack() throws {
        let steps = try GoldenVectors.load().linearFakeAttack.steps
        let verdicts = steps.map { step in verdict { try step.proof.verify() } }
        #expect(verdicts == [nil, .fork, .fork, .fork, nil])
        #expect(try steps[1].proof.proof().missingAdvance == LinearAdvanceRange(start: 1, end: 3))
        #expect(try steps[0].proof.proof().missingAdvance == nil)
        #expect(try steps[2].proof.proof().missingAdvance == nil)
    }

    @Test("a target that follows another transaction than the last leaf of its tree is a fork")
    func gluedChain() throws {
        let ledger = try TestLedger(count: 15)
        var proof = try ledger.dualProof(from: 7, to: 15)
        proof.targetHeader.prevAlh = SHA256.hash([1])
        proof.linearProof.terms[0] = proof.targetHeader.prevAlh
        let alh = try proof.targetHeader.alh()
        #expect(
            verdict { try proof.verify(source: 7, target: 15, sourceAlh: ledger.alh(7), targetAlh: alh) }
                == .fork)
    }

    @Test("a missing advance proof can be filled from other answers of the same server")
    func completion() throws {
        let ledger = try TestLedger(count: 40, lag: .long)
        var filled = 0
        for target in 1...40 as ClosedRange<UInt64> {
            for source in 1...target {
                let complete = try ledger.dualProof(from: source, to: target)
                var proof = complete
                proof.linearAdvanceProof = nil
                #expect(proof.missingAdvance == proof.advanceRange)
                guard let range = proof.missingAdvance else { continue }
                proof.linearAdvanceProof = LinearAdvanceProof(
                    linearProofTerms: try ledger.dualProof(from: range.first, to: range.end).linearProof
                        .terms,
                    inclusionProofs: try range.provenInTree.map {
                        try ledger.dualProof(from: $0, to: target).inclusionProof
                    })
                #expect(proof == complete, "\(source) to \(target)")
                filled += 1
            }
        }
        #expect(filled > 100)
    }

    @Test("ids at the end of the range are refused without work")
    func extremes() throws {
        let ledger = try TestLedger(count: 3)
        var proof = try ledger.dualProof(from: 1, to: 3)
        proof.targetHeader.id = .max
        proof.targetHeader.blTxID = .max - 1
        let alh = try proof.targetHeader.alh()
        #expect(
            verdict { try proof.verify(source: 1, target: .max, sourceAlh: ledger.alh(1), targetAlh: alh) }
                == .malformedProof)
        #expect(
            verdict { try proof.verify(source: 0, target: .max, sourceAlh: ledger.alh(1), targetAlh: alh) }
                == .wrongSubject)
    }

    @Test("a proof of the wrong direction cannot be made")
    func direction() throws {
        let ledger = try TestLedger(count: 3)
        #expect(throws: FormatError.self) { try ledger.dualProof(from: 3, to: 2) }
        #expect(throws: FormatError.self) { try ledger.dualProofV2(from: 3, to: 2) }
        #expect(throws: FormatError.self) { try ledger.dualProof(from: 0, to: 2) }
        #expect(throws: FormatError.self) { try ledger.linearProof(from: 0, to: 2) }
    }
}

/// A chain of headers with the tree over them.
private struct HeaderChain: ProofSource {
    let headers: [TxHeader]
    let tree: MemoryTree

    init(headers: [TxHeader]) throws {
        self.headers = headers
        var tree = MemoryTree()
        for header in headers { tree.append(try header.alh()) }
        self.tree = tree
    }

    func header(_ id: UInt64) throws -> TxHeader {
        guard id >= 1, id <= headers.count else { throw FormatError("no transaction \(id)") }
        return headers[Int(id) - 1]
    }
}
