import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct VerifiableTxConversionTests {
    private func refuse(
        _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Immudb_Schema_VerifiableTx) -> Void
    ) throws {
        var message = try Immudb_Schema_VerifiableTx(Samples.verifiableTx)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try WireVerifiableTx(wire: message)
        }
    }

    @Test func roundTrip() throws {
        var unsigned = Samples.verifiableTx
        unsigned.signature = nil
        for verifiable in [Samples.verifiableTx, unsigned] {
            let received = try transmit(Immudb_Schema_VerifiableTx(verifiable))
            #expect(try WireVerifiableTx(wire: received) == verifiable)
        }
    }

    @Test func refusals() throws {
        try refuse(.missingField, "tx") { $0.clearTx() }
        try refuse(.missingField, "dualProof") { $0.clearDualProof() }
        try refuse(.missingField, "tx.header") { $0.tx.clearHeader() }
        try refuse(.malformedMessage, "dualProof.targetTxHeader.eH") {
            $0.dualProof.targetTxHeader.eH = Data(count: 31)
        }
        try refuse(.limitExceeded, "signature.signature") { $0.signature.signature = Data(count: 257) }
    }
}
