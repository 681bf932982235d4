import ImmuDBProofs
import ImmuDBProtocol
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct TxHeaderConversionTests {
    private static func wire(_ header: TxHeader = Samples.header) throws -> Immudb_Schema_TxHeader {
        try Immudb_Schema_TxHeader(header)
    }

    private func refuse(
        _ code: ProtocolError.Code, _ field: String, of header: TxHeader = Samples.header,
        sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout Immudb_Schema_TxHeader) -> Void
    ) throws {
        var message = try Self.wire(header)
        change(&message)
        expectRefusal(code, field, sourceLocation: sourceLocation) { () throws(ProtocolError) in
            try TxHeader(wire: message)
        }
    }

    @Test(arguments: [Samples.header, Samples.firstHeader])
    func roundTrip(_ header: TxHeader) throws {
        let received = try TxHeader(wire: transmit(Self.wire(header)))
        #expect(received == header)
        #expect(try received.alh() == header.alh())
    }

    @Test func rootOfEmptyTreeMayBeMissing() throws {
        var message = try Self.wire(Samples.firstHeader)
        message.blRoot = Data()
        #expect(try TxHeader(wire: message) == Samples.firstHeader)
    }

    @Test func emptyMetadataMessageMeansNone() throws {
        var message = try Self.wire(Samples.firstHeader)
        message.metadata = Immudb_Schema_TxMetadata()
        #expect(try TxHeader(wire: transmit(message)) == Samples.firstHeader)
    }

    @Test(arguments: Samples.wrongDigestLengths)
    func refusesDigestLength(_ count: Int) throws {
        try refuse(.malformedMessage, "prevAlh") { $0.prevAlh = Data(count: count) }
        try refuse(.malformedMessage, "eH") { $0.eH = Data(count: count) }
        try refuse(.malformedMessage, "blRoot") { $0.blRoot = Data(count: count) }
        guard count > 0 else { return }
        try refuse(.malformedMessage, "blRoot", of: Samples.firstHeader) { $0.blRoot = Data(count: count) }
    }

    @Test(arguments: [-1, 2, 3, 65_536, 65_537, Int32.max, Int32.min])
    func refusesVersion(_ version: Int32) throws {
        try refuse(.unsupportedVersion, "version") { $0.version = version }
    }

    @Test func refusesImpossibleNumbers() throws {
        try refuse(.malformedMessage, "id") { $0.id = 0 }
        try refuse(.malformedMessage, "nentries") { $0.nentries = -1 }
        try refuse(.malformedMessage, "nentries") { $0.nentries = .min }
        try refuse(.malformedMessage, "blTxId") { $0.blTxID = $0.id }
        try refuse(.malformedMessage, "blTxId") { $0.blTxID = .max }
    }

    @Test func refusesWhatVersion0CannotHash() throws {
        try refuse(.malformedMessage, "metadata") { $0.version = 0 }
        try refuse(.malformedMessage, "nentries", of: Samples.firstHeader) { $0.nentries = 65_536 }
        var message = try Self.wire(Samples.firstHeader)
        message.nentries = 65_535
        #expect(try TxHeader(wire: message).entryCount == 65_535)
    }

    @Test func refusesMetadata() throws {
        try refuse(.limitExceeded, "metadata.extra") { $0.metadata.extra = Data(count: 257) }
    }

    @Test func doesNotWriteCountsBeyond31Bits() {
        var header = Samples.header
        header.entryCount = 1 << 31
        expectRefusal(.notRepresentable, "nentries") { () throws(ProtocolError) in
            try Immudb_Schema_TxHeader(header)
        }
    }
}
