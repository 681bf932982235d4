// Covers DocumentService+Search.swift, DocumentSearch.swift, the proofs of DocumentService+Documents.swift.
import Foundation
import GRPCCore
import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct DocumentServiceTests {
    private func fill(_ bench: Bench, _ count: Int) async throws -> [String] {
        _ = try await bench.documents.createCollection(
            .with {
                $0.name = "c"
                $0.fields = [.with { ($0.name, $0.type) = ("n", .integer) }]
            }, metadata: bench.session)
        return try await bench.documents.insertDocuments(
            .with {
                $0.collectionName = "c"
                $0.documents = (0..<count).map { ["n": Google_Protobuf_Value(integerLiteral: Int64($0))] }
            }, metadata: bench.session
        ).documentIds
    }

    @Test func pagesContinueAnOpenSearch() async throws {
        try await Bench.with { bench in
            let ids = try await fill(bench, 5)
            func page(_ page: UInt32, _ id: String) async throws -> Immudb_Model_SearchDocumentsResponse {
                try await bench.documents.searchDocuments(
                    .with { ($0.searchID, $0.page, $0.pageSize, $0.keepOpen) = (id, page, 2, true) },
                    metadata: bench.session)
            }
            let first = try await bench.documents.searchDocuments(
                .page(of: "c", size: 2, keepOpen: true), metadata: bench.session)
            #expect(first.searchID.count == 20)
            #expect(first.revisions.map(\.documentID) == Array(ids[0..<2]))
            // Not seen by the open reader.
            _ = try await bench.documents.deleteDocuments(
                .with { $0.query = .all(of: "c", where: ("n", 2)) }, metadata: bench.session)
            let second = try await page(2, first.searchID)
            #expect(second.revisions.map(\.documentID) == Array(ids[2..<4]))
            // Back to the beginning: opened anew, and now it is.
            let again = try await page(1, first.searchID)
            #expect(again.searchID == first.searchID)
            let next = try await page(2, first.searchID)
            #expect(next.revisions.map(\.documentID) == Array(ids[3..<5]))
            let end = try await page(3, first.searchID)
            #expect(end.revisions.isEmpty && end.searchID.isEmpty)
            let failure = try await bench.failure { _ in _ = try await page(4, first.searchID) }
            #expect(failure?.message == ServerFailure.documentReaderNotFound.message)
        }
    }

    @Test func aNewSearchEndsTheOneBefore() async throws {
        try await Bench.with { bench in
            _ = try await fill(bench, 5)
            let request = Immudb_Model_SearchDocumentsRequest.page(of: "c", size: 2, keepOpen: true)
            let old = try await bench.documents.searchDocuments(request, metadata: bench.session)
            let new = try await bench.documents.searchDocuments(request, metadata: bench.session)
            #expect(old.searchID != new.searchID)
            func page(_ id: String) async throws -> Int {
                try await bench.documents.searchDocuments(
                    .with { ($0.searchID, $0.page, $0.pageSize) = (id, 2, 2) }, metadata: bench.session
                ).revisions.count
            }
            let failure = try await bench.failure { _ in _ = try await page(old.searchID) }
            #expect(failure?.message == ServerFailure.documentReaderNotFound.message)
            #expect(try await page(new.searchID) == 2)
        }
    }

    @Test func everyProofVerifies() async throws {
        let key = SigningPrivateKey()
        try await Bench.with(signingKey: key) { bench in
            let ids = try await fill(bench, 3)
            _ = try await bench.documents.replaceDocuments(
                .with {
                    $0.query = .all(of: "c", where: ("n", 1))
                    $0.document = ["n": 7]
                }, metadata: bench.session)
            for (id, txID) in [(ids[0], UInt64(0)), (ids[1], 0), (ids[1], 2)] {
                for since in [UInt64(0), 1, 2, 3] {
                    let answer = try await bench.documents.proofDocument(
                        .with {
                            ($0.collectionName, $0.documentID, $0.transactionID) = ("c", id, txID)
                            $0.proofSinceTransactionID = since
                        }, metadata: bench.session)
                    let verifiable = try WireVerifiableTxV2(wire: answer.verifiableTx)
                    #expect(answer.database == "defaultdb" && answer.collectionID == 1)
                    #expect(answer.documentIDFieldName == "_id")
                    let row = [UInt8](answer.encodedDocument)
                    #expect(
                        verifiable.tx.entries.filter { $0.entry.valueHash == SHA256.hash(row) }.count == 1)
                    let proof = verifiable.dualProof
                    let (source, target) = (proof.sourceHeader, proof.targetHeader)
                    #expect([source.id, target.id].contains(verifiable.tx.header.id))
                    try proof.verify(
                        source: source.id, target: target.id, sourceAlh: try source.alh(),
                        targetAlh: try target.alh())
                    #expect(verifiable.signature != nil)
                }
            }
        }
    }

    @Test func valuesWithoutKindAreRefused() async throws {
        try await Bench.with { bench in
            _ = try await fill(bench, 1)
            let failure = try await bench.failure { bench in
                _ = try await bench.documents.insertDocuments(
                    .with {
                        $0.collectionName = "c"
                        $0.documents = [.with { $0.fields["x"] = Google_Protobuf_Value() }]
                    }, metadata: bench.session)
            }
            #expect(failure?.message.hasPrefix("unexpected value") == true)
        }
    }

    @Test func documentsOfTheGreatestDepthComeBack() async throws {
        try await Bench.with { bench in
            _ = try await fill(bench, 1)
            var value = Google_Protobuf_Value(boolValue: true)
            for level in 0..<127 {
                value =
                    level.isMultiple(of: 2)
                    ? Google_Protobuf_Value(structValue: ["a": value])
                    : Google_Protobuf_Value(listValue: .with { $0.values = [value] })
            }
            let inner = value
            let ids = try await bench.documents.insertDocuments(
                .with { ($0.collectionName, $0.documents) = ("c", [["a": inner]]) }, metadata: bench.session
            ).documentIds
            let found = try await bench.documents.searchDocuments(
                .page(of: "c", size: 10, keepOpen: false), metadata: bench.session)
            #expect(found.revisions.last?.documentID == ids.first)
            #expect(found.revisions.last?.document.fields["a"] == inner)
            let failure = try await bench.failure { bench in
                _ = try await bench.documents.insertDocuments(
                    .with {
                        $0.collectionName = "c"
                        $0.documents = [["n": 1], ["a": .init(structValue: ["b": inner])]]
                    }, metadata: bench.session)
            }
            let place = "documents[1].a.b.a[0].a"
            #expect(failure?.message.hasPrefix("illegal arguments: \(place)") == true, "\(failure as Any)")
            #expect((failure?.message.utf8.count ?? 0) < 300, "\(failure as Any)")
        }
    }

    @Test func whatIsNoNumberOfJSONIsRefused() async throws {
        try await Bench.with { bench in
            _ = try await fill(bench, 1)
            for number in [Double.nan, .infinity, -.infinity] {
                let failure = try await bench.failure { bench in
                    _ = try await bench.documents.insertDocuments(
                        .with {
                            $0.collectionName = "c"
                            $0.documents = [["x": .init(listValue: [1, .init(numberValue: number)])]]
                        }, metadata: bench.session)
                }
                #expect(
                    failure?.message.hasPrefix("unexpected value: documents[0].x[1]: \(number) is no number")
                        == true,
                    "\(failure as Any)")
            }
            let huge = Double.greatestFiniteMagnitude
            _ = try await bench.documents.insertDocuments(
                .with {
                    ($0.collectionName, $0.documents) = ("c", [["n": .init(numberValue: huge)]])
                }, metadata: bench.session)
            let found = try await bench.documents.searchDocuments(
                .page(of: "c", size: 10, keepOpen: false), metadata: bench.session)
            #expect(found.revisions.last?.document.fields["n"]?.numberValue == huge)
        }
    }
}
