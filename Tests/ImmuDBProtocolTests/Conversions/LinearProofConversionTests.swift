import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct LinearProofConversionTests {
    @Test func roundTrip() throws {
        let far = LinearProof(sourceTxID: .max, targetTxID: 0, terms: [])
        for proof in [Samples.linearProof, far] {
            let received = try transmit(Immudb_Schema_LinearProof(proof))
            #expect(try LinearProof(wire: received) == proof)
        }
    }

    @Test(arguments: Samples.wrongDigestLengths)
    func refusesDigestLength(_ count: Int) {
        var message = Immudb_Schema_LinearProof(Samples.linearProof)
        message.terms[2] = Data(count: count)
        expectRefusal(.malformedMessage, "terms[2]") { () throws(ProtocolError) in
            try LinearProof(wire: message)
        }
    }

    @Test func refusesTooManyTerms() {
        var message = Immudb_Schema_LinearProof(Samples.linearProof)
        message.terms = Array(repeating: Data(count: 32), count: 1_000_000)
        expectRefusal(.limitExceeded, "terms") { () throws(ProtocolError) in try LinearProof(wire: message) }
    }
}
