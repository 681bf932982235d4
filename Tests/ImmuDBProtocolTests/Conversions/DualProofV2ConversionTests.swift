import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct DualProofV2ConversionTests {
    private func refuse(
        _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Immudb_Schema_DualProofV2) -> Void
    ) throws {
        var message = try Immudb_Schema_DualProofV2(Samples.dualProofV2)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try DualProofV2(wire: message)
        }
    }

    @Test func roundTrip() throws {
        let received = try transmit(Immudb_Schema_DualProofV2(Samples.dualProofV2))
        #expect(try DualProofV2(wire: received) == Samples.dualProofV2)
    }

    @Test func refusals() throws {
        try refuse(.missingField, "sourceTxHeader") { $0.clearSourceTxHeader() }
        try refuse(.missingField, "targetTxHeader") { $0.clearTargetTxHeader() }
        try refuse(.unsupportedVersion, "targetTxHeader.version") { $0.targetTxHeader.version = 2 }
        for count in Samples.wrongDigestLengths {
            try refuse(.malformedMessage, "inclusionProof[0]") { $0.inclusionProof[0] = Data(count: count) }
            try refuse(.malformedMessage, "consistencyProof[0]") {
                $0.consistencyProof[0] = Data(count: count)
            }
            try refuse(.malformedMessage, "sourceTxHeader.prevAlh") {
                $0.sourceTxHeader.prevAlh = Data(count: count)
            }
        }
        let million = Array(repeating: Data(), count: 1_000_000)
        try refuse(.limitExceeded, "inclusionProof") { $0.inclusionProof = million }
        try refuse(.limitExceeded, "consistencyProof") { $0.consistencyProof = million }
    }
}
