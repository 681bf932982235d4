package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
internal import SwiftProtobuf

/// Collections of documents over an engine. One file per family of calls; caller and database are found as
/// ``ImmuService`` finds them.
package struct DocumentService: Immudb_Model_DocumentService.SimpleServiceProtocol {
    let calls: ImmuService

    package init(calls: ImmuService) { self.calls = calls }

    /// The collections of the call's database.
    func documents() throws -> Documents {
        try calls.database().documents(as: try calls.caller().user)
    }

    /// The same, for writing.
    func writableDocuments() throws -> Documents {
        try calls.writableDatabase().documents(as: try calls.caller().user)
    }
}

// MARK: Collections

extension DocumentService {
    package func createCollection(
        request: Immudb_Model_CreateCollectionRequest, context: ServerContext
    ) async throws -> Immudb_Model_CreateCollectionResponse {
        let documents = try writableDocuments()
        let idField = request.documentIDFieldName
        try await documents.create(
            DocumentCollection(
                name: request.name, idField: idField.isEmpty ? DocumentName.standardIDField : idField,
                fields: try request.fields.map { try DocumentCollection.Field(wire: $0) },
                indexes: request.indexes.map {
                    DocumentCollection.FieldIndex($0.fields, isUnique: $0.isUnique)
                }))
        return Immudb_Model_CreateCollectionResponse()
    }

    package func getCollection(
        request: Immudb_Model_GetCollectionRequest, context: ServerContext
    ) async throws -> Immudb_Model_GetCollectionResponse {
        let collection = try await documents().collection(request.name)
        return .with { $0.collection = Immudb_Model_Collection(collection) }
    }

    package func getCollections(
        request: Immudb_Model_GetCollectionsRequest, context: ServerContext
    ) async throws -> Immudb_Model_GetCollectionsResponse {
        let collections = try await documents().all()
        return .with { $0.collections = collections.map { Immudb_Model_Collection($0) } }
    }

    package func updateCollection(
        request: Immudb_Model_UpdateCollectionRequest, context: ServerContext
    ) async throws -> Immudb_Model_UpdateCollectionResponse {
        try await writableDocuments().update(request.name, idField: request.documentIDFieldName)
        return Immudb_Model_UpdateCollectionResponse()
    }

    package func deleteCollection(
        request: Immudb_Model_DeleteCollectionRequest, context: ServerContext
    ) async throws -> Immudb_Model_DeleteCollectionResponse {
        try await writableDocuments().delete(request.name)
        return Immudb_Model_DeleteCollectionResponse()
    }

    package func addField(
        request: Immudb_Model_AddFieldRequest, context: ServerContext
    ) async throws -> Immudb_Model_AddFieldResponse {
        let documents = try writableDocuments()
        guard request.hasField else {
            throw EngineError(.illegalArguments, "illegal arguments: no field specified")
        }
        try await documents.add(
            DocumentCollection.Field(wire: request.field), to: request.collectionName)
        return Immudb_Model_AddFieldResponse()
    }

    package func removeField(
        request: Immudb_Model_RemoveFieldRequest, context: ServerContext
    ) async throws -> Immudb_Model_RemoveFieldResponse {
        try await writableDocuments().remove(field: request.fieldName, from: request.collectionName)
        return Immudb_Model_RemoveFieldResponse()
    }

    package func createIndex(
        request: Immudb_Model_CreateIndexRequest, context: ServerContext
    ) async throws -> Immudb_Model_CreateIndexResponse {
        try await writableDocuments().create(
            DocumentCollection.FieldIndex(request.fields, isUnique: request.isUnique),
            on: request.collectionName)
        return Immudb_Model_CreateIndexResponse()
    }

    package func deleteIndex(
        request: Immudb_Model_DeleteIndexRequest, context: ServerContext
    ) async throws -> Immudb_Model_DeleteIndexResponse {
        try await writableDocuments().deleteIndex(request.fields, of: request.collectionName)
        return Immudb_Model_DeleteIndexResponse()
    }
}
