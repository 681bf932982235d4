import GRPCCore
import ImmuDBProtocol
import Testing

@Suite struct MetadataFirstValueTests {
    @Test func onlyTheFirstValueCounts() {
        var metadata = Metadata()
        #expect(metadata.first(HeaderName.sessionID) == nil)
        metadata.addString("one", forKey: HeaderName.sessionID)
        metadata.addString("two", forKey: HeaderName.sessionID)
        #expect(metadata.first(HeaderName.sessionID) == "one")
    }

    @Test func binaryValues() {
        var metadata = Metadata()
        #expect(metadata.firstBinary(HeaderName.committedTxID) == nil)
        metadata.addBinary([0, 0, 0, 0, 0, 0, 0, 9], forKey: HeaderName.committedTxID)
        #expect(metadata.firstBinary(HeaderName.committedTxID) == [0, 0, 0, 0, 0, 0, 0, 9])
    }
}
