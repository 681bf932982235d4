import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Repeatable random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }
}

/// Values of our types whose every field is filled in.
enum Samples {
    static func digest(_ number: UInt8) -> Digest { SHA256.hash([number]) }

    static func digests(_ count: UInt8) -> [Digest] { (0..<count).map(digest) }

    static let kvMetadata = KVMetadata(isDeleted: true, expiresAt: 1_700_003_600, isNonIndexable: true)

    static let header = TxHeader(
        id: 50, timestamp: 1_700_000_050, blTxID: 49, blRoot: digest(1), prevAlh: digest(2), version: 1,
        metadata: TxMetadata(truncatedUpTo: 7, extra: [1, 2, 3]), entryCount: 3, eh: digest(3))

    static let firstHeader = TxHeader(
        id: 1, timestamp: 0, blTxID: 0, blRoot: .zero, prevAlh: .ofNothing, version: 0, entryCount: 1,
        eh: digest(4))

    static let linearProof = LinearProof(sourceTxID: 48, targetTxID: 50, terms: digests(3))

    static let linearAdvanceProof = LinearAdvanceProof(
        linearProofTerms: digests(3), inclusionProofs: [digests(2), [], digests(5)])

    static let dualProof = DualProof(
        sourceHeader: firstHeader, targetHeader: header, inclusionProof: digests(6),
        consistencyProof: digests(5), targetBlTxAlh: digest(9), lastInclusionProof: digests(4),
        linearProof: linearProof, linearAdvanceProof: linearAdvanceProof)

    static let dualProofV2 = DualProofV2(
        sourceHeader: firstHeader, targetHeader: header, inclusionProof: digests(6),
        consistencyProof: digests(5))

    static let inclusionProof = EntryInclusionProof(leaf: 2, width: 5, terms: digests(3))

    static let signature = StateSignature(
        publicKey: [4] + digest(5).bytes + digest(6).bytes, signature: [48, 6])

    static let txEntry = WireTxEntry(
        TxEntry(key: [0, 107], metadata: kvMetadata, valueHash: digest(7), valueLength: 4),
        value: [0, 1, 2, 3])

    static let entry = WireEntry(
        txID: 50, key: [107], value: [1, 2, 3], metadata: kvMetadata,
        referencedBy: WireEntry.Reference(
            txID: 51, key: [114], atTx: 50, metadata: KVMetadata(isNonIndexable: true), revision: 3),
        isExpired: true, revision: 2)

    static let zEntry = WireZEntry(set: [122], key: [107], entry: entry, score: -2.5, atTx: 50)

    static let tx = WireTx(header: header, entries: [txEntry], kvEntries: [entry], zEntries: [zEntry])

    static let verifiableTx = WireVerifiableTx(tx: tx, dualProof: dualProof, signature: signature)

    static let verifiableTxV2 = WireVerifiableTxV2(tx: tx, dualProof: dualProofV2, signature: signature)

    static let verifiableEntry = WireVerifiableEntry(
        entry: entry, verifiableTx: verifiableTx, inclusionProof: inclusionProof)

    static let state = WireState(
        TrustedState(database: "defaultdb", txID: 50, alh: digest(8), signature: signature),
        precommitted: WireState.Precommitted(txID: 51, alh: digest(9)))

    /// Lengths a digest must not have.
    static let wrongDigestLengths = [0, 1, 31, 33, 64]
}

/// Sends a message through its serialised form, as the network would.
func transmit<M: SwiftProtobuf.Message>(_ message: M) throws -> M {
    try M(serializedBytes: try message.serializedBytes() as [UInt8])
}

/// Expects `body` to refuse its input with a code and a field.
func expectRefusal<T>(
    _ code: ProtocolError.Code, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws(ProtocolError) -> T
) {
    do {
        let value = try body()
        Issue.record("accepted: \(value)", sourceLocation: sourceLocation)
    } catch {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
        #expect(error.field == field, "\(error)", sourceLocation: sourceLocation)
        #expect(!error.problem.isEmpty, sourceLocation: sourceLocation)
    }
}
