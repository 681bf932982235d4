import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct TxMetadataConversionTests {
    @Test(arguments: [
        TxMetadata.none, TxMetadata(truncatedUpTo: 1), TxMetadata(extra: [0]),
        TxMetadata(truncatedUpTo: .max, extra: [UInt8](repeating: 7, count: 256)),
    ])
    func roundTrip(_ metadata: TxMetadata) throws {
        let received = try transmit(Immudb_Schema_TxMetadata(metadata))
        #expect(try TxMetadata(wire: received) == metadata)
    }

    @Test func refusesLongExtra() {
        var message = Immudb_Schema_TxMetadata()
        message.extra = Data(count: 257)
        expectRefusal(.limitExceeded, "extra") { () throws(ProtocolError) in try TxMetadata(wire: message) }
    }
}
