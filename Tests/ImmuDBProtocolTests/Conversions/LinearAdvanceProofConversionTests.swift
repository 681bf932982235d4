import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct LinearAdvanceProofConversionTests {
    private func refuse(
        _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Immudb_Schema_LinearAdvanceProof) -> Void
    ) {
        var message = Immudb_Schema_LinearAdvanceProof(Samples.linearAdvanceProof)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try LinearAdvanceProof(wire: message)
        }
    }

    @Test func roundTrip() throws {
        let received = try transmit(Immudb_Schema_LinearAdvanceProof(Samples.linearAdvanceProof))
        #expect(try LinearAdvanceProof(wire: received) == Samples.linearAdvanceProof)
    }

    @Test func pathsCarryTermsOnly() throws {
        var message = Immudb_Schema_LinearAdvanceProof(Samples.linearAdvanceProof)
        message.inclusionProofs[0].leaf = -1
        message.inclusionProofs[0].width = .min
        #expect(try LinearAdvanceProof(wire: message) == Samples.linearAdvanceProof)
    }

    @Test(arguments: Samples.wrongDigestLengths)
    func refusesDigestLength(_ count: Int) {
        refuse(.malformedMessage, "linearProofTerms[0]") { $0.linearProofTerms[0] = Data(count: count) }
        refuse(.malformedMessage, "inclusionProofs[2].terms[4]") {
            $0.inclusionProofs[2].terms[4] = Data(count: count)
        }
    }

    @Test func refusesTooManyTerms() {
        let million = Array(repeating: Data(), count: 1_000_000)
        refuse(.limitExceeded, "linearProofTerms") { $0.linearProofTerms = million }
        refuse(.limitExceeded, "inclusionProofs[1].terms") { $0.inclusionProofs[1].terms = million }
        refuse(.limitExceeded, "inclusionProofs") {
            $0.inclusionProofs = Array(repeating: Immudb_Schema_InclusionProof(), count: 1_000_000)
        }
    }
}
