import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct TxConversionTests {
    private func refuse(
        _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Immudb_Schema_Tx) -> Void
    ) throws {
        var message = try Immudb_Schema_Tx(Samples.tx)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try WireTx(wire: message)
        }
    }

    @Test func roundTrip() throws {
        for tx in [Samples.tx, WireTx(header: Samples.header)] {
            #expect(try WireTx(wire: transmit(Immudb_Schema_Tx(tx))) == tx)
        }
    }

    @Test func refusals() throws {
        try refuse(.missingField, "header") { $0.clearHeader() }
        try refuse(.unsupportedVersion, "header.version") { $0.header.version = 2 }
        try refuse(.malformedMessage, "entries[1].hValue") {
            $0.entries.append($0.entries[0])
            $0.entries[1].hValue = Data(count: 31)
        }
        try refuse(.limitExceeded, "kvEntries[0].key") { $0.kvEntries[0].key = Data(count: 65_536) }
        try refuse(.limitExceeded, "zEntries[0].set") { $0.zEntries[0].set = Data(count: 65_536) }
        try refuse(.limitExceeded, "entries") {
            $0.entries = Array(repeating: Immudb_Schema_TxEntry(), count: 1_048_577)
        }
    }

    @Test func writingNamesTheEntry() {
        var tx = Samples.tx
        tx.entries[0].entry.valueLength = .max
        expectRefusal(.notRepresentable, "entries[0].vLen") { () throws(ProtocolError) in
            try Immudb_Schema_Tx(tx)
        }
    }
}
