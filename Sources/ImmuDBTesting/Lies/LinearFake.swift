package import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Row 7 of the matrix: answers of the linear fake (CVE-2022-36111), a history with transactions 2, 3 and 5
/// in which another transaction 2 can then be proven, for ``MaliciousServer/answer(_:with:)``.
///
/// The attack is one of the test vectors; it cannot be computed without breaking a hash, so it is read.
package struct LinearFake: Sendable {
    /// The true transaction 2.
    package let trustedAlh: Digest
    /// The forged one.
    package let forgedAlh: Digest
    /// One verifiable transaction for each step: 2 to 3, three ways from 3 to 5, the forged 2 to 5.
    package let answers: [[UInt8]]
    /// The current state that each answer leads to.
    package let states: [[UInt8]]

    /// - Parameter content: the JSON text of the vectors.
    /// - Throws: when it is not of that form.
    package init(vectors content: [UInt8]) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let steps = try decoder.decode(Vectors.self, from: Data(content)).linearFakeAttack.steps
        guard let first = steps.first, let last = steps.last, steps.count == LinearFake.stepsCount else {
            throw FormatError("the attack has \(steps.count) steps, not \(LinearFake.stepsCount)")
        }
        trustedAlh = try digest(first.proof.sourceAlh)
        forgedAlh = try digest(last.proof.sourceAlh)
        answers = try steps.map { try $0.proof.answer() }
        states = try steps.map { try $0.proof.state() }
    }

    private static let stepsCount = 5

    private struct Vectors: Decodable { let linearFakeAttack: Attack }
    private struct Attack: Decodable { let steps: [Step] }
    private struct Step: Decodable { let proof: Proof }

    private struct Header: Decodable {
        let id: UInt64
        let version: Int32
        let ts: Int64
        let blTxId: UInt64
        let blRoot, prevAlh: String
        let nEntries: Int32
        let eh: String

        func message() throws -> Immudb_Schema_TxHeader {
            try .with {
                $0.id = id
                $0.version = version
                $0.ts = ts
                $0.blTxID = blTxId
                $0.blRoot = try bytes(blRoot)
                $0.prevAlh = try bytes(prevAlh)
                $0.nentries = nEntries
                $0.eH = try bytes(eh)
            }
        }
    }

    private struct Terms: Decodable {
        let sourceTxId, targetTxId: UInt64
        let terms: [String]
    }

    private struct Advance: Decodable {
        let linearProofTerms: [String]?
        let inclusionProofs: [[String]]?
    }

    private struct Proof: Decodable {
        let sourceAlh: String
        let sourceHeader, targetHeader: Header
        let inclusionProof, consistencyProof, lastInclusionProof: [String]?
        let targetBlTxAlh: String
        let linearProof: Terms?
        let linearAdvanceProof: Advance?

        func answer() throws -> [UInt8] {
            let target = try targetHeader.message()
            let dual = try Immudb_Schema_DualProof.with {
                $0.sourceTxHeader = try sourceHeader.message()
                $0.targetTxHeader = target
                $0.inclusionProof = try (inclusionProof ?? []).map(bytes)
                $0.consistencyProof = try (consistencyProof ?? []).map(bytes)
                $0.targetBlTxAlh = try bytes(targetBlTxAlh)
                $0.lastInclusionProof = try (lastInclusionProof ?? []).map(bytes)
                if let linear = linearProof {
                    $0.linearProof.sourceTxID = linear.sourceTxId
                    $0.linearProof.targetTxID = linear.targetTxId
                    $0.linearProof.terms = try linear.terms.map(bytes)
                }
                if let advance = linearAdvanceProof {
                    $0.linearAdvanceProof.linearProofTerms = try (advance.linearProofTerms ?? []).map(bytes)
                    $0.linearAdvanceProof.inclusionProofs = try (advance.inclusionProofs ?? []).map { path in
                        try .with { $0.terms = try path.map(bytes) }
                    }
                }
            }
            return try Immudb_Schema_VerifiableTx.with {
                $0.tx.header = target
                $0.dualProof = dual
            }.serializedBytes()
        }

        /// The state that the proof leads to.
        func state() throws -> [UInt8] {
            let header = try TxHeader(wire: try targetHeader.message())
            return try Immudb_Schema_ImmutableState.with {
                $0.db = "defaultdb"
                $0.txID = header.id
                $0.txHash = Data(try header.alh().bytes)
            }.serializedBytes()
        }
    }
}

private func bytes(_ hex: String) throws -> Data {
    guard let bytes = Hex.decode(hex) else { throw FormatError("'\(hex)' is not hexadecimal") }
    return Data(bytes)
}

private func digest(_ hex: String) throws -> Digest {
    guard let digest = Digest(hex: hex) else { throw FormatError("'\(hex)' is no hash") }
    return digest
}
