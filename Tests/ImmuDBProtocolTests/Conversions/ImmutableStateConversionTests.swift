import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct ImmutableStateConversionTests {
    private func refuse(
        _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Immudb_Schema_ImmutableState) -> Void
    ) {
        var message = Immudb_Schema_ImmutableState(Samples.state)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try WireState(wire: message)
        }
    }

    @Test func roundTrip() throws {
        let unsigned = WireState(TrustedState(database: "db1", txID: 3, alh: Samples.digest(1)))
        let empty = WireState(
            .empty(database: "db1"), precommitted: WireState.Precommitted(txID: 0, alh: .ofNothing))
        for state in [Samples.state, unsigned, empty] {
            let received = try transmit(Immudb_Schema_ImmutableState(state))
            #expect(try WireState(wire: received) == state)
        }
    }

    @Test func hashOfEmptyDatabaseMayBeMissing() throws {
        #expect(try WireState(wire: Immudb_Schema_ImmutableState()) == WireState(.empty(database: "")))
    }

    @Test(arguments: Samples.wrongDigestLengths)
    func refusesDigestLength(_ count: Int) {
        refuse(.malformedMessage, "txHash") { $0.txHash = Data(count: count) }
        refuse(.malformedMessage, "precommittedTxHash") { $0.precommittedTxHash = Data(count: count) }
    }

    @Test func refusesLongFields() {
        refuse(.limitExceeded, "db") { $0.db = String(repeating: "d", count: 129) }
        refuse(.limitExceeded, "signature.publicKey") { $0.signature.publicKey = Data(count: 1_000) }
    }
}
