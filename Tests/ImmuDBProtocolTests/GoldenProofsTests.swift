// Covers the proof conversions with proofs of a reference server: all of them cross the wire unharmed, and
// verify afterwards exactly as they do before.
import Foundation
import ImmuDBProofs
import ImmuDBProtocol
import Testing

@Suite struct GoldenProofsTests {
    struct Header: Decodable {
        let id: UInt64
        let version: UInt16
        let ts: Int64
        let blTxId: UInt64
        let blRoot: String
        let prevAlh: String
        let metadataHex: String
        let nEntries: UInt32
        let eh: String
        let alh: String

        func value() throws -> TxHeader {
            TxHeader(
                id: id, timestamp: ts, blTxID: blTxId, blRoot: try digest(blRoot),
                prevAlh: try digest(prevAlh),
                version: version,
                metadata: try TxMetadata(decoding: try #require(Hex.decode(metadataHex))),
                entryCount: nEntries, eh: try digest(eh))
        }
    }

    struct Linear: Decodable {
        let sourceTxId: UInt64
        let targetTxId: UInt64
        let terms: [String]?
    }

    struct Advance: Decodable {
        let linearProofTerms: [String]?
        let inclusionProofs: [[String]?]?
    }

    struct Dual: Decodable {
        let sourceTxId: UInt64
        let targetTxId: UInt64
        let sourceAlh: String
        let targetAlh: String
        let sourceHeader: Header
        let targetHeader: Header
        let inclusionProof: [String]?
        let consistencyProof: [String]?
        let targetBlTxAlh: String
        let lastInclusionProof: [String]?
        let linearProof: Linear
        let linearAdvanceProof: Advance?
        let valid: Bool

        func value() throws -> DualProof {
            DualProof(
                sourceHeader: try sourceHeader.value(), targetHeader: try targetHeader.value(),
                inclusionProof: try digests(inclusionProof), consistencyProof: try digests(consistencyProof),
                targetBlTxAlh: try digest(targetBlTxAlh), lastInclusionProof: try digests(lastInclusionProof),
                linearProof: LinearProof(
                    sourceTxID: linearProof.sourceTxId, targetTxID: linearProof.targetTxId,
                    terms: try digests(linearProof.terms)),
                linearAdvanceProof: try linearAdvanceProof.map {
                    LinearAdvanceProof(
                        linearProofTerms: try digests($0.linearProofTerms),
                        inclusionProofs: try ($0.inclusionProofs ?? []).map { try digests($0) })
                })
        }
    }

    struct Lagging: Decodable {
        let dualProofs: [Dual]
        let headers: [Header]
    }

    struct File: Decodable {
        let txHeaders: [Header]
        let dualProofs: [Dual]
        let laggingChain: Lagging
    }

    private static func file() throws -> File {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Vectors/proofs.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(File.self, from: Data(contentsOf: url))
    }

    @Test func headersKeepTheirHash() throws {
        let file = try Self.file()
        for golden in file.txHeaders + file.laggingChain.headers {
            let received = try TxHeader(wire: transmit(Immudb_Schema_TxHeader(golden.value())))
            #expect(try received.alh().hex == golden.alh)
        }
    }

    @Test func dualProofsVerifyAfterTheWire() throws {
        let file = try Self.file()
        let proofs = file.dualProofs + file.laggingChain.dualProofs
        #expect(proofs.contains { $0.linearAdvanceProof != nil })
        for golden in proofs {
            let received = try DualProof(wire: transmit(Immudb_Schema_DualProof(golden.value())))
            #expect(received == (try golden.value()))
            #expect(golden.valid)
            try received.verify(
                source: golden.sourceTxId, target: golden.targetTxId,
                sourceAlh: try digest(golden.sourceAlh), targetAlh: try digest(golden.targetAlh))
        }
    }
}

private func digest(_ hex: String) throws -> Digest { try #require(Digest(hex: hex)) }

private func digests(_ list: [String]?) throws -> [Digest] { try (list ?? []).map(digest) }
