import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct TxEntryConversionTests {
    private func refuse(
        _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout Immudb_Schema_TxEntry) -> Void
    ) throws {
        var message = try Immudb_Schema_TxEntry(Samples.txEntry)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try WireTxEntry(wire: message)
        }
    }

    @Test func roundTrip() throws {
        let received = try WireTxEntry(wire: transmit(Immudb_Schema_TxEntry(Samples.txEntry)))
        #expect(received == Samples.txEntry)
        #expect(try received.entry.digest(version: 1) == Samples.txEntry.entry.digest(version: 1))
    }

    @Test func absentMetadataMeansNone() throws {
        var entry = Samples.txEntry
        entry.entry.metadata = .none
        let message = try Immudb_Schema_TxEntry(entry)
        #expect(!message.hasMetadata)
        #expect(try WireTxEntry(wire: message) == entry)
    }

    @Test(arguments: Samples.wrongDigestLengths)
    func refusesDigestLength(_ count: Int) throws {
        try refuse(.malformedMessage, "hValue") { $0.hValue = Data(count: count) }
    }

    @Test func refusesKeysAndLengths() throws {
        try refuse(.malformedMessage, "key") { $0.key = Data() }
        try refuse(.limitExceeded, "key") { $0.key = Data(count: 65_536) }
        try refuse(.malformedMessage, "vLen") { $0.vLen = -1 }
        try refuse(.malformedMessage, "vLen") { $0.vLen = .min }
    }

    @Test func doesNotWriteLengthsBeyond31Bits() {
        var entry = Samples.txEntry
        entry.entry.valueLength = .max
        expectRefusal(.notRepresentable, "vLen") { () throws(ProtocolError) in
            try Immudb_Schema_TxEntry(entry)
        }
    }
}
