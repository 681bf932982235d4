import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct ZEntryConversionTests {
    @Test(arguments: [0.0, -0.0, -2.5, Double.infinity, Double.leastNonzeroMagnitude])
    func roundTrip(_ score: Double) throws {
        var member = Samples.zEntry
        member.score = score
        let received = try WireZEntry(wire: transmit(Immudb_Schema_ZEntry(member)))
        #expect(received == member)
        #expect(received.score.bitPattern == score.bitPattern)
    }

    @Test func absentEntryStaysAbsent() throws {
        var member = Samples.zEntry
        member.entry = nil
        #expect(try WireZEntry(wire: transmit(Immudb_Schema_ZEntry(member))) == member)
    }

    @Test func refusesLongNames() {
        var message = Immudb_Schema_ZEntry(Samples.zEntry)
        message.entry.key = Data(count: 65_536)
        expectRefusal(.limitExceeded, "entry.key") { () throws(ProtocolError) in try WireZEntry(wire: message)
        }
        message.clearEntry()
        message.key = Data(count: 65_536)
        expectRefusal(.limitExceeded, "key") { () throws(ProtocolError) in try WireZEntry(wire: message) }
        message.set = Data(count: 65_536)
        expectRefusal(.limitExceeded, "set") { () throws(ProtocolError) in try WireZEntry(wire: message) }
    }
}
