import ImmuDBProofs
import ImmuDBProtocol
import Testing

@Suite struct WireVerifiableTxAnswersTests {
    @Test func writeAnswerHasAllParts() {
        let answer = Samples.verifiableTx.writeAnswer
        #expect(answer.header == Samples.header)
        #expect(answer.entries == [Samples.txEntry.entry])
        #expect(answer.dualProof == Samples.dualProof)
        #expect(answer.signature == Samples.signature)
    }

    @Test func entriesAreThereAsRequested() {
        let verifiable = Samples.verifiableTx
        #expect(verifiable.transactionAnswer(.excluded).entries == nil)
        #expect(
            verifiable.transactionAnswer(.digests).entries == [
                TransactionAnswer.Entry(entry: Samples.txEntry.entry)
            ])
        #expect(
            verifiable.transactionAnswer(.values).entries == [
                TransactionAnswer.Entry(entry: Samples.txEntry.entry, storeValue: Samples.txEntry.value)
            ])
        #expect(verifiable.transactionAnswer(.digests).signature == Samples.signature)
    }

    @Test func stateAnswerLeavesOutThePrecommitted() {
        let answer = Samples.state.stateAnswer(link: Samples.dualProof)
        #expect(answer.txID == 50)
        #expect(answer.alh == Samples.digest(8))
        #expect(answer.signature == Samples.signature)
        #expect(answer.dualProof == Samples.dualProof)
        #expect(Samples.state.stateAnswer().dualProof == nil)
    }
}
