import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct InclusionProofConversionTests {
    private func refuse(
        _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Immudb_Schema_InclusionProof) -> Void
    ) {
        var message = Immudb_Schema_InclusionProof(Samples.inclusionProof)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try EntryInclusionProof(wire: message)
        }
    }

    @Test func roundTrip() throws {
        let only = EntryInclusionProof(leaf: 0, width: 1, terms: [])
        for proof in [Samples.inclusionProof, only] {
            let received = try transmit(Immudb_Schema_InclusionProof(proof))
            #expect(try EntryInclusionProof(wire: received) == proof)
        }
    }

    @Test func refusesPositionsOutsideTheTree() {
        refuse(.malformedMessage, "leaf") { $0.leaf = -1 }
        refuse(.malformedMessage, "leaf") { $0.leaf = $0.width }
        refuse(.malformedMessage, "leaf") { $0.leaf = .min }
        refuse(.malformedMessage, "width") { $0.width = 0 }
        refuse(.malformedMessage, "width") { $0.width = -1 }
        refuse(.malformedMessage, "width") {
            $0.leaf = -1
            $0.width = 0
        }
    }

    @Test(arguments: Samples.wrongDigestLengths)
    func refusesDigestLength(_ count: Int) {
        refuse(.malformedMessage, "terms[1]") { $0.terms[1] = Data(count: count) }
    }

    @Test func refusesTooManyTerms() {
        refuse(.limitExceeded, "terms") { $0.terms = Array(repeating: Data(count: 32), count: 33) }
        refuse(.limitExceeded, "terms") { $0.terms = Array(repeating: Data(), count: 1_000_000) }
    }
}
