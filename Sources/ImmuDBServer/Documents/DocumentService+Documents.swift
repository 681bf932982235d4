package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension DocumentService {
    package func insertDocuments(
        request: Immudb_Model_InsertDocumentsRequest, context: ServerContext
    ) async throws -> Immudb_Model_InsertDocumentsResponse {
        let documents = try writableDocuments()
        let given = try request.documents.enumerated().map { index, message in
            try Document(given: message, at: "documents[\(index)]")
        }
        let inserted = try await documents.insert(given, into: request.collectionName)
        return .with {
            $0.transactionID = inserted.txID
            $0.documentIds = inserted.ids.map(\.description)
        }
    }

    package func replaceDocuments(
        request: Immudb_Model_ReplaceDocumentsRequest, context: ServerContext
    ) async throws -> Immudb_Model_ReplaceDocumentsResponse {
        let documents = try writableDocuments()
        guard request.hasQuery else { throw ServerFailure.illegalArguments }
        let revisions = try await documents.replace(
            try DocumentQuery(wire: request.query),
            with: try Document(given: request.document, at: "document"))
        return .with { $0.revisions = revisions.map { Immudb_Model_DocumentAtRevision($0) } }
    }

    package func deleteDocuments(
        request: Immudb_Model_DeleteDocumentsRequest, context: ServerContext
    ) async throws -> Immudb_Model_DeleteDocumentsResponse {
        let documents = try writableDocuments()
        guard request.hasQuery else { throw ServerFailure.illegalArguments }
        try await documents.delete(try DocumentQuery(wire: request.query))
        return Immudb_Model_DeleteDocumentsResponse()
    }

    package func countDocuments(
        request: Immudb_Model_CountDocumentsRequest, context: ServerContext
    ) async throws -> Immudb_Model_CountDocumentsResponse {
        let documents = try documents()
        guard request.hasQuery else { throw ServerFailure.illegalArguments }
        let count = try await documents.count(try DocumentQuery(wire: request.query))
        return .with { $0.count = Int64(clamping: count) }
    }

    package func auditDocument(
        request: Immudb_Model_AuditDocumentRequest, context: ServerContext
    ) async throws -> Immudb_Model_AuditDocumentResponse {
        let documents = try documents()
        guard request.page > 0, request.pageSize > 0 else {
            throw EngineError(.illegalArguments, "illegal arguments: invalid page or page size")
        }
        guard request.pageSize <= Limits.documentsPerPageMax else {
            throw EngineError(
                .illegalArguments, "illegal arguments: \(pageSizeComplaint(request.pageSize))")
        }
        let revisions = try await documents.history(
            of: request.documentID, in: request.collectionName,
            offset: documentOffset(page: request.page, size: request.pageSize),
            limit: Int(request.pageSize), isDescending: request.desc, withDocuments: !request.omitPayload)
        return .with { $0.revisions = revisions.map { Immudb_Model_DocumentAtRevision($0) } }
    }

    package func proofDocument(
        request: Immudb_Model_ProofDocumentRequest, context: ServerContext
    ) async throws -> Immudb_Model_ProofDocumentResponse {
        let database = try calls.database()
        let proof = try await documents().proof(
            of: request.documentID, in: request.collectionName, txID: request.transactionID,
            since: request.proofSinceTransactionID)
        let transaction = WireTx(
            header: proof.transaction.header,
            entries: proof.transaction.entries.map { WireTxEntry($0) })
        let verifiable = WireVerifiableTxV2(
            tx: transaction, dualProof: proof.dualProof,
            signature: try calls.signature(of: proof.dualProof, in: database))
        var answer = Immudb_Model_ProofDocumentResponse()
        answer.database = database.name
        answer.collectionID = proof.collectionID
        answer.documentIDFieldName = proof.idField
        answer.encodedDocument = Data(proof.row)
        answer.verifiableTx = try Immudb_Schema_VerifiableTxV2(verifiable)
        return answer
    }

    /// Documents before a page.
    func documentOffset(page: UInt32, size: UInt32) -> UInt64 { (UInt64(page) - 1) * UInt64(size) }

    func pageSizeComplaint(_ size: UInt32) -> String {
        "the specified page size (\(size)) is larger than the maximum allowed one "
            + "(\(Limits.documentsPerPageMax))"
    }
}
