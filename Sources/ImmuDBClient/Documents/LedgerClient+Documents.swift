internal import GRPCCore
public import ImmuDBProofs
internal import ImmuDBProtocol
public import ImmuDBRecords
internal import SwiftProtobuf

extension LedgerClient {
    /// Inserts documents in one transaction, each under a fresh id.
    /// ``verifiedDocument(_:id:atTx:expecting:)`` proves one of them.
    /// - Throws: `ClientError`: `conflict` for a taken value of a unique index, `invalidArgument`, `limit`;
    ///   nothing is written then.
    public func insertDocuments(
        _ given: [Document], into collection: String
    ) async throws -> Unverified<DocumentInsertionAnswer> {
        let request = Immudb_Model_InsertDocumentsRequest.with {
            $0.collectionName = collection
            $0.documents = given.map { Google_Protobuf_Struct($0) }
        }
        let answer = try await documentReply("InsertDocuments", request) {
            try await $0.insertDocuments($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("InsertDocuments") { () throws(ProtocolError) in
                guard answer.documentIds.count == given.count else {
                    throw ProtocolError(
                        .malformedMessage, "documentIds",
                        problem: "\(answer.documentIds.count) ids for \(given.count) documents")
                }
                var ids: [DocumentID] = []
                for id in answer.documentIds { ids.append(try DocumentID(wire: id, "documentIds")) }
                return DocumentInsertionAnswer(txID: answer.transactionID, ids: ids)
            })
    }

    /// Replaces the documents that a selection finds, each as a whole, in one transaction.
    /// - Parameter document: if it has the id member, only the document of that id is replaced.
    /// - Returns: the new revisions without documents; empty when nothing was found.
    public func replaceDocuments(
        _ selection: DocumentSelection, with document: Document
    ) async throws -> Unverified<[DocumentVersion]> {
        let request = Immudb_Model_ReplaceDocumentsRequest.with {
            $0.query = Immudb_Model_Query(selection)
            $0.document = Google_Protobuf_Struct(document)
        }
        let answer = try await documentReply("ReplaceDocuments", request) {
            try await $0.replaceDocuments($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(try versions("ReplaceDocuments", answer.revisions))
    }

    /// Deletes the documents that a selection finds, in one transaction; all of them for an empty one. Their
    /// history stays.
    public func deleteDocuments(_ selection: DocumentSelection) async throws {
        let request = Immudb_Model_DeleteDocumentsRequest.with { $0.query = Immudb_Model_Query(selection) }
        _ = try await documentReply("DeleteDocuments", request) {
            try await $0.deleteDocuments($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Number of documents that a selection finds, at most its limit.
    public func countDocuments(_ selection: DocumentSelection) async throws -> Unverified<UInt64> {
        let request = Immudb_Model_CountDocumentsRequest.with { $0.query = Immudb_Model_Query(selection) }
        let answer = try await documentReply("CountDocuments", request) {
            try await $0.countDocuments($1, metadata: $2, options: $3, onResponse: $4)
        }
        guard let count = UInt64(exactly: answer.count) else {
            throw ClientError(.protocolViolation, "a negative count", location: "CountDocuments")
        }
        return Unverified(count)
    }

    /// One page of the documents that a selection finds.
    /// - Parameters:
    ///   - page: from 1.
    ///   - pageSize: 1 to ``ClientLimits/documentsPerPageMax``.
    public func searchDocuments(
        _ selection: DocumentSelection, page: UInt32 = 1, pageSize: UInt32
    ) async throws -> Unverified<[FoundDocument]> {
        let request = Immudb_Model_SearchDocumentsRequest.with {
            ($0.query, $0.page, $0.pageSize) = (Immudb_Model_Query(selection), page, pageSize)
        }
        return Unverified(try await search(request).documents)
    }

    /// All documents that a selection finds, page by page from one snapshot; one page is in memory at a time.
    /// - Parameter onPage: called for each page that is not empty; what it throws ends the search.
    public func findDocuments(
        _ selection: DocumentSelection, pageSize: UInt32 = ClientLimits.documentsPerPageMax,
        isolation: isolated (any Actor)? = #isolation,
        onPage: (Unverified<[FoundDocument]>) async throws -> Void
    ) async throws {
        var request = Immudb_Model_SearchDocumentsRequest.with {
            ($0.query, $0.page, $0.pageSize) = (Immudb_Model_Query(selection), 1, pageSize)
            $0.keepOpen = true
        }
        while true {
            let (found, next) = try await search(request)
            if !found.isEmpty { try await onPage(Unverified(found)) }
            guard !next.isEmpty else { return }
            guard found.count == Int(pageSize), request.page < .max else {
                throw ClientError(
                    .protocolViolation, "a page with too few documents that is not the last",
                    location: "SearchDocuments")
            }
            request.clearQuery()
            request.searchID = next
            request.page += 1
        }
    }

    private func search(
        _ request: Immudb_Model_SearchDocumentsRequest
    ) async throws -> (documents: [FoundDocument], next: String) {
        let answer = try await documentReply("SearchDocuments", request) {
            try await $0.searchDocuments($1, metadata: $2, options: $3, onResponse: $4)
        }
        let found = try convert("SearchDocuments") { () throws(ProtocolError) in
            var found: [FoundDocument] = []
            found.reserveCapacity(answer.revisions.count)
            for revision in answer.revisions { found.append(try FoundDocument(wire: revision)) }
            return found
        }
        return (found, answer.searchID)
    }

    /// Revisions of a document, oldest first or newest first.
    /// - Throws: `ClientError`: `notFound`.
    public func documentHistory(
        _ collection: String, id: DocumentID, page: UInt32 = 1,
        pageSize: UInt32 = ClientLimits.documentsPerPageMax, isDescending: Bool = false,
        omitsDocuments: Bool = false
    ) async throws -> Unverified<[DocumentVersion]> {
        let request = Immudb_Model_AuditDocumentRequest.with {
            ($0.collectionName, $0.documentID) = (collection, id.description)
            ($0.page, $0.pageSize, $0.desc) = (page, pageSize, isDescending)
            $0.omitPayload = omitsDocuments
        }
        let answer = try await documentReply("AuditDocument", request) {
            try await $0.auditDocument($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(try versions("AuditDocument", answer.revisions))
    }

    private func versions(
        _ name: String, _ revisions: [Immudb_Model_DocumentAtRevision]
    ) throws(ClientError) -> [DocumentVersion] {
        try convert(name) { () throws(ProtocolError) in
            var versions: [DocumentVersion] = []
            for revision in revisions { versions.append(try DocumentVersion(wire: revision)) }
            return versions
        }
    }
}
