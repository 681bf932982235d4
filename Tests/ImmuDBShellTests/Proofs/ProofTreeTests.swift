import ImmuDBProofs
import Testing

@testable import ImmuDBShell

@Suite struct ProofTreeTests {
    /// A transaction of two entries, proven at first contact.
    private func trace(isTrue: Bool) throws -> ProofTrace {
        var trace = ProofTrace()
        let key = Array("\0a".utf8)
        let value = Array("\0one".utf8)
        let digest = try EntryDigest.make(
            key: key, metadata: .none, valueHash: SHA256.hash(value), version: 1)
        let header = TxHeader(
            id: 1, timestamp: 0, blTxID: 0, blRoot: .zero, prevAlh: .ofNothing, entryCount: 1,
            eh: EntryTree.root(of: [digest]))
        let proof = DualProof(
            sourceHeader: header, targetHeader: header, inclusionProof: [], consistencyProof: [],
            targetBlTxAlh: .zero, lastInclusionProof: [],
            linearProof: LinearProof(sourceTxID: 1, targetTxID: 1, terms: [try header.alh()]),
            linearAdvanceProof: nil)
        let answer = EntryAnswer(
            entry: ProvenEntry(storeKey: key, storeValue: isTrue ? value : Array("\0two".utf8)), txID: 1,
            headerVersion: 1, inclusionProof: EntryInclusionProof(leaf: 0, width: 1, terms: []),
            dualProof: proof, signature: nil)
        let verifier = Verifier(trusted: .empty(database: "db"), recordsTrace: true)
        do {
            _ = try verifier.verifyEntry(
                Unverified(answer), asked: EntryQuery(storeKey: key), tracing: &trace)
        } catch {
            #expect(!isTrue)
        }
        return trace
    }

    @Test func stepsStandBelowWhatTheyLeadTo() throws {
        let lines = ProofTree(try trace(isTrue: true)).lines(isUnicode: true)
        let steps = try trace(isTrue: true).steps
        #expect(lines.count == steps.count)
        #expect(lines.first?.contains("state, first contact") == true, "\(lines)")
        #expect(lines.allSatisfy { $0.contains("✓") })
        let digest = try #require(lines.firstIndex { $0.contains("entry digest") })
        let path = try #require(lines.firstIndex { $0.contains("path from the entry") })
        #expect(path < digest, "\(lines)")
    }

    @Test func theStepThatFailsIsMarked() throws {
        let lines = ProofTree(try trace(isTrue: false)).lines(isUnicode: false)
        #expect(lines.first?.contains("!!") == true && lines.first?.contains("but expected") == true)
        #expect(lines.joined().utf8.allSatisfy { $0 < 0x80 }, "\(lines)")
    }
}
