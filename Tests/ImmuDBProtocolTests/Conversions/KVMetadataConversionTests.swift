import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@Suite struct KVMetadataConversionTests {
    @Test(arguments: [
        KVMetadata.none, Samples.kvMetadata, KVMetadata(isDeleted: true), KVMetadata(expiresAt: 0),
        KVMetadata(expiresAt: .min), KVMetadata(isNonIndexable: true),
    ])
    func roundTrip(_ metadata: KVMetadata) throws {
        let received = try transmit(Immudb_Schema_KVMetadata(metadata))
        #expect(KVMetadata(wire: received) == metadata)
    }

    @Test func presenceOfAnExpirationCounts() {
        var message = Immudb_Schema_KVMetadata()
        #expect(KVMetadata(wire: message).expiresAt == nil)
        message.expiration = Immudb_Schema_Expiration()
        #expect(KVMetadata(wire: message).expiresAt == 0)
    }

    @Test func bytesOnTheWire() throws {
        let bytes: [UInt8] = try Immudb_Schema_KVMetadata(
            KVMetadata(isDeleted: true, expiresAt: 5, isNonIndexable: true)
        ).serializedBytes()
        #expect(bytes == [0x08, 1, 0x12, 2, 0x08, 5, 0x18, 1])
    }
}
