import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct SignatureConversionTests {
    @Test func roundTrip() throws {
        for signature in [Samples.signature, StateSignature(publicKey: [], signature: [])] {
            let received = try transmit(Immudb_Schema_Signature(signature))
            #expect(try StateSignature(wire: received) == signature)
        }
    }

    @Test func refusesLongFields() {
        var message = Immudb_Schema_Signature()
        message.publicKey = Data(count: 257)
        expectRefusal(.limitExceeded, "publicKey") { () throws(ProtocolError) in
            try StateSignature(wire: message)
        }
        message.publicKey = Data(count: 256)
        message.signature = Data(count: 257)
        expectRefusal(.limitExceeded, "signature") { () throws(ProtocolError) in
            try StateSignature(wire: message)
        }
    }
}
