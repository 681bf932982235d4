import Foundation
import ImmuDBProofs
import Testing

/// Vectors made by the reference implementation; see docs/formats.md for the algorithms.
struct GoldenVectors: Decodable {
    static func load() throws -> GoldenVectors {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = tests.appending(path: "Vectors/proofs.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(GoldenVectors.self, from: Data(contentsOf: file))
    }

    var entryDigests: [EntryVector]
    var kvEntryEncodings: [EntryVector]
    var txHeaders: [HeaderVector]
    var chain: Chain
    var htree: EntryTrees
    var htreeNegative: [EntryTreeNegative]
    var txEntryInclusion: TransactionVector
    var ahtree: Trees
    var ahtreeNegative: [TreeNegative]
    var linearProofs: [LinearVector]
    var dualProofs: [DualVector]
    var dualProofsV2: [DualVectorV2]
    var dualProofsV2Negative: [DualVectorV2]
    var laggingChain: LaggingChain
    var linearFakeAttack: Attack
    var stateSignatures: Signatures
    var clientStateFiles: StateFiles

    struct EntryVector: Decodable {
        var name: String?
        var key: HexDigits?
        var storeKey: HexDigits?
        var kvMetadataHex: HexDigits?
        var valueSha256: HexDigits
        var storeValue: HexDigits?
        var value: HexDigits?
        var digestV0: HexDigits?
        var digestV1: HexDigits
    }

    struct HeaderVector: Decodable {
        var id: UInt64
        var version: UInt16
        var ts: Int64
        var blTxId: UInt64
        var blRoot: HexDigits
        var prevAlh: HexDigits
        var metadataHex: HexDigits
        var nEntries: UInt32
        var eh: HexDigits
        var innerHash: HexDigits
        var alh: HexDigits

        func header() throws -> TxHeader {
            TxHeader(
                id: id, timestamp: ts, blTxID: blTxId, blRoot: try blRoot.digest(),
                prevAlh: try prevAlh.digest(), version: version,
                metadata: try TxMetadata(decoding: metadataHex.bytes), entryCount: nEntries,
                eh: try eh.digest())
        }
    }

    struct Chain: Decodable {
        var txs: [Link]
        struct Link: Decodable {
            var id: UInt64
            var alh: HexDigits
            var blRoot: HexDigits
            var innerHash: HexDigits
        }
    }

    struct PathVector: Decodable {
        var leaf: Int32
        var width: Int32
        var terms: [HexDigits]?

        func proof() throws -> EntryInclusionProof {
            EntryInclusionProof(leaf: leaf, width: width, terms: try terms.digests())
        }
    }

    struct EntryTrees: Decodable {
        var trees: [Tree]
        struct Tree: Decodable {
            var width: Int
            var root: HexDigits
            var proofs: [PathVector]?
        }
    }

    struct EntryTreeNegative: Decodable {
        var name: String
        var digest: HexDigits
        var root: HexDigits
        var leaf: Int32
        var width: Int32
        var terms: [HexDigits]?
        var referenceResult: Bool
    }

    struct TransactionVector: Decodable {
        var header: HeaderVector
        var entries: [Entry]
        struct Entry: Decodable {
            var index: Int
            var key: HexDigits
            var value: HexDigits
            var valueSha256: HexDigits
            var digest: HexDigits
            var proof: PathVector
        }
    }

    struct Trees: Decodable {
        var roots: [Root]
        var inclusionProofs: [Proof]
        var consistencyProofs: [Proof]
        var lastInclusionProofs: [Proof]
        var fiveLeafLogsWithoutFileHeader: Logs
        struct Root: Decodable {
            var size: UInt64
            var root: HexDigits
        }
        struct Proof: Decodable {
            var i: UInt64
            var j: UInt64?
            var terms: [HexDigits]?
        }
        struct Logs: Decodable { var tree: HexDigits }
    }

    struct TreeNegative: Decodable {
        var name: String
        var kind: String
        var i: UInt64
        var j: UInt64
        var leaf: HexDigits?
        var root: HexDigits?
        var rootI: HexDigits?
        var rootJ: HexDigits?
        var terms: [HexDigits]?
        var referenceResult: Bool
    }

    struct LinearTerms: Decodable {
        var sourceTxId: UInt64
        var targetTxId: UInt64
        var terms: [HexDigits]?

        func proof() throws -> LinearProof {
            LinearProof(sourceTxID: sourceTxId, targetTxID: targetTxId, terms: try terms.digests())
        }
    }

    struct LinearVector: Decodable {
        var sourceTxId: UInt64
        var targetTxId: UInt64
        var sourceAlh: HexDigits
        var targetAlh: HexDigits
        var terms: [HexDigits]
    }

    struct DualVector: Decodable {
        var sourceTxId: UInt64
        var targetTxId: UInt64
        var sourceAlh: HexDigits
        var targetAlh: HexDigits
        var sourceHeader: HeaderVector
        var targetHeader: HeaderVector
        var inclusionProof: [HexDigits]?
        var consistencyProof: [HexDigits]?
        var targetBlTxAlh: HexDigits
        var lastInclusionProof: [HexDigits]?
        var linearProof: LinearTerms?
        var linearAdvanceProof: Advance?
        var valid: Bool
        struct Advance: Decodable {
            var linearProofTerms: [HexDigits]?
            var inclusionProofs: [[HexDigits]]?
        }

        func proof() throws -> DualProof {
            let none = LinearProof(sourceTxID: 0, targetTxID: 0, terms: [])
            return DualProof(
                sourceHeader: try sourceHeader.header(), targetHeader: try targetHeader.header(),
                inclusionProof: try inclusionProof.digests(),
                consistencyProof: try consistencyProof.digests(),
                targetBlTxAlh: try targetBlTxAlh.digest(),
                lastInclusionProof: try lastInclusionProof.digests(),
                linearProof: try linearProof?.proof() ?? none,
                linearAdvanceProof: try linearAdvanceProof.map {
                    LinearAdvanceProof(
                        linearProofTerms: try $0.linearProofTerms.digests(),
                        inclusionProofs: try ($0.inclusionProofs ?? []).map { try $0.map { try $0.digest() } }
                    )
                })
        }

        func verify() throws {
            try proof().verify(
                source: sourceTxId, target: targetTxId, sourceAlh: sourceAlh.digest(),
                targetAlh: targetAlh.digest())
        }
    }

    struct DualVectorV2: Decodable {
        var name: String?
        var sourceTxId: UInt64
        var targetTxId: UInt64
        var sourceAlh: HexDigits
        var targetAlh: HexDigits
        var sourceHeader: HeaderVector
        var targetHeader: HeaderVector
        var inclusionProof: [HexDigits]?
        var consistencyProof: [HexDigits]?
        var valid: Bool

        func proof() throws -> DualProofV2 {
            DualProofV2(
                sourceHeader: try sourceHeader.header(), targetHeader: try targetHeader.header(),
                inclusionProof: try inclusionProof.digests(), consistencyProof: try consistencyProof.digests()
            )
        }

        func verify() throws {
            try proof().verify(
                source: sourceTxId, target: targetTxId, sourceAlh: sourceAlh.digest(),
                targetAlh: targetAlh.digest())
        }
    }

    struct LaggingChain: Decodable {
        var headers: [HeaderVector]
        var dualProofs: [DualVector]
        var negative: [Case]
        struct Case: Decodable {
            var name: String
            var valid: Bool
            var proof: DualVector?
            var proofV2: DualVectorV2?
        }
    }

    struct Attack: Decodable {
        var steps: [Step]
        struct Step: Decodable {
            var name: String
            var valid: Bool
            var proof: DualVector
        }
    }

    struct Signatures: Decodable {
        var privateKeyPem: String
        var publicKeyPem: String
        var cases: [Case]
        struct Case: Decodable {
            var db: String
            /// Decimal text.
            var txId: String
            var txHash: HexDigits
            var signatureDer: HexDigits
            var publicKeyX963: HexDigits
            var signedBytes: HexDigits
            var signedBytesSha256: HexDigits
            var valid: Bool

            func state() throws -> TrustedState {
                TrustedState(
                    database: db, txID: try #require(UInt64(txId)), alh: try txHash.digest(),
                    signature: StateSignature(
                        publicKey: publicKeyX963.bytes, signature: signatureDer.bytes))
            }
        }
    }

    struct StateFiles: Decodable {
        var serverUuid: String
        var serverUuidRawBytes: HexDigits
    }
}

/// Bytes written as hexadecimal text.
struct HexDigits: Decodable {
    var bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        bytes = try #require(Hex.decode(try container.decode(String.self)))
    }

    func digest() throws -> Digest { try #require(Digest(bytes)) }
}

extension Optional where Wrapped == [HexDigits] {
    func digests() throws -> [Digest] { try (self ?? []).map { try $0.digest() } }
}
