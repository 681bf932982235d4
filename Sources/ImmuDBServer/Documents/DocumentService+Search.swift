package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension DocumentService {
    package func searchDocuments(
        request: Immudb_Model_SearchDocumentsRequest, context: ServerContext
    ) async throws -> Immudb_Model_SearchDocumentsResponse {
        let documents = try documents()
        try check(request)
        guard let session = CallContext.current?.session else { throw ServerFailure.noSessionData }
        var search = try await search(request, documents, session)
        let found: [DocumentRevision]
        do {
            found = try await search.reader.next(Int(request.pageSize))
        } catch {
            search.cancel()
            throw error
        }
        var answer = Immudb_Model_SearchDocumentsResponse.with {
            $0.revisions = found.map { Immudb_Model_DocumentAtRevision($0) }
        }
        guard request.keepOpen, found.count == Int(request.pageSize) else {
            search.cancel()
            return answer
        }
        (search.page, search.pageSize) = (request.page, request.pageSize)
        session.resources.keep(search)
        answer.searchID = search.id
        return answer
    }

    private func check(_ request: Immudb_Model_SearchDocumentsRequest) throws(ServerFailure) {
        guard request.searchID.isEmpty || !request.hasQuery else {
            throw ServerFailure(wrapping: "query or searchId must be specified, not both")
        }
        guard request.page > 0, request.pageSize > 0 else {
            throw ServerFailure(wrapping: "invalid page or page size")
        }
        guard request.pageSize <= Limits.documentsPerPageMax else {
            throw ServerFailure(
                RPCError.Code.unknown,
                "result size limit exceeded: \(pageSizeComplaint(request.pageSize))")
        }
    }

    /// The search of the call, standing before its page: a new one, or the session's.
    private func search(
        _ request: Immudb_Model_SearchDocumentsRequest, _ documents: Documents, _ session: Session
    ) async throws -> DocumentSearch {
        let offset = documentOffset(page: request.page, size: request.pageSize)
        guard !request.searchID.isEmpty else {
            guard request.hasQuery else { throw ServerFailure.illegalArguments }
            let query = try DocumentQuery(wire: request.query)
            let reader = try await documents.search(query, offset: offset)
            // The one search that a session may have open is this one from now on.
            session.resources.remove(DocumentSearch.slot)?.cancel()
            return DocumentSearch(
                id: TransactionIdentifier.fresh(), documents: documents, query: query, reader: reader,
                page: request.page, pageSize: request.pageSize)
        }
        let open = try session.resources.takeSearch(request.searchID)
        if open.isBefore(page: request.page, size: request.pageSize) { return open }
        open.cancel()
        return DocumentSearch(
            id: open.id, documents: open.documents, query: open.query,
            reader: try await open.documents.search(open.query, offset: offset), page: request.page,
            pageSize: request.pageSize)
    }
}
