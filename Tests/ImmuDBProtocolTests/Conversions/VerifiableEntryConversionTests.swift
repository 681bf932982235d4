import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct VerifiableEntryConversionTests {
    private func refuse(
        _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Immudb_Schema_VerifiableEntry) -> Void
    ) throws {
        var message = try Immudb_Schema_VerifiableEntry(Samples.verifiableEntry)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try WireVerifiableEntry(wire: message)
        }
    }

    @Test func roundTrip() throws {
        let received = try transmit(Immudb_Schema_VerifiableEntry(Samples.verifiableEntry))
        #expect(try WireVerifiableEntry(wire: received) == Samples.verifiableEntry)
    }

    @Test func refusals() throws {
        try refuse(.missingField, "entry") { $0.clearEntry() }
        try refuse(.missingField, "verifiableTx") { $0.clearVerifiableTx() }
        try refuse(.missingField, "inclusionProof") { $0.clearInclusionProof() }
        try refuse(.malformedMessage, "inclusionProof.leaf") { $0.inclusionProof.leaf = -1 }
        try refuse(.missingField, "verifiableTx.dualProof") { $0.verifiableTx.clearDualProof() }
    }

    @Test func errorsNameTheWholePath() throws {
        var message = try Immudb_Schema_VerifiableEntry(Samples.verifiableEntry)
        message.verifiableTx.dualProof.targetTxHeader.eH = Data(count: 31)
        #expect(
            throws: ProtocolError(
                .malformedMessage, "verifiableTx", "dualProof", "targetTxHeader", "eH",
                problem: "31 bytes, expected 32")
        ) { try WireVerifiableEntry(wire: message) }
    }
}
