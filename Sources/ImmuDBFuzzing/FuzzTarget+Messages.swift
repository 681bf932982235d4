internal import GRPCCore
internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension FuzzTarget {
    /// Reads a message and converts it; what was accepted is converted back and once more.
    private static func survive<M: SwiftProtobuf.Message, T>(
        _ bytes: [UInt8], _ convert: (M) throws(ProtocolError) -> T, _ back: (T) throws(ProtocolError) -> M
    ) throws {
        guard let parsed = try? M(serializedBytes: bytes) else { return }
        let value: T
        do throws(ProtocolError) {
            value = try convert(parsed)
        } catch {
            return try FuzzFinding.require(!error.description.isEmpty, "an error without text")
        }
        guard let written = accepted({ () throws(ProtocolError) in try back(value) }),
            let again = accepted({ () throws(ProtocolError) in try convert(written) })
        else { throw FuzzFinding("\(M.protoMessageName) cannot be written again") }
        try FuzzFinding.require("\(again)" == "\(value)", "\(M.protoMessageName) changed")
    }

    /// Messages about transactions, entries and proofs; the first byte chooses the kind.
    static let messages = FuzzTarget(
        name: "messages",
        seeds: [
            [0, 0x08, 0x01], [1, 0x0A, 0x01, 0x00], [2, 0x08, 0x01, 0x12, 0x20], [3, 0x08, 0x02],
            [4, 0x0A, 0x02, 0x08, 0x01], [5, 0x0A, 0x02, 0x08, 0x01], [6, 0x0A], [7, 0x0A],
            [8, 0x0A, 0x01, 0x61],
        ]
    ) { bytes in
        let content = Array(bytes.dropFirst())
        switch (bytes.first ?? 0) % 9 {
        case 0:
            try survive(content, { KVMetadata(wire: $0) }, { Immudb_Schema_KVMetadata($0) })
        case 1:
            try survive(
                content, { (message) throws(ProtocolError) in try TxMetadata(wire: message) },
                { Immudb_Schema_TxMetadata($0) })
        case 2:
            try survive(
                content, { (message) throws(ProtocolError) in try TxHeader(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_TxHeader(value) })
        case 3:
            try survive(
                content, { (message) throws(ProtocolError) in try EntryInclusionProof(wire: message) },
                { Immudb_Schema_InclusionProof($0) })
        case 4:
            try survive(
                content, { (message) throws(ProtocolError) in try DualProof(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_DualProof(value) })
        case 5:
            try survive(
                content, { (message) throws(ProtocolError) in try WireTx(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_Tx(value) })
        case 6:
            try survive(
                content, { (message) throws(ProtocolError) in try WireVerifiableTxV2(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_VerifiableTxV2(value) })
        case 7:
            try survive(
                content, { (message) throws(ProtocolError) in try WireVerifiableEntry(wire: message) },
                { (value) throws(ProtocolError) in try Immudb_Schema_VerifiableEntry(value) })
        default:
            try survive(
                content, { (message) throws(ProtocolError) in try WireState(wire: message) },
                { Immudb_Schema_ImmutableState($0) })
        }
    }

    private struct Bytes: GRPCContiguousBytes {
        var bytes: [UInt8]

        init(repeating byte: UInt8, count: Int) { bytes = Array(repeating: byte, count: count) }
        init(_ sequence: some Sequence<UInt8>) { bytes = Array(sequence) }
        var count: Int { bytes.count }

        func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
            try bytes.withUnsafeBytes(body)
        }

        mutating func withUnsafeMutableBytes<R>(
            _ body: (UnsafeMutableRawBufferPointer) throws -> R
        ) rethrows -> R {
            try bytes.withUnsafeMutableBytes(body)
        }
    }

    /// Requests with documents and values in them.
    static let documentMessages = FuzzTarget(
        name: "document-messages",
        seeds: [
            [
                0x0A, 0x01, 0x63, 0x12, 0x09, 0x0A, 0x07, 0x0A, 0x01, 0x61, 0x12, 0x02, 0x20, 0x01,
            ],
            [0x12, 0x0B, 0x0A, 0x09, 0x0A, 0x01, 0x61, 0x12, 0x04, 0x32, 0x02, 0x0A, 0x00],
        ]
    ) { bytes in
        let request: Immudb_Model_InsertDocumentsRequest
        do {
            request = try DocumentDeserializer().deserialize(Bytes(bytes))
        } catch let error as RPCError {
            return try FuzzFinding.require(
                !error.message.isEmpty && error.message.utf8.count < 2_000, "an odd text: \(error)")
        }
        for message in request.documents {
            let document = accepted { () throws(ProtocolError) in try Document(wire: message) }
            guard let document else { continue }
            let again = accepted { () throws(ProtocolError) in
                try Document(wire: Google_Protobuf_Struct(document))
            }
            try FuzzFinding.require(again == document, "document \(document.json.text)")
        }
    }

    /// Links between transactions that somebody made up: verified or refused.
    static let proofs = FuzzTarget(name: "proofs", seeds: [[0x0A, 0x02, 0x08, 0x01, 0x12, 0x02, 0x08, 0x02]])
    {
        bytes in
        guard let parsed = try? Immudb_Schema_DualProof(serializedBytes: bytes),
            let proof = accepted({ () throws(ProtocolError) in try DualProof(wire: parsed) })
        else { return }
        let (source, target) = (proof.sourceHeader, proof.targetHeader)
        let (sourceAlh, targetAlh) = (try? source.verifiedAlh(), try? target.verifiedAlh())
        for (old, new) in [(sourceAlh, targetAlh), (Digest.ofNothing, targetAlh), (sourceAlh, .ofNothing)] {
            guard let old, let new else { continue }
            _ = accepted { () throws(VerificationFailure) in
                try proof.verify(source: source.id, target: target.id, sourceAlh: old, targetAlh: new)
            }
        }
    }
}
