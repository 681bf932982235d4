import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct DualProofConversionTests {
    private func refuse(
        _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Immudb_Schema_DualProof) -> Void
    ) throws {
        var message = try Immudb_Schema_DualProof(Samples.dualProof)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try DualProof(wire: message)
        }
    }

    @Test func roundTrip() throws {
        var plain = Samples.dualProof
        plain.linearAdvanceProof = nil
        for proof in [Samples.dualProof, plain] {
            let message = try Immudb_Schema_DualProof(proof)
            #expect(message.hasLinearAdvanceProof == (proof.linearAdvanceProof != nil))
            #expect(try DualProof(wire: transmit(message)) == proof)
        }
    }

    @Test func hashOfEmptyTreeMayBeMissing() throws {
        var proof = Samples.dualProof
        proof.targetHeader = Samples.firstHeader
        proof.targetBlTxAlh = .zero
        var message = try Immudb_Schema_DualProof(proof)
        message.targetBlTxAlh = Data()
        #expect(try DualProof(wire: message) == proof)
        message.targetBlTxAlh = Data(count: 31)
        expectRefusal(.malformedMessage, "targetBlTxAlh") { () throws(ProtocolError) in
            try DualProof(wire: message)
        }
    }

    @Test func refusesMissingParts() throws {
        try refuse(.missingField, "sourceTxHeader") { $0.clearSourceTxHeader() }
        try refuse(.missingField, "targetTxHeader") { $0.clearTargetTxHeader() }
        try refuse(.missingField, "linearProof") { $0.clearLinearProof() }
    }

    @Test(arguments: Samples.wrongDigestLengths)
    func refusesDigestLength(_ count: Int) throws {
        try refuse(.malformedMessage, "targetBlTxAlh") { $0.targetBlTxAlh = Data(count: count) }
        try refuse(.malformedMessage, "inclusionProof[0]") { $0.inclusionProof[0] = Data(count: count) }
        try refuse(.malformedMessage, "consistencyProof[4]") { $0.consistencyProof[4] = Data(count: count) }
        try refuse(.malformedMessage, "lastInclusionProof[1]") {
            $0.lastInclusionProof[1] = Data(count: count)
        }
        try refuse(.malformedMessage, "targetTxHeader.eH") { $0.targetTxHeader.eH = Data(count: count) }
        try refuse(.malformedMessage, "linearProof.terms[0]") { $0.linearProof.terms[0] = Data(count: count) }
        try refuse(.malformedMessage, "LinearAdvanceProof.linearProofTerms[0]") {
            $0.linearAdvanceProof.linearProofTerms[0] = Data(count: count)
        }
    }

    @Test func refusesTooManyTerms() throws {
        let million = Array(repeating: Data(), count: 1_000_000)
        let tooMany = Array(repeating: Data(count: 32), count: 131)
        try refuse(.limitExceeded, "inclusionProof") { $0.inclusionProof = million }
        try refuse(.limitExceeded, "consistencyProof") { $0.consistencyProof = tooMany }
        try refuse(.limitExceeded, "lastInclusionProof") { $0.lastInclusionProof = tooMany }
    }

    @Test func refusesHeaders() throws {
        try refuse(.unsupportedVersion, "sourceTxHeader.version") { $0.sourceTxHeader.version = 2 }
        try refuse(.malformedMessage, "targetTxHeader.nentries") { $0.targetTxHeader.nentries = -1 }
    }
}
