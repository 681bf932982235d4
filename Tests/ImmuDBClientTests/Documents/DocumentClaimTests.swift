// Covers DocumentClaim and Verifier+ListedEntry: the recorded proofs, each with the verdict it deserves.
import Foundation
import ImmuDBProofs
import ImmuDBProtocol
import ImmuDBRecords
import SwiftProtobuf
import Testing

@testable import ImmuDBClient

@Suite struct DocumentClaimTests {
    struct Vector: Sendable {
        let name: String
        let message: Immudb_Model_ProofDocumentResponse
        let document: Document
        let known: TrustedState
        let isValid: Bool
        let newState: (txID: UInt64, alh: String)
    }

    static func vectors() throws -> [Vector] {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        let data = try Data(contentsOf: url.appendingPathComponent("Vectors/document-encoding.json"))
        let file = try JSONValue(parsing: String(decoding: data, as: UTF8.self))
        return try file["proofs"].elements.map { node in
            let bytes = try #require(Data(base64Encoded: node["proof_protobuf_base64"].string))
            let message = try Immudb_Model_ProofDocumentResponse(serializedBytes: bytes)
            let alh = Hex.decode(node["known_state_hash"].string).flatMap { Digest($0) }
            guard case .object(let members) = node["document"] else { throw CocoaError(.coderReadCorrupt) }
            return Vector(
                name: node["name"].string, message: message, document: Document(members),
                known: TrustedState(
                    database: message.database, txID: UInt64(node["known_state_tx"].number),
                    alh: alh ?? .ofNothing),
                isValid: node["valid"].text == "true",
                newState: (UInt64(node["new_state_tx"].number), node["new_state_hash"].string))
        }
    }

    /// What the client says to each proof that the reference refuses; verdicts first.
    static let refusals: [String: String] = [
        "known-state-elsewhere": "wrongSubject", "known-state-wrong-hash": "fork",
        "value-tampered": "valueMismatch", "other-document": "valueMismatch",
        "document-without-id": "no id", "document-with-other-id": "inclusionMismatch",
        "other-collection-id": "inclusionMismatch", "entry-duplicated": "inclusionMismatch",
        "entry-hash-tampered": "valueMismatch", "tx-header-tampered": "headerMismatch",
        "target-header-tampered": "headerMismatch", "ends-swapped": "malformedProof",
        "old-revision-no-state": "wrongSubject", "inclusion-proof-tampered": "fork",
        "consistency-proof-tampered": "fork",
    ]

    private func verify(_ vector: Vector) throws -> Verified<ProvenEntry> {
        let id = try DocumentClaim.id(of: vector.document, field: vector.message.documentIDFieldName)
        let claim = try DocumentClaim("c", id, vector.message)
        var trace = ProofTrace.off
        let proof = try claim.verify(
            with: Verifier(trusted: vector.known), asked: nil, tracing: &trace)
        _ = try claim.document(expecting: vector.document)
        return proof
    }

    @Test func everyRecordedProofGetsItsVerdict() throws {
        let vectors = try Self.vectors()
        #expect(vectors.count == 22)
        #expect(vectors.filter { !$0.isValid }.count == Self.refusals.count)
        for vector in vectors {
            do {
                let proof = try verify(vector)
                #expect(vector.isValid, "\(vector.name) was accepted")
                #expect(proof.state.txID == vector.newState.txID, "\(vector.name)")
                #expect(proof.state.alh.hex == vector.newState.alh, "\(vector.name)")
            } catch let failure as VerificationFailure {
                #expect(failure.verdict.rawValue == Self.refusals[vector.name], "\(vector.name): \(failure)")
            } catch let error as ClientError {
                #expect(Self.refusals[vector.name] == "no id", "\(vector.name): \(error)")
                #expect(error.code == .invalidArgument)
            } catch let error as ProtocolError {
                Issue.record("\(vector.name): \(error)")
            }
        }
    }

    @Test func anotherDatabaseIsAnotherSubject() throws {
        let vector = try #require(try Self.vectors().first { $0.isValid })
        let id = try DocumentClaim.id(of: vector.document, field: "_id")
        let claim = try DocumentClaim("c", id, vector.message)
        var trace = ProofTrace.off
        do {
            _ = try claim.verify(
                with: Verifier(trusted: .empty(database: "other")), asked: nil, tracing: &trace)
            Issue.record("a proof of another database was accepted")
        } catch {
            #expect(error.verdict == .wrongSubject)
        }
    }

    @Test func anyFlippedBitIsNoticed() throws {
        let vector = try #require(try Self.vectors().first { $0.name == "last-since-3" })
        let bytes = Array(try vector.message.serializedBytes() as [UInt8])
        var refused = 0
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            do {
                var other = vector
                other = Vector(
                    name: other.name,
                    message: try Immudb_Model_ProofDocumentResponse(serializedBytes: changed),
                    document: other.document, known: other.known, isValid: true, newState: other.newState)
                let proof = try verify(other)
                // What no hash covers must not reach what is proven.
                #expect(
                    proof.state.txID == vector.newState.txID && proof.state.alh.hex == vector.newState.alh)
                #expect(proof.txID == 9)
            } catch {
                refused += 1
            }
        }
        #expect(refused > bytes.count * 9 / 10)
    }

    @Test func aRowOfAnotherIDIsNotShown() throws {
        let vector = try #require(try Self.vectors().first { $0.isValid })
        let other = try DocumentID(text: "00")
        let claim = try DocumentClaim("c", other, vector.message)
        do {
            _ = try claim.document(expecting: nil)
            Issue.record("the row of another id was shown")
        } catch {
            #expect(error.verdict == .wrongSubject)
        }
    }
}

extension JSONValue {
    fileprivate subscript(_ name: String) -> JSONValue { value(at: [name]) ?? .null }
    fileprivate var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
    fileprivate var string: String { if case .string(let text) = self { text } else { "" } }
    fileprivate var number: Double { if case .number(let number) = self { number } else { 0 } }
}
