import ImmuDBProtocol
import Testing

@Suite struct ProtocolErrorTests {
    @Test func pathGrowsOutwards() {
        let error = ProtocolError(.malformedMessage, "eH", problem: "31 bytes, expected 32")
            .inside("targetTxHeader").inside("dualProof")
        #expect(error.path == ["dualProof", "targetTxHeader", "eH"])
        #expect(error.description == "dualProof.targetTxHeader.eH: 31 bytes, expected 32")
    }

    @Test func indicesHaveNoDot() {
        let error = ProtocolError(.limitExceeded, "key", problem: "long").inside("[3]").inside("entries")
        #expect(error.field == "entries[3].key")
    }

    @Test func everyCodeHasAdvice() {
        #expect(Set(ProtocolError.Code.allCases.map(\.advice)).count == ProtocolError.Code.allCases.count)
    }
}
