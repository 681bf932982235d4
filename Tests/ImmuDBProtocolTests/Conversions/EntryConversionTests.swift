import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct EntryConversionTests {
    @Test func roundTrip() throws {
        let plain = WireEntry(txID: 1, key: [1], value: [])
        for entry in [Samples.entry, plain] {
            let message = Immudb_Schema_Entry(entry)
            #expect(message.hasReferencedBy == (entry.referencedBy != nil))
            #expect(try WireEntry(wire: transmit(message)) == entry)
        }
    }

    @Test func refusesLongKeys() {
        var message = Immudb_Schema_Entry(Samples.entry)
        message.referencedBy.key = Data(count: 65_536)
        expectRefusal(.limitExceeded, "referencedBy.key") { () throws(ProtocolError) in
            try WireEntry(wire: message)
        }
        message.clearReferencedBy()
        message.key = Data(count: 65_536)
        expectRefusal(.limitExceeded, "key") { () throws(ProtocolError) in try WireEntry(wire: message) }
    }
}
