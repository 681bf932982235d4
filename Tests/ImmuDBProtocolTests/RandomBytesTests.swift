// Covers all conversions: whatever bytes arrive, they are read or refused, never trapped on.
import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@Suite struct RandomBytesTests {
    /// Parses bytes as a message, converts it, and converts what was accepted back.
    struct Reader: Sendable, CustomTestStringConvertible {
        let name: String
        let sample: [UInt8]
        /// Whether the bytes were accepted as a value of ours.
        let read: @Sendable ([UInt8]) throws -> Bool

        var testDescription: String { name }
    }

    private static func reader<M: SwiftProtobuf.Message, T: Equatable & Sendable>(
        _ message: M, _ convert: @escaping @Sendable (M) throws(ProtocolError) -> T,
        _ back: @escaping @Sendable (T) throws(ProtocolError) -> M
    ) throws -> Reader {
        Reader(name: M.protoMessageName, sample: try message.serializedBytes()) { bytes in
            let parsed: M
            do {
                parsed = try M(serializedBytes: bytes)
            } catch is BinaryDecodingError {
                return false
            }
            let value: T
            do throws(ProtocolError) {
                value = try convert(parsed)
            } catch {
                #expect(!error.path.isEmpty && !error.description.isEmpty)
                return false
            }
            let again = try convert(try back(value))
            // NaN scores differ from themselves; they still must survive.
            #expect(again == value || "\(again)" == "\(value)")
            return true
        }
    }

    private static func readers() throws -> [Reader] {
        [
            try reader(
                Immudb_Schema_KVMetadata(Samples.kvMetadata), { KVMetadata(wire: $0) },
                { Immudb_Schema_KVMetadata($0) }),
            try reader(
                Immudb_Schema_TxMetadata(Samples.header.metadata),
                { (message) throws(ProtocolError) in try TxMetadata(wire: message) },
                { Immudb_Schema_TxMetadata($0) }),
            try reader(
                Immudb_Schema_TxHeader(Samples.header),
                { (message) throws(ProtocolError) in try TxHeader(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_TxHeader(value) }),
            try reader(
                Immudb_Schema_InclusionProof(Samples.inclusionProof),
                { (message) throws(ProtocolError) in try EntryInclusionProof(wire: message) },
                { Immudb_Schema_InclusionProof($0) }),
            try reader(
                Immudb_Schema_DualProof(Samples.dualProof),
                { (message) throws(ProtocolError) in try DualProof(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_DualProof(value) }),
            try reader(
                Immudb_Schema_Tx(Samples.tx),
                { (message) throws(ProtocolError) in try WireTx(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_Tx(value) }),
            try reader(
                Immudb_Schema_VerifiableTxV2(Samples.verifiableTxV2),
                { (message) throws(ProtocolError) in try WireVerifiableTxV2(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_VerifiableTxV2(value) }),
            try reader(
                Immudb_Schema_VerifiableEntry(Samples.verifiableEntry),
                { (message) throws(ProtocolError) in try WireVerifiableEntry(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_VerifiableEntry(value) }),
            try reader(
                Immudb_Schema_ImmutableState(Samples.state),
                { (message) throws(ProtocolError) in try WireState(wire: message) },
                { Immudb_Schema_ImmutableState($0) }),
        ]
    }

    @Test func untouchedSamplesAreAccepted() throws {
        for reader in try Self.readers() { #expect(try reader.read(reader.sample), "\(reader.name)") }
    }

    @Test func noiseIsReadOrRefused() throws {
        let seed = UInt64.random(in: 0 ... .max)
        print("RandomBytesTests.noiseIsReadOrRefused: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for reader in try Self.readers() {
            for _ in 0..<300 {
                let count = Int.random(in: 0...200, using: &random)
                _ = try reader.read(random.bytes(count))
            }
        }
    }

    @Test func damagedMessagesAreReadOrRefused() throws {
        let seed = UInt64.random(in: 0 ... .max)
        print("RandomBytesTests.damagedMessagesAreReadOrRefused: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for reader in try Self.readers() {
            var accepted = 0
            for _ in 0..<400 {
                if try reader.read(Self.damage(reader.sample, &random)) { accepted += 1 }
            }
            #expect(accepted < 400, "\(reader.name) accepts anything, seed \(seed)")
        }
    }

    /// One of: a few changed bytes, a cut, a repetition, inserted bytes.
    private static func damage(_ sample: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = sample
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
        case 1: bytes.removeSubrange(at...)
        case 2: bytes += sample[at...]
        default: bytes.insert(contentsOf: random.bytes(3), at: at)
        }
        return bytes
    }
}
