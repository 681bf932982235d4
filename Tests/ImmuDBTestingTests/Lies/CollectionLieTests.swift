// Covers row 15 of the matrix for documents: a server that lies about which collection a document is of.
import Foundation
import GRPCCore
import ImmuDBClient
import ImmuDBProofs
import ImmuDBProtocol
import ImmuDBRecords
import ImmuDBTesting
import SwiftProtobuf
import Testing

@Suite struct CollectionLieTests {
    private typealias Answer = Immudb_Model_ProofDocumentResponse

    /// Two collections with one document each.
    private func fill(_ client: LedgerClient) async throws -> (mine: DocumentID, other: DocumentID) {
        var ids: [DocumentID] = []
        for name in ["salaries", "wishes"] {
            try await client.createCollection(CollectionDescription(name: name))
            let document = Document([.init(name: "name", value: .string(name))])
            ids += try await client.insertDocuments([document], into: name).claimed.ids
        }
        return (try #require(ids.first), try #require(ids.last))
    }

    /// The honest answer to the next proof of a document.
    private func honest(
        _ victim: Victim, _ client: LedgerClient, _ collection: String, _ id: DocumentID
    ) async throws -> Answer {
        let service = Immudb_Model_DocumentService.Client(wrapping: victim.server.connection)
        let trusted = try await client.trust.load(Victim.pin)?.state?.txID ?? 0
        let session = try #require(client.sessionID)
        return try await service.proofDocument(
            .with {
                ($0.collectionName, $0.documentID) = (collection, id.description)
                $0.proofSinceTransactionID = trusted
            }, metadata: [HeaderName.sessionID: .string(session)]
        ) { try $0.message }
    }

    private func expect(
        _ verdict: Verdict, isPinned: Bool, _ change: (inout Answer) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            let ids = try await fill(client)
            if isPinned {
                #expect(try await client.verifiedDocument("salaries", id: ids.mine).isCollectionNew)
            }
            var lie = try await honest(victim, client, "salaries", ids.mine)
            change(&lie)
            // Told twice: an answer that contradicts the definition is asked for again.
            victim.server.answer(
                "ProofDocument", with: [try lie.serializedBytes(), try lie.serializedBytes()])
            do {
                let found = try await client.verifiedDocument("salaries", id: ids.mine)
                Issue.record("was accepted: \(found.document.json.text)", sourceLocation: sourceLocation)
            } catch let error as ClientError {
                #expect(error.verdict == verdict, "\(error)", sourceLocation: sourceLocation)
                #expect(error.evidencePath != nil, sourceLocation: sourceLocation)
            }
            #expect(
                try await victim.trust().schema(Victim.pin, of: .collection)["salaries"]?.id
                    == (isPinned ? 1 : nil))
            try await client.close()
        }
    }

    @Test(arguments: [true, false]) func anotherNumber(isPinned: Bool) async throws {
        try await expect(.schemaMismatch, isPinned: isPinned) { $0.collectionID = 2 }
        try await expect(.schemaMismatch, isPinned: isPinned) { $0.collectionID = 77 }
    }

    @Test(arguments: [true, false]) func anotherIDField(isPinned: Bool) async throws {
        try await expect(.schemaMismatch, isPinned: isPinned) { $0.documentIDFieldName = "name" }
    }

    /// A document of another collection, with a proof that is right, is no document of this one.
    @Test func aDocumentOfAnotherCollection() async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            let ids = try await fill(client)
            let lie = try await honest(victim, client, "wishes", ids.other).serializedBytes() as [UInt8]
            victim.server.answer("ProofDocument", with: [lie, lie])
            let error = await #expect(throws: ClientError.self) {
                try await client.verifiedDocument("salaries", id: ids.other)
            }
            #expect(error?.verdict == .schemaMismatch)
            try await client.close()
        }
    }

    /// A collection that was made anew, and an id that was renamed, need no word from the user.
    @Test func honestChangesAreLearned() async throws {
        try await Victim.run { victim in
            let client = try await victim.client()
            let ids = try await fill(client)
            #expect(try await client.verifiedDocument("salaries", id: ids.mine).isCollectionNew)
            #expect(try await !client.verifiedDocument("salaries", id: ids.mine).isCollectionNew)
            try await client.updateCollection("salaries", idField: "number")
            let renamed = try await client.verifiedDocument("salaries", id: ids.mine)
            #expect(renamed.isCollectionNew && renamed.collection.columns.map(\.name) == ["number"])
            try await client.deleteCollection("salaries")
            try await client.createCollection(CollectionDescription(name: "salaries"))
            let fresh = try await client.insertDocuments(
                [Document([.init(name: "name", value: .string("new"))])], into: "salaries"
            ).claimed
            let id = try #require(fresh.ids.first)
            let proven = try await client.verifiedDocument("salaries", id: id)
            #expect(proven.isCollectionNew && proven.collection.id == 3)
            try await client.trust.forgetSchema(Victim.pin, collection: "salaries")
            #expect(try await client.verifiedDocument("salaries", id: id).isCollectionNew)
            try await client.close()
        }
    }
}
