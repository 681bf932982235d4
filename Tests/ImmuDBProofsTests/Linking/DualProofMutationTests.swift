// Covers DualProof+Verification.swift and what it calls, with every small change of every proof.

import ImmuDBProofs
import Testing

/// All pairs of histories of 40 transactions, with trees that lag in different ways, and every proof that
/// differs by one term or one field.
@Suite("Dual proof, changed proofs")
struct DualProofMutationTests {
    private static let count: UInt64 = 40

    @Test("all pairs verify, all changes are refused", arguments: TestLedger.Lag.allCases)
    func allPairs(lag: TestLedger.Lag) throws {
        var generator = SeededGenerator.fresh("dual mutations, lag \(lag)")
        let ledger = try TestLedger(count: Self.count, lag: lag, mixedVersions: true)
        for target in 1...Self.count {
            for source in 1...target {
                let proof = try ledger.dualProof(from: source, to: target)
                let (old, new) = (try ledger.alh(source), try ledger.alh(target))
                try proof.verify(source: source, target: target, sourceAlh: old, targetAlh: new)
                #expect(proof.missingAdvance == nil)
                for change in try changes(of: proof, &generator) {
                    let isRefused = !accepts {
                        try change.proof.verify(
                            source: source, target: target, sourceAlh: old, targetAlh: new)
                    }
                    #expect(
                        isRefused,
                        "\(source) to \(target), lag \(lag), \(change.name), seed \(generator.seed)")
                }
            }
        }
    }

    @Test("a proof for other transactions than asked is refused", arguments: TestLedger.Lag.allCases)
    func otherSubjects(lag: TestLedger.Lag) throws {
        let ledger = try TestLedger(count: 20, lag: lag)
        let proof = try ledger.dualProof(from: 7, to: 15)
        for target in 1...20 as ClosedRange<UInt64> {
            for source in 1...20 as ClosedRange<UInt64> where (source, target) != (7, 15) {
                #expect(
                    verdict {
                        try proof.verify(
                            source: source, target: target, sourceAlh: ledger.alh(source),
                            targetAlh: ledger.alh(target))
                    } == .wrongSubject)
            }
        }
        let (old, new) = (try ledger.alh(7), try ledger.alh(15))
        #expect(
            verdict { try proof.verify(source: 7, target: 15, sourceAlh: new, targetAlh: new) } == .fork)
        #expect(
            verdict { try proof.verify(source: 7, target: 15, sourceAlh: old, targetAlh: old) } == .fork)
    }

    private typealias Change = (name: String, proof: DualProof)

    /// Changes of the parts that matter in the given case; the others are never looked at.
    private func changes(of proof: DualProof, _ generator: inout SeededGenerator) throws -> [Change] {
        var changes: [Change] = []
        let newSize = proof.targetHeader.blTxID
        if proof.sourceHeader.id < newSize {
            changes += try termChanges(of: proof, \.inclusionProof, "inclusion", &generator)
        }
        if proof.sourceHeader.blTxID > 0 {
            changes += try termChanges(of: proof, \.consistencyProof, "consistency", &generator)
        }
        if newSize > 0 {
            changes += try termChanges(of: proof, \.lastInclusionProof, "last inclusion", &generator)
            let changed = try proof.targetBlTxAlh.flipped(Int.random(in: 0..<256, using: &generator))
            changes.append(changing(proof, "last Alh of the tree") { $0.targetBlTxAlh = changed })
        }
        changes += try termChanges(of: proof, \.linearProof.terms, "linear", &generator)
        changes.append(changing(proof, "start of the chain") { $0.linearProof.sourceTxID += 1 })
        changes.append(changing(proof, "end of the chain") { $0.linearProof.targetTxID += 1 })
        changes += try headerChanges(of: proof, \.sourceHeader, "source", &generator)
        changes += try headerChanges(of: proof, \.targetHeader, "target", &generator)
        return changes + (try advanceChanges(of: proof, &generator))
    }

    private func changing(_ proof: DualProof, _ name: String, _ body: (inout DualProof) -> Void) -> Change {
        var copy = proof
        body(&copy)
        return (name, copy)
    }

    private func termChanges(
        of proof: DualProof, _ part: WritableKeyPath<DualProof, [Digest]>, _ name: String,
        _ generator: inout SeededGenerator
    ) throws -> [Change] {
        try singleTermMutations(of: proof[keyPath: part], &generator).map { mutation in
            changing(proof, "\(name): \(mutation.name)") { $0[keyPath: part] = mutation.terms }
        }
    }

    private func headerChanges(
        of proof: DualProof, _ part: WritableKeyPath<DualProof, TxHeader>, _ name: String,
        _ generator: inout SeededGenerator
    ) throws -> [Change] {
        let header = proof[keyPath: part]
        let bit = Int.random(in: 0..<256, using: &generator)
        let root = try header.blRoot.flipped(bit)
        let previous = try header.prevAlh.flipped(bit)
        let eh = try header.eh.flipped(bit)
        let edits: [(String, (inout TxHeader) -> Void)] = [
            ("id", { $0.id += 1 }), ("time", { $0.timestamp += 1 }), ("tree size", { $0.blTxID ^= 1 }),
            ("tree root", { $0.blRoot = root }), ("previous Alh", { $0.prevAlh = previous }),
            ("version", { $0.version ^= 1 }), ("unknown version", { $0.version = 2 }),
            ("metadata", { $0.metadata.truncatedUpTo = 1 }), ("entries", { $0.entryCount += 1 }),
            ("Eh", { $0.eh = eh }),
        ]
        return edits.map { field, edit in
            changing(proof, "\(name) \(field), bit \(bit)") { edit(&$0[keyPath: part]) }
        }
    }

    private func advanceChanges(
        of proof: DualProof, _ generator: inout SeededGenerator
    ) throws -> [Change] {
        guard let advance = proof.linearAdvanceProof else { return [] }
        var changes = [changing(proof, "no advance proof") { $0.linearAdvanceProof = nil }]
        #expect(changes[0].proof.missingAdvance == proof.advanceRange)
        for mutation in try singleTermMutations(of: advance.linearProofTerms, &generator) {
            changes.append(
                changing(proof, "advance: \(mutation.name)") {
                    $0.linearAdvanceProof?.linearProofTerms = mutation.terms
                })
        }
        for (index, path) in advance.inclusionProofs.enumerated() {
            for mutation in try singleTermMutations(of: path, &generator) {
                changes.append(
                    changing(proof, "advance path \(index): \(mutation.name)") {
                        $0.linearAdvanceProof?.inclusionProofs[index] = mutation.terms
                    })
            }
            changes.append(
                changing(proof, "advance path \(index) dropped") {
                    $0.linearAdvanceProof?.inclusionProofs.remove(at: index)
                })
            changes.append(
                changing(proof, "advance path \(index) doubled") {
                    $0.linearAdvanceProof?.inclusionProofs.insert(path, at: index)
                })
        }
        return changes
    }
}
